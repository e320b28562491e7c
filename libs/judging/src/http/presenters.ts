import { fromHundredths, sentence } from '@platform/kernel';
import type { Blocker, Language } from '@platform/kernel';
import type { Round } from '@rooms/contest';
import { display, fromExact } from '@rooms/scoring';
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

export function presentDossier({ round, rules, row, files }: Dossier) {
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
    })),
    criteria: criteria(rules.round),
    total: fromHundredths(rules.round.total),
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
  ...sheet(round, row),
});

/** `entryOf`: ids in the round by id of the initiative. Unnamed readers learn only the former. */
function presentRanking(snapshot: RoundSnapshot, entryOf: ReadonlyMap<string, string>, named: boolean) {
  const entry = (initiativeId: string): string => entryOf.get(initiativeId) ?? '';
  const ids = (initiativeId: string) => ({
    roundInitiativeId: entry(initiativeId),
    initiativeId: named ? initiativeId : null,
  });
  return {
    ranking: snapshot.ranking.map(({ initiativeId, ...place }) => ({ ...ids(initiativeId), ...place })),
    unranked: snapshot.unranked.map(({ initiativeId, ...rest }) => ({ ...ids(initiativeId), ...rest })),
    ties: snapshot.ties.map(({ rank, initiatives, settledBy }) => ({
      rank,
      roundInitiativeIds: initiatives.map(entry),
      settledBy,
    })),
    advancing: snapshot.advancing.map(entry),
    calculation: snapshot.calculation.initiatives.map(({ initiative, steps }) => ({
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

export function presentTally({ round, named, entryOf, sheets, computed, faults }: TallyView, language: Language) {
  return {
    roundId: round.id,
    state: round.state,
    faults: shown(faults, language),
    sheets: sheets.map((one) => ({ ...one, marks: points(one.marks) })),
    discrepancies: (computed?.discrepancies ?? []).map(({ initiativeId, blindCode, spread, settled }) => ({
      roundInitiativeId: entryOf.get(initiativeId) ?? '',
      blindCode,
      spread: display(fromExact(spread), 2),
      settled,
    })),
    questions: (computed?.questions ?? []).map(({ quota, rank, places, tied }) => ({
      quota,
      rank,
      places,
      tied: tied.map((one) => entryOf.get(one) ?? ''),
    })),
    ...presentRanking(computed?.snapshot ?? NOTHING, entryOf, named),
  };
}

export function presentResult(result: RoundResult, entryOf: ReadonlyMap<string, string>, named: boolean) {
  const { roundId, contestId, code, state, number, rulebookVersion, rulebookHash, inputHash, lockedAt } = result;
  const head = { roundId, contestId, code, state, number, rulebookVersion, rulebookHash, inputHash, lockedAt };
  return { ...head, ...presentRanking(result, entryOf, named) };
}
