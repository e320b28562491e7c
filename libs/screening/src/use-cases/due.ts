import { refuse } from '@platform/kernel';

export interface DueInput {
  readonly dueAt?: string | undefined;
  /** For demonstrations: from now. */
  readonly dueInSeconds?: number | undefined;
}

const DAY_MS = 86_400_000;

/** The due date asked for; `days` where none is given. */
export function dueOf(input: DueInput, now: Date, days: number | null): Date {
  if (input.dueAt !== undefined && input.dueInSeconds !== undefined) {
    return refuse('invalid', 'screening.due_twice', undefined, 'dueInSeconds');
  }
  if (input.dueInSeconds !== undefined) return new Date(now.getTime() + input.dueInSeconds * 1000);
  if (input.dueAt !== undefined) {
    const due = new Date(input.dueAt);
    return due > now ? due : refuse('invalid', 'screening.due_in_past', undefined, 'dueAt');
  }
  if (days === null) return refuse('invalid', 'screening.due_required', undefined, 'dueAt');
  return new Date(now.getTime() + days * DAY_MS);
}

/** When to remind of a due date: a day before, where at least two were given; else not at all. */
export function reminderOf(now: Date, due: Date): Date | null {
  return due.getTime() - now.getTime() >= 2 * DAY_MS ? new Date(due.getTime() - DAY_MS) : null;
}
