import { decide, tableFaults } from '@platform/workflow';
import type { Workflow } from '@platform/workflow';
import { completionWorkflow } from './completion.workflow';
import type { CompletionFacts } from './completion.workflow';
import { reinstatementWorkflow } from './reinstatement.workflow';
import { verdictWorkflow } from './verdict.workflow';

const now = new Date('2026-03-02T01:00:00Z');
const ROLES = ['secretary', 'secretary_head', 'decider', 'judge', 'organiser', 'admin', 'author', 'system'];

/** step: from → to, by; every other (state, step, role) is refused. */
type Allowed = Record<string, readonly [from: string, to: string, roles: readonly string[]]>;

function everyCase<State extends string, Facts>(workflow: Workflow<State, Facts>, facts: Facts, allowed: Allowed) {
  describe(workflow.name, () => {
    it('is a sound table', () => expect(tableFaults(workflow)).toEqual([]));
    it('has the steps written here', () =>
      expect(workflow.transitions.map((row) => row.name)).toEqual(Object.keys(allowed)));

    const cases = Object.entries(allowed).flatMap(([step, rule]) =>
      (Object.keys(workflow.states) as State[]).flatMap((state) =>
        ROLES.map((role) => [step, state, role, rule] as const),
      ),
    );
    it.each(cases)('%s from %s by %s', (step, state, role, [from, to, roles]) => {
      const decision = decide(workflow, state, step, facts, { roles: [role], reason: 'vì thế' }, now);
      const expected = !roles.includes(role) ? 'forbidden' : state === from ? to : 'conflict';
      expect(decision.ok ? decision.to : decision.kind).toBe(expected);
    });
  });
}

everyCase(
  verdictWorkflow,
  { announcedAt: null },
  {
    undo: ['standing', 'undone', ['decider', 'secretary_head', 'system']],
    overturn: ['standing', 'overturned', ['secretary', 'secretary_head']],
  },
);
everyCase(
  completionWorkflow,
  { dueAt: now, newDueAt: null },
  {
    extend: ['open', 'open', ['secretary', 'secretary_head']],
    answer: ['open', 'answered', ['system']],
    lapse: ['open', 'lapsed', ['system']],
    cancel: ['open', 'cancelled', ['secretary', 'secretary_head', 'system']],
  },
);
everyCase(
  reinstatementWorkflow,
  { actorIsProposer: false },
  {
    confirm: ['proposed', 'confirmed', ['secretary', 'secretary_head']],
    reject: ['proposed', 'rejected', ['secretary', 'secretary_head']],
  },
);

describe('the guards', () => {
  const at = (iso: string) => new Date(iso);
  const blockers = (step: string, facts: CompletionFacts, role: string) => {
    const decision = decide(completionWorkflow, 'open', step, facts, { roles: [role], reason: 'vì thế' }, now);
    return decision.ok ? [] : decision.blockers.map((blocker) => blocker.code);
  };

  it.each<[string, string, string[]]>([
    ['a moment before', '2026-03-02T01:00:00.001Z', ['screening.not_yet_due']],
    ['at the due date', '2026-03-02T01:00:00Z', []],
  ])('lapse %s', (_, dueAt, codes) =>
    expect(blockers('lapse', { dueAt: at(dueAt), newDueAt: null }, 'system')).toEqual(codes),
  );

  it.each<[string, string, string, string[]]>([
    ['to later', '2026-03-03T01:00:00Z', '2026-03-04T01:00:00Z', []],
    ['to the same time', '2026-03-03T01:00:00Z', '2026-03-03T01:00:00Z', ['screening.due_not_later']],
    ['to a time that has passed', '2026-03-01T01:00:00Z', '2026-03-02T01:00:00Z', ['screening.due_not_later']],
  ])('extend %s', (_, dueAt, newDueAt, codes) =>
    expect(blockers('extend', { dueAt: at(dueAt), newDueAt: at(newDueAt) }, 'secretary')).toEqual(codes),
  );

  it('a verdict that was announced is not undone', () => {
    const asker = { roles: ['secretary_head'], reason: 'nhầm' };
    expect(decide(verdictWorkflow, 'standing', 'undo', { announcedAt: now }, asker, now)).toEqual({
      ok: false,
      kind: 'conflict',
      blockers: [{ code: 'screening.verdict_announced' }],
    });
  });

  it('nobody confirms their own proposal', () => {
    const asker = { roles: ['secretary_head'], reason: null };
    expect(decide(reinstatementWorkflow, 'proposed', 'confirm', { actorIsProposer: true }, asker, now)).toEqual({
      ok: false,
      kind: 'conflict',
      blockers: [{ code: 'screening.second_person' }],
    });
  });
});
