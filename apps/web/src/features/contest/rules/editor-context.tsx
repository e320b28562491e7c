import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import type { Schemas } from '../../../api/client';
import type { Json, Schema } from './schema';

export type Fault = Schemas['RulebookCheck']['saving']['blockers'][number];

export interface Editing {
  readonly document: Json;
  readonly faults: readonly Fault[];
  /** What may still change; null: everything. */
  readonly mayChange: Schemas['RulebookCheck']['mayChange'];
  readonly zone: string;
  /** The place that was asked for last: what lies around it opens. */
  readonly target: string | null;
  readonly change: (path: string, value: Json | undefined) => void;
  readonly goTo: (path: string) => void;
  /** Lists hold places and places hold lists: given here, so that their modules need not name each other. */
  readonly renderList: (path: string, schema: Schema) => ReactNode;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (!editing) throw new Error('Outside of the rules editor.');
  return editing;
}

export const isBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`);
export const domId = (path: string): string => `rule-${path.replaceAll('.', '-')}`;

/** The sentences about one place, as the error of its input. */
export function useFaults(path: string, below = false): readonly Fault[] {
  return useEditing().faults.filter((fault) => (below ? isBelow(fault.path, path) : fault.path === path));
}
