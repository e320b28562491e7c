import { availableTransitions, decide, tableFaults } from './decide';
import type { Workflow } from './decide';

type State = 'draft' | 'sent' | 'gone';
interface Facts {
  readonly full: boolean;
  readonly late: boolean;
}

const label = { vi: 'x', en: 'x' };
const letter: Workflow<State, Facts> = {
  name: 'letter',
  initial: 'draft',
  states: { draft: { vi: 'nháp', en: 'draft' }, sent: { vi: 'đã gửi', en: 'sent' }, gone: { vi: 'đã bỏ', en: 'gone' } },
  transitions: [
    {
      name: 'send',
      label,
      from: ['draft'],
      to: 'sent',
      roles: ['writer'],
      guards: [
        { name: 'isFull', check: (facts) => (facts.full ? null : { code: 'letter.empty' }) },
        { name: 'isInTime', check: (facts) => (facts.late ? { code: 'letter.late' } : null) },
      ],
      emits: 'LetterSent',
    },
    {
      name: 'drop',
      label,
      from: ['draft', 'sent'],
      to: 'gone',
      roles: ['writer', 'system'],
      needsReason: true,
      emits: 'LetterDropped',
    },
  ],
};
const now = new Date('2026-01-01T00:00:00Z');
const good: Facts = { full: true, late: false };

describe('decide', () => {
  const ask = (state: State, step: string, facts: Facts, roles: string[], reason: string | null = null) =>
    decide(letter, state, step, facts, { roles, reason }, now);

  it('allows the step', () =>
    expect(ask('draft', 'send', good, ['writer'])).toEqual({ ok: true, to: 'sent', event: 'LetterSent' }));
  it('says all blockers at once', () =>
    expect(ask('draft', 'send', { full: false, late: true }, ['writer'])).toEqual({
      ok: false,
      kind: 'conflict',
      blockers: [{ code: 'letter.empty' }, { code: 'letter.late' }],
    }));
  it('tells a stranger nothing but that', () =>
    expect(ask('gone', 'send', { full: false, late: true }, ['reader'])).toEqual({
      ok: false,
      kind: 'forbidden',
      blockers: [{ code: 'workflow.role' }],
    }));
  it('names the state that stands against', () =>
    expect(ask('sent', 'send', good, ['writer'])).toEqual({
      ok: false,
      kind: 'conflict',
      blockers: [{ code: 'workflow.state', params: { state: 'sent', vi: 'đã gửi', en: 'sent' } }],
    }));
  it.each([null, '', '  '])('asks for the reason, given %p', (reason) =>
    expect(ask('sent', 'drop', good, ['writer'], reason)).toEqual({
      ok: false,
      kind: 'invalid',
      blockers: [{ code: 'workflow.reason_required', path: 'reason' }],
    }),
  );
  it('does not know a step that is not in the table', () =>
    expect(ask('draft', 'burn', good, ['writer'])).toEqual({
      ok: false,
      kind: 'conflict',
      blockers: [{ code: 'workflow.unknown_transition' }],
    }));
});

describe('availableTransitions', () => {
  it('lists what the role could do, with blockers', () =>
    expect(availableTransitions(letter, 'draft', { full: false, late: false }, ['writer'], now)).toEqual([
      { name: 'send', label, needsReason: false, blockers: [{ code: 'letter.empty' }] },
      { name: 'drop', label, needsReason: true, blockers: [] },
    ]));
  it('never offers what only the clock does', () =>
    expect(availableTransitions(letter, 'sent', good, ['system'], now)).toEqual([]));
});

describe('tableFaults', () => {
  it('finds nothing wrong here', () => expect(tableFaults(letter)).toEqual([]));
  it('finds planted faults', () => {
    const [send, drop] = letter.transitions;
    if (!send || !drop) throw new Error('table changed');
    const broken = {
      ...letter,
      transitions: [send, { ...send, to: 'lost' as State }, { ...drop, name: 'none', from: [], roles: [] }],
    };
    expect(tableFaults(broken)).toEqual([
      'send: unknown state lost',
      'send from draft by writer: two rows',
      'none: no state to start from',
      'none: nobody may do it',
      'gone: never reached',
    ]);
  });
});
