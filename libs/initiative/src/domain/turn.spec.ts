import type { InitiativeFacts } from './initiative.types';
import { now, plainFacts } from './samples';
import { turnOf } from './turn';
import type { Turn, TurnFacts } from './turn';

const past = new Date('2026-05-31T00:00:00Z');
const facts: InitiativeFacts = { ...plainFacts, unitConfirms: true };
const title = { code: 'initiative.title_missing', path: 'title' };
const consent = { code: 'initiative.consent_missing', path: 'authors.1' };
const closed = { code: 'initiative.closed', params: { closesAt: past.toISOString() } };
const overdue = { code: 'initiative.completion_overdue', params: { dueAt: past.toISOString() } };

type Given = Partial<Omit<TurnFacts, 'facts'>> & { readonly facts?: Partial<InitiativeFacts> };
const turn = (given: Given): Turn =>
  turnOf(
    {
      ...{ state: 'draft', roles: ['owner'], consentAsked: false, coauthors: [], nameAsked: false, ...given },
      facts: { ...facts, ...given.facts },
    },
    now,
  );
const done = { coauthors: [], blockers: [] };

describe('whose turn it is', () => {
  const cases: [string, Given, Turn][] = [
    ['complete draft', {}, { ...done, who: 'me', step: 'check' }],
    [
      'draft with something missing',
      { facts: { incomplete: [title, consent] }, coauthors: ['Bình'] },
      { who: 'me', step: 'continue', coauthors: ['Bình'], blockers: [title] },
    ],
    [
      'draft that only co-authors hold up',
      { facts: { incomplete: [consent] }, coauthors: ['Bình'] },
      { who: 'coauthors', step: 'continue', coauthors: ['Bình'], blockers: [] },
    ],
    ['draft kept by another', { roles: ['author'] }, { ...done, who: 'keeper', step: null }],
    [
      'invited co-author',
      { roles: ['author'], consentAsked: true, coauthors: ['Chi'] },
      { who: 'me', step: 'answer', coauthors: ['Chi'], blockers: [] },
    ],
    [
      'draft after the closing time',
      { consentAsked: true, facts: { closesAt: past, incomplete: [title] } },
      { who: 'nobody', step: null, coauthors: [], blockers: [closed] },
    ],
    [
      'paper before its second secretary',
      { facts: { awaitsIntake: true } },
      { ...done, who: 'secretariat', step: null },
    ],
    [
      'asked for completion',
      { state: 'awaiting_completion', facts: { incomplete: [title] } },
      { who: 'me', step: 'complete', coauthors: [], blockers: [title] },
    ],
    [
      'completion that is overdue',
      { state: 'awaiting_completion', facts: { completionDueAt: past } },
      { who: 'nobody', step: null, coauthors: [], blockers: [overdue] },
    ],
    ['sent to the unit', { state: 'awaiting_unit' }, { ...done, who: 'unit', step: null }],
    ['at its coordinator', { state: 'awaiting_unit', roles: ['coordinator'] }, { ...done, who: 'me', step: 'confirm' }],
    [
      'at a coordinator who wrote it',
      { state: 'awaiting_unit', roles: ['coordinator', 'author'], facts: { own: true } },
      { ...done, who: 'unit', step: null },
    ],
    ['submitted', { state: 'submitted', nameAsked: true }, { ...done, who: 'secretariat', step: null }],
    ['eligible', { state: 'eligible' }, { ...done, who: 'nobody', step: null }],
    ['eligible, names asked for', { state: 'eligible', nameAsked: true }, { ...done, who: 'me', step: 'names' }],
  ];
  it.each(cases)('%s', (_, given, expected) => expect(turn(given)).toEqual(expected));
});
