import type { Refusal } from '@platform/kernel';
import type { InitiativeState } from './initiative.types';

export interface EditFacts {
  readonly state: InitiativeState;
  /** Entered from paper: only files may still be added, until a second secretary has confirmed it. */
  readonly awaitsIntake: boolean;
  readonly contestState: string;
  /** Exclusive. */
  readonly closesAt: Date;
  readonly completionDueAt: Date | null;
  readonly completionAuthors: boolean;
  readonly roles: readonly string[];
}

/** content: title, answers. files: attachments. heading: theme, author kind, unit. authors: the list with its shares. */
export const EDITED_PARTS = ['content', 'files', 'heading', 'authors'] as const;
export type EditedPart = (typeof EDITED_PARTS)[number];

const conflict = (code: string, params: Refusal['params'] = {}): Refusal => ({ kind: 'conflict', code, params });

/** What stays as it was handed in. */
export function fixedParts({
  state,
  completionAuthors,
}: Pick<EditFacts, 'state' | 'completionAuthors'>): readonly EditedPart[] {
  if (state === 'draft') return [];
  if (state !== 'awaiting_completion') return EDITED_PARTS;
  return completionAuthors ? ['heading'] : ['heading', 'authors'];
}

/** Why this part may not be edited by this person now, or null. */
export function editRefusal(facts: EditFacts, part: EditedPart, now: Date): Refusal | null {
  if (!facts.roles.includes('owner') && !facts.roles.includes('lead_author')) {
    return { kind: 'forbidden', code: 'initiative.not_keeper' };
  }
  if (facts.state === 'draft') {
    if (facts.contestState !== 'open' && facts.contestState !== 'closed') {
      return conflict('initiative.contest_not_open', { state: facts.contestState });
    }
    if (facts.awaitsIntake) {
      return part === 'files' && facts.roles.includes('owner') ? null : conflict('initiative.awaits_intake');
    }
    return now < facts.closesAt ? null : conflict('initiative.closed', { closesAt: facts.closesAt.toISOString() });
  }
  const fixed = fixedParts(facts);
  if (part === 'authors' && fixed.includes(part)) return conflict('initiative.authors_fixed');
  if (fixed.includes('content')) return conflict('initiative.not_editable');
  if (fixed.includes(part)) return conflict('initiative.heading_fixed');
  return facts.completionDueAt && now >= facts.completionDueAt
    ? conflict('initiative.completion_overdue', { dueAt: facts.completionDueAt.toISOString() })
    : null;
}
