import type { Blocker } from '@platform/kernel';

export interface Label {
  readonly vi: string;
  readonly en: string;
}

/** A condition on facts; returns every reason against, or nothing. */
export interface Guard<Facts> {
  readonly name: string;
  readonly check: (facts: Facts, now: Date) => Blocker | readonly Blocker[] | null;
}

/** One line of a transition table: read it aloud as "name: from → to, by roles, if guards, emits". */
export interface TransitionRow<State extends string, Facts> {
  readonly name: string;
  readonly label: Label;
  readonly from: readonly State[];
  readonly to: State;
  /** Where the facts choose between several ends, as a return to where it came from: the other ends, and the choice. */
  readonly choice?: { readonly others: readonly State[]; readonly pick: (facts: Facts) => State };
  /** Roles that may take the step: granted ones, or relations to the subject such as `lead_author`; `system` is the clock. */
  readonly roles: readonly string[];
  readonly guards?: readonly Guard<Facts>[];
  readonly needsReason?: boolean;
  readonly emits: string;
}

export interface Workflow<State extends string, Facts> {
  readonly name: string;
  readonly initial: State;
  readonly states: Readonly<Record<State, Label>>;
  readonly transitions: readonly TransitionRow<State, Facts>[];
}

export interface Asker {
  readonly roles: readonly string[];
  readonly reason: string | null;
}

export type Decision<State extends string> =
  | { readonly ok: true; readonly to: State; readonly event: string }
  | { readonly ok: false; readonly kind: 'forbidden' | 'conflict' | 'invalid'; readonly blockers: readonly Blocker[] };

/**
 * Decides one step; pure. Says all blockers at once. A person without the role hears only that: what the facts are
 * is not theirs to learn.
 */
export function decide<State extends string, Facts>(
  workflow: Workflow<State, Facts>,
  state: State,
  transition: string,
  facts: Facts,
  asker: Asker,
  now: Date,
): Decision<State> {
  const rows = workflow.transitions.filter((row) => row.name === transition);
  if (rows.length === 0) return { ok: false, kind: 'conflict', blockers: [{ code: 'workflow.unknown_transition' }] };
  const mine = rows.filter((row) => row.roles.some((role) => asker.roles.includes(role)));
  if (mine.length === 0) return { ok: false, kind: 'forbidden', blockers: [{ code: 'workflow.role' }] };
  const row = mine.find((candidate) => candidate.from.includes(state));
  if (!row) {
    const { vi, en } = workflow.states[state];
    return {
      ok: false,
      kind: 'conflict',
      blockers: [{ code: 'workflow.state', params: { state, vi, en } }],
    };
  }
  const blockers = (row.guards ?? []).flatMap((guard) => guard.check(facts, now) ?? []);
  if (row.needsReason && !asker.reason?.trim()) {
    if (blockers.length === 0)
      return { ok: false, kind: 'invalid', blockers: [{ code: 'workflow.reason_required', path: 'reason' }] };
    blockers.push({ code: 'workflow.reason_required', path: 'reason' });
  }
  if (blockers.length > 0) return { ok: false, kind: 'conflict', blockers };
  return { ok: true, to: row.choice ? row.choice.pick(facts) : row.to, event: row.emits };
}

export interface AvailableTransition {
  readonly name: string;
  readonly label: Label;
  readonly needsReason: boolean;
  readonly blockers: readonly Blocker[];
}

/** The steps this person could take from this state, with what stands against each. */
export function availableTransitions<State extends string, Facts>(
  workflow: Workflow<State, Facts>,
  state: State,
  facts: Facts,
  roles: readonly string[],
  now: Date,
): AvailableTransition[] {
  return workflow.transitions
    .filter((row) => row.from.includes(state) && row.roles.some((role) => roles.includes(role) && role !== 'system'))
    .map((row) => ({
      name: row.name,
      label: row.label,
      needsReason: row.needsReason ?? false,
      blockers: (row.guards ?? []).flatMap((guard) => guard.check(facts, now) ?? []),
    }));
}

/** Faults of a table: unknown states, states never reached, two rows for the same step from the same state and role. */
export function tableFaults<State extends string, Facts>(workflow: Workflow<State, Facts>): string[] {
  const known = new Set(Object.keys(workflow.states));
  const reached = new Set<string>([workflow.initial]);
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const row of workflow.transitions) {
    for (const state of [...row.from, ...endsOf(row)])
      if (!known.has(state)) faults.push(`${row.name}: unknown state ${state}`);
    for (const state of row.from) {
      for (const role of row.roles) {
        const step = `${row.name} from ${state} by ${role}`;
        if (seen.has(step)) faults.push(`${step}: two rows`);
        seen.add(step);
      }
    }
    if (row.from.length === 0) faults.push(`${row.name}: no state to start from`);
    if (row.roles.length === 0) faults.push(`${row.name}: nobody may do it`);
  }
  for (let grew = true; grew;) {
    grew = false;
    for (const row of workflow.transitions) {
      if (!row.from.some((state) => reached.has(state))) continue;
      for (const end of endsOf(row)) {
        if (reached.has(end)) continue;
        reached.add(end);
        grew = true;
      }
    }
  }
  for (const state of known) if (!reached.has(state)) faults.push(`${state}: never reached`);
  return faults;
}

/** Every state a step may end in. */
export function endsOf<State extends string, Facts>(row: TransitionRow<State, Facts>): readonly State[] {
  return [row.to, ...(row.choice?.others ?? [])];
}
