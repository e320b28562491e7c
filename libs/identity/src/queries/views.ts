import type { Id, Language } from '@platform/kernel';
import type { AccountState } from '../domain/account.workflow';
import type { UnitState } from '../domain/unit.workflow';

export type AccountId = Id<'account'>;
export type PersonId = Id<'person'>;
export type UnitId = Id<'unit'>;
export type GrantId = Id<'grant'>;

export type { AccountState, UnitState };

export interface AccountView {
  readonly id: AccountId;
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly state: AccountState;
  readonly language: Language;
}

/** Everything known of a person; what of it is shown to whom is decided by the reader of this view. */
export interface PersonView {
  readonly id: PersonId;
  readonly name: string;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly jobTitle: string | null;
  /** yyyy-MM-dd */
  readonly birthDate: string | null;
  readonly gender: 'male' | 'female' | 'other' | null;
  readonly qualification: string | null;
  readonly phone: string | null;
  /** The account's address where there is an account, else the one given for the person. */
  readonly email: string | null;
  readonly staffCode: string | null;
  /** Null for a person without account: consent is a signed page, notices are printed. */
  readonly accountId: AccountId | null;
  readonly language: Language;
  readonly version: number;
}

export interface UnitView {
  readonly id: UnitId;
  readonly code: string;
  readonly name: string;
  /** The block (khối) it is counted in, such as `department` or `commune`. */
  readonly block: string;
  readonly state: UnitState;
  readonly parentId: UnitId | null;
  readonly successorId: UnitId | null;
  readonly staffCount: number | null;
  readonly version: number;
}

export interface Holder {
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly name: string;
  readonly unitId: UnitId | null;
  readonly role: string;
}
