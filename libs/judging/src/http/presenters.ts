import { fromHundredths, sentence } from '@platform/kernel';
import type { Blocker, Language } from '@platform/kernel';
import type { AvailableTransition } from '@platform/workflow';
import type { Round } from '@rooms/contest';
import { display, fromExact } from '@rooms/scoring';
import type { Exact } from '@rooms/scoring';
import { isCounted } from '../domain/compute-round';
import type { Marks } from '../domain/marks';
import type { RoundResult, RoundSnapshot } from '../domain/round-result';
import { sheetTotal } from '../domain/sheet-total';
import type { AssignmentRow, Dossier, FileRow } from '../queries/judge-reads';
import type { TallyView } from '../queries/tally';

export const shown = (blockers: readonly Blocker[], language: Language) =>
  blockers.map((blocker) => ({ ...blocker, message: sentence(blocker, language) }));

const points = (marks: Marks): Record<string, number> =>
  Object.fromEntries(Object.entries(marks).map(([code, mark]) => [code, fromHundredths(mark)]));

export function criteria(round: Round) {
  return round.criteria.map(({ code, name, heading, max, step, passMark, descriptors }) => ({
    code,
    name,
    heading: heading ?? null,
    max: fromHundredths(max),
    step: fromHundredths(step),
    passMark: passMark === null ? null : fromHundredths(passMark),
    descriptors: descriptors.map(({ from, to, text }) => ({
      from: fromHundredths(from),
      to: fromHundredths(to),
      text,
    })),
  }));
}

function sheet(round: Round, row: AssignmentRow) {
  const marks = row.marks ?? {};
  return {
    state: row.sheet_state,
    marks: points(marks),
    notes: row.notes ?? {},
    comment: row.comment ?? '',
    total: sheetTotal(round, marks),
    submittedAt: row.submitted_at,
  };
}

/** Names that say nothing of the author: a number and the kind of file. */
export const neutralName = ({ number, kind }: Pick<FileRow, 'number' | 'kind'>): string => `tai-lieu-${number}.${kind}`;

export function presentDossier({ round, rules, row, files }: Dossier, steps: readonly AvailableTransition[]) {
  const blind = round.visibility === 'blind';
  const parts = [...rules.rulebook.dossier.parts, ...rules.round.ownParts];
  const answers = row.answers ?? {};
  return {
    id: row.id,
    roundId: round.id,
    blindCode: row.blind_code,
    title: row.title,
    theme: row.theme,
    state: row.state,
    fields: rules.rulebook.form.fields
      .filter((field) => (!blind || field.blind) && row.answers !== null)
      .map(({ code, label, kind }) => ({ code, label, kind, answer: answers[code] ?? null })),
    files: files.map((file) => ({
      number: file.number,
      part: parts.find(({ code }) => code === file.part_code)?.name ?? '',
      name: neutralName(file),
      mime: file.mime,
      size: Number(file.size),
      pages: file.pages,
    })),
    criteria: criteria(rules.round),
    total: fromHundredths(rules.round.total),
    availableTransitions: steps,
    sheet:
      row.sheet_version === null
        ? null
        : { ...sheet(rules.round, row), version: row.sheet_version, reopened: row.reopened },
    ...(row.sheet_version !== null && { version: row.sheet_version }),
  };
}

export const presentSheet = (round: Round, row: AssignmentRow) => ({
  assignmentId: row.id,
  blindCode: row.blind_code,
  title: row.title,
  theme: row.theme,
  ...sheet(round, row),
});

/** What a reader of a ranking may learn: unnamed readers only the ids in the round, nobody what is hidden from them. */
type Sight = Pick<TallyView, 'entryOf' | 'named' | 'hidden'>;

function range({ tallies }: RoundSnapshot, initiativeId: string) {
  const own = tallies[initiativeId];
  const show = (value: Exact | null | undefined) => (value ? display(fromExact(value), 2) : null);
  return { lowest: show(own?.lowest), highest: show(own?.highest), spread: show(own?.spread) };
}

function presentRanking(snapshot: RoundSnapshot, { entryOf, named, hidden }: Sight) {
  const entry = (initiativeId: string): string => entryOf.get(initiativeId) ?? '';
  const seen = (initiativeId: string): boolean => !hidden.has(entry(initiativeId));
  const ids = (initiativeId: string) => ({
    roundInitiativeId: entry(initiativeId),
    initiativeId: named ? initiativeId : null,
  });
  return {
    ranking: snapshot.ranking
      .filter((one) => seen(one.initiativeId))
      .map(({ initiativeId, ...place }) => ({ ...ids(initiativeId), ...place, ...range(snapshot, initiativeId) })),
    unranked: snapshot.unranked
      .filter((one) => seen(one.initiativeId))
      .map(({ initiativeId, ...rest }) => ({ ...ids(initiativeId), ...rest })),
    ties: snapshot.ties
      .filter((one) => one.initiatives.every(seen))
      .map(({ rank, initiatives, settledBy }) => ({
        rank,
        roundInitiativeIds: initiatives.map(entry),
        settledBy,
      })),
    advancing: snapshot.advancing.filter(seen).map(entry),
    calculation: snapshot.calculation.initiatives
      .filter((one) => seen(one.initiative))
      .map(({ initiative, steps }) => ({
        roundInitiativeId: entry(initiative),
        steps,
      })),
  };
}

const NOTHING: RoundSnapshot = {
  ranking: [],
  unranked: [],
  ties: [],
  advancing: [],
  tallies: {},
  calculation: { round: '', method: 'mean', initiatives: [] },
};

export function presentTally(view: TallyView, language: Language) {
  const { round, hidden, entryOf, sheets, settlements, computed, faults } = view;
  const seen = (initiativeId: string): boolean => !hidden.has(entryOf.get(initiativeId) ?? '');
  return {
    roundId: round.id,
    state: round.state,
    faults: shown(faults, language),
    sheets: sheets
      .filter((one) => !hidden.has(one.roundInitiativeId))
      .map((one) => ({ ...one, marks: points(one.marks), counted: isCounted(one) })),
    discrepancies: (computed?.discrepancies ?? [])
      .filter((one) => seen(one.initiativeId))
      .map(({ initiativeId, blindCode, spread, sheetIds, settlement }) => ({
        roundInitiativeId: entryOf.get(initiativeId) ?? '',
        blindCode,
        spread: display(fromExact(spread), 2),
        sheetIds: [...sheetIds],
        settlement: settlement === null ? null : (settlements[settlement] ?? null),
      })),
    questions: (computed?.questions ?? [])
      .filter((one) => one.tied.every(seen))
      .map(({ quota, rank, places, tied }) => ({
        quota,
        rank,
        places,
        tied: tied.map((one) => entryOf.get(one) ?? ''),
      })),
    ...presentRanking(computed?.snapshot ?? NOTHING, view),
  };
}

export function presentResult(result: RoundResult, sight: Sight) {
  const { roundId, contestId, code, state, number, rulebookVersion, rulebookHash, inputHash, lockedAt } = result;
  const head = { roundId, contestId, code, state, number, rulebookVersion, rulebookHash, inputHash, lockedAt };
  return { ...head, ...presentRanking(result, sight) };
}
