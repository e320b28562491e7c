import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, stateCheck, tableFaults } from '@platform/workflow';
import bacNinh from '../../rulebooks/bac-ninh-2026.json';
import { contestWorkflow, receptionOf } from './contest.workflow';
import type { ContestFacts, ContestState } from './contest.workflow';
import { extensionWorkflow } from './extension.workflow';
import type { ExtensionFacts, ExtensionState } from './extension.workflow';
import { parseRulebook } from './rulebook';
import type { Rulebook } from './rulebook';

const read = parseRulebook(bacNinh);
const rulebook = (read.ok ? read.rulebook : undefined) as Rulebook;
const STATES = Object.keys(contestWorkflow.states) as ContestState[];
const ROLES = [
  'secretary_head',
  'secretary',
  'organiser',
  'admin',
  'system',
  'coordinator',
  'judge',
  'chair',
  'deputy_chair',
  'clerk',
  'lead_author',
];
const TRANSITIONS = [...new Set(contestWorkflow.transitions.map((row) => row.name))];
const now = new Date('2026-03-01T00:00:00Z');

/** Facts under which no guard stands in the way: the clock has passed the times that a job waits for. */
const facts = (state: ContestState): ContestFacts => ({
  state,
  rulebook,
  opensAt: now,
  closesAt: now,
  suspendedFrom: state === 'suspended' ? 'open' : null,
  extendTo: new Date('2026-03-02T00:00:00Z'),
  decisionPending: false,
  marking: false,
  signed: false,
});

/** Everything anybody may do: `state transition → end: roles`. What is not here is refused. */
const ALLOWED = [
  'preparing editRules → preparing: secretary_head, admin',
  'preparing announce → announced: secretary_head',
  'preparing cancel → cancelled: secretary_head, admin',
  'announced open → open: system',
  'announced extend → announced: secretary_head, secretary, organiser',
  'announced amend → announced: secretary_head',
  'announced suspend → suspended: secretary_head',
  'announced cancel → cancelled: secretary_head',
  'open close → closed: system',
  'open closeEarly → closed: secretary_head',
  'open extend → open: secretary_head, secretary, organiser',
  'open amend → open: secretary_head',
  'open suspend → suspended: secretary_head',
  'open cancel → cancelled: secretary_head',
  'closed extend → open: secretary_head, secretary, organiser',
  'closed amend → closed: secretary_head',
  'closed suspend → suspended: secretary_head',
  'closed conclude → concluded: secretary_head',
  'closed cancel → cancelled: secretary_head',
  'concluded archive → archived: secretary_head, admin',
  'suspended resume → open: secretary_head',
  'suspended cancel → cancelled: secretary_head',
];

describe('contest.workflow', () => {
  it('has no fault', () => expect(tableFaults(contestWorkflow)).toEqual([]));

  it('allows exactly these steps, of every state, transition and role', () => {
    const allowed = STATES.flatMap((state) =>
      TRANSITIONS.flatMap((transition) => {
        const outcomes = ROLES.map((role) => ({
          role,
          ...decide(contestWorkflow, state, transition, facts(state), { roles: [role], reason: 'lý do' }, now),
        }));
        const able = outcomes.filter((outcome) => outcome.ok);
        const [first] = able;
        return first?.ok ? [`${state} ${transition} → ${first.to}: ${able.map(({ role }) => role).join(', ')}`] : [];
      }),
    );
    expect(allowed).toEqual(ALLOWED);
  });

  it('returns a suspended contest to where it was', () => {
    for (const suspendedFrom of ['announced', 'open', 'closed'] as const) {
      const asker = { roles: ['secretary_head'], reason: 'đã khắc phục' };
      expect(
        decide(contestWorkflow, 'suspended', 'resume', { ...facts('suspended'), suspendedFrom }, asker, now),
      ).toEqual({ ok: true, to: suspendedFrom, event: 'ContestResumed' });
    }
  });

  it.each([
    ['open', 'announced', { opensAt: new Date(now.getTime() + 1) }, 'contest.not_yet'],
    ['close', 'open', { closesAt: new Date(now.getTime() + 1) }, 'contest.not_yet'],
    ['extend', 'open', { extendTo: now }, 'contest.extension_not_later'],
    ['extend', 'open', { extendTo: null }, 'contest.extension_not_later'],
    ['cancel', 'closed', { signed: true }, 'contest.decision_signed'],
    ['extend', 'closed', { extendTo: new Date('2099-01-01T00:00:00Z'), marking: true }, 'contest.marking_begun'],
    ['conclude', 'closed', { decisionPending: true }, 'contest.decision_pending'],
    ['announce', 'preparing', { rulebook: late() }, 'contest.rulebook_already_past'],
  ] as const)('refuses %s from %s by its guard', (transition, state, changed, code) => {
    const roles = ['secretary_head', 'system'];
    const asked = decide(
      contestWorkflow,
      state,
      transition,
      { ...facts(state), ...changed },
      { roles, reason: 'x' },
      now,
    );
    expect(asked.ok ? [] : asked.blockers.map((blocker) => blocker.code)).toEqual([code]);
  });

  it.each(['closeEarly', 'suspend', 'amend', 'cancel'])('asks for a reason to %s', (transition) => {
    expect(
      decide(contestWorkflow, 'open', transition, facts('open'), { roles: ['secretary_head'], reason: ' ' }, now),
    ).toEqual({ ok: false, kind: 'invalid', blockers: [{ code: 'workflow.reason_required', path: 'reason' }] });
  });

  it('equals the CHECK of its table', () => {
    expect(migration()).toContain(stateCheck(contestWorkflow));
    expect(migration()).toContain(stateCheck(extensionWorkflow));
  });
});

describe('extension.workflow', () => {
  const states = Object.keys(extensionWorkflow.states) as ExtensionState[];
  const good: ExtensionFacts = {
    contestState: 'open',
    marking: false,
    closesAt: new Date('2026-04-01'),
    closedAtPresent: now,
  };

  it('has no fault', () => expect(tableFaults(extensionWorkflow)).toEqual([]));

  it('allows exactly these steps', () => {
    const allowed = states.flatMap((state) =>
      ['confirm', 'decline'].flatMap((transition) =>
        ['second_person', 'proposer', 'secretary_head', 'admin', 'system'].flatMap((role) =>
          decide(extensionWorkflow, state, transition, good, { roles: [role], reason: 'x' }, now).ok
            ? [`${state} ${transition} ${role}`]
            : [],
        ),
      ),
    );
    expect(allowed).toEqual([
      'proposed confirm second_person',
      'proposed decline second_person',
      'proposed decline proposer',
    ]);
  });

  it.each([
    [{ contestState: 'suspended' as const }, 'contest.not_running'],
    [{ closesAt: now }, 'contest.extension_not_later'],
    [{ closedAtPresent: new Date('2026-05-01') }, 'contest.extension_not_later'],
  ])('refuses to confirm with %j', (changed, code) => {
    const asker = { roles: ['second_person'], reason: null };
    expect(decide(extensionWorkflow, 'proposed', 'confirm', { ...good, ...changed }, asker, now)).toEqual({
      ok: false,
      kind: 'conflict',
      blockers: [{ code }],
    });
  });
});

it('takes initiatives while it runs and before the closing time', () => {
  const at = (closesAt: Date) => Object.fromEntries(STATES.map((state) => [state, receptionOf(state, closesAt, now)]));
  const ahead = { preparing: 'ahead', announced: 'ahead', suspended: 'paused' };
  const over = { concluded: 'over', archived: 'over', cancelled: 'over' };
  expect(at(new Date(now.getTime() + 1))).toEqual({ ...ahead, ...over, open: 'open', closed: 'open' });
  expect(at(now)).toEqual({ ...ahead, ...over, open: 'over', closed: 'over' });
});

function late(): Rulebook {
  return { ...rulebook, calendar: { ...rulebook.calendar, closesAt: '2026-02-28T00:00:00Z' } };
}

function migration(): string {
  return readFileSync(join(__dirname, '../persistence/migrations/1767000000300-contest.ts'), 'utf8');
}
