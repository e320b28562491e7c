import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, stateCheck, tableFaults } from '@platform/workflow';
import { accountWorkflow } from './account.workflow';
import { unitWorkflow } from './unit.workflow';
import type { UnitFacts } from './unit.workflow';

const now = new Date('2026-03-01T00:00:00Z');
const ROLES = ['admin', 'token_holder', 'secretary_head', 'coordinator', 'system'];

describe('account.workflow', () => {
  it('has no fault and equals its CHECK', () => {
    expect(tableFaults(accountWorkflow)).toEqual([]);
    expect(migration()).toContain(stateCheck(accountWorkflow));
  });

  it('allows exactly these steps', () => {
    expect(allowed(accountWorkflow, { isOwn: false, hasPassword: true })).toEqual([
      'invited invite → invited: admin',
      'invited activate → active: token_holder',
      'invited disable → disabled: admin',
      'unconfirmed invite → invited: admin',
      'unconfirmed activate → active: token_holder',
      'unconfirmed disable → disabled: admin',
      'active disable → disabled: admin',
      'disabled enable → active: admin',
    ]);
  });

  it('enables an account that never had a password only as far as its confirmation', () => {
    const asker = { roles: ['admin'], reason: 'x' };
    expect(decide(accountWorkflow, 'disabled', 'enable', { isOwn: false, hasPassword: false }, asker, now)).toEqual({
      ok: true,
      to: 'unconfirmed',
      event: 'AccountEnabled',
    });
  });

  it('lets nobody disable the own account', () => {
    const asker = { roles: ['admin'], reason: 'x' };
    expect(decide(accountWorkflow, 'active', 'disable', { isOwn: true, hasPassword: true }, asker, now)).toEqual({
      ok: false,
      kind: 'conflict',
      blockers: [{ code: 'identity.own_account' }],
    });
  });
});

describe('unit.workflow', () => {
  const good: UnitFacts = { id: 'a', into: { id: 'b', state: 'active' } };

  it('has no fault and equals its CHECK', () => {
    expect(tableFaults(unitWorkflow)).toEqual([]);
    expect(migration()).toContain(stateCheck(unitWorkflow));
  });

  it('allows exactly these steps', () => {
    expect(allowed(unitWorkflow, good)).toEqual([
      'active edit → active: admin',
      'active merge → merged: admin',
      'active close → closed: admin',
    ]);
  });

  it.each([
    ['itself', { id: 'a', state: 'active' as const }],
    ['a merged unit', { id: 'b', state: 'merged' as const }],
    ['a closed unit', { id: 'b', state: 'closed' as const }],
  ])('does not merge a unit into %s', (_, into) => {
    const asker = { roles: ['admin'], reason: null };
    expect(decide(unitWorkflow, 'active', 'merge', { ...good, into }, asker, now)).toEqual({
      ok: false,
      kind: 'conflict',
      blockers: [{ code: 'identity.bad_successor', path: 'intoUnitId' }],
    });
  });
});

function allowed<State extends string, Facts>(
  workflow: Parameters<typeof decide<State, Facts>>[0],
  facts: Facts,
): string[] {
  const names = [...new Set(workflow.transitions.map((row) => row.name))];
  return (Object.keys(workflow.states) as State[]).flatMap((state) =>
    names.flatMap((name) => {
      const outcomes = ROLES.map((role) => ({
        role,
        ...decide(workflow, state, name, facts, { roles: [role], reason: 'x' }, now),
      })).filter((outcome) => outcome.ok);
      const [first] = outcomes;
      return first?.ok ? [`${state} ${name} → ${first.to}: ${outcomes.map(({ role }) => role).join(', ')}`] : [];
    }),
  );
}

function migration(): string {
  return readFileSync(join(__dirname, '../persistence/migrations/1767000000200-identity.ts'), 'utf8');
}
