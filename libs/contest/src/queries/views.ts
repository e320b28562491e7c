import type { Id } from '@platform/kernel';

export type ContestId = Id<'contest'>;
export type ContestState =
  'preparing' | 'announced' | 'open' | 'closed' | 'concluded' | 'archived' | 'suspended' | 'cancelled';

export interface ContestView {
  readonly id: ContestId;
  /** Prefix of the public codes, such as SK26. */
  readonly code: string;
  readonly title: string;
  readonly state: ContestState;
  readonly zone: string;
  readonly opensAt: Date;
  /** Exclusive; what holds for one dossier is `closingFor`. */
  readonly closesAt: Date;
  readonly rulebookVersion: number;
  readonly version: number;
}
