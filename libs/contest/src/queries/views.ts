import type { Id } from '@platform/kernel';
import type { ContestState } from '../domain/contest.workflow';

export type { ContestState };
export type ContestId = Id<'contest'>;

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
