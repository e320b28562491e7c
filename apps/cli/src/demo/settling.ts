import type { PersonPart } from './cast';
import type { Client } from './client';
import { entriesOf, move, numberOf } from './rounds';
import type { RoundRow } from './rounds';
import { REOPENED } from './marks';
import type { Stage } from './stage';

export interface Tally {
  readonly state: string;
  readonly sheets: readonly {
    readonly id: string;
    readonly roundInitiativeId: string;
    readonly accountId: string;
    readonly judge: string;
    readonly state: string;
    readonly marks: Readonly<Record<string, number>>;
    readonly supersedes: string | null;
  }[];
  readonly discrepancies: readonly {
    readonly roundInitiativeId: string;
    readonly sheetIds: readonly string[];
    readonly settlement: object | null;
  }[];
  readonly questions: readonly { readonly places: number; readonly tied: readonly string[] }[];
}

/** Marks are opened, a sheet is marked again, the chair settles what the rules leave to a person, and the result is locked. */
export async function settle(
  stage: Stage,
  round: RoundRow,
  markAgain: (person: PersonPart) => Promise<void>,
): Promise<void> {
  const head = await stage.as(stage.cast.head);
  const chair = await stage.as(stage.cast.chair);
  const path = `/rounds/${round.id}`;
  stage.progress.phase(`${round.code}: xử lý, khóa, công bố vòng`, 6);
  await move(stage, head, path, 'closed', 'settle');
  stage.progress.step();
  const { state } = await head.get<RoundRow>(path);
  if (state === 'settling') {
    if (round.code === 'preliminary') await reopen(stage, round, markAgain);
    stage.progress.step();
    await settleDiscrepancies(stage, chair, path);
    await answerQuestions(stage, chair, round.id);
  }
  stage.progress.step();
  await move(stage, head, path, 'settling', 'lock');
  stage.progress.step();
  await move(stage, chair, path, 'locked', 'confirm');
  stage.progress.step();
  await move(stage, head, path, 'confirmed', 'announce');
  stage.progress.step();
}

interface Reopening {
  readonly id: string;
  readonly state: string;
  readonly sheetId: string | null;
}

/** The judge saw a mistyped mark: asked for by the secretariat, agreed by the chair, marked again on a new sheet. */
async function reopen(stage: Stage, round: RoundRow, markAgain: (person: PersonPart) => Promise<void>): Promise<void> {
  const head = await stage.as(stage.cast.head);
  const chair = await stage.as(stage.cast.chair);
  const path = `/rounds/${round.id}`;
  const entry = (await entriesOf(stage, round.id)).find((one) => numberOf(stage, one) === REOPENED);
  const tally = await head.get<Tally>(`${path}/tally`);
  const sheets = tally.sheets.filter(({ roundInitiativeId }) => roundInitiativeId === entry?.id);
  const slip = sheets.find(({ marks }) => marks['economic'] === 1);
  if (!slip) return;
  const { items } = await head.get<{ items: Reopening[] }>(`${path}/reopenings`);
  const reason = 'Giám khảo báo đã nhập thiếu một chữ số ở tiêu chí hiệu quả kinh tế.';
  const known = items.find(({ sheetId }) => sheetId === slip.id);
  const { id } = known ?? (await head.post<{ id: string }>(`${path}/reopenings`, { sheetId: slip.id, reason }));
  if (known?.state !== 'confirmed') {
    await chair.post(
      `/reopenings/${id}/decision`,
      { agreed: true, reason: 'Đồng ý.' },
      { key: stage.key('reopen', id) },
    );
  }
  const person = stage.cast.judges.find((one) => stage.accountId(one) === slip.accountId);
  if (person) await markAgain(person);
}

async function settleDiscrepancies(stage: Stage, chair: Client, path: string): Promise<void> {
  const { discrepancies } = await chair.get<Tally>(`${path}/tally`);
  for (const { roundInitiativeId, sheetIds } of discrepancies.filter(({ settlement }) => settlement === null)) {
    const reason = 'Ban giám khảo đã thảo luận; các giám khảo giữ nguyên điểm vì khác nhau về cách hiểu tính mới.';
    await chair.post(
      `${path}/settlements`,
      { kind: 'discrepancy', roundInitiativeId, sheetIds, reason },
      { key: stage.key('settle', roundInitiativeId) },
    );
  }
}

/** Where equals meet the line to the next round, those whose titles come first are admitted. */
async function answerQuestions(stage: Stage, chair: Client, roundId: string): Promise<void> {
  const entries = await entriesOf(stage, roundId);
  const titleOf = (id: string): string => entries.find((entry) => entry.id === id)?.initiative?.title ?? '';
  for (;;) {
    const { questions } = await chair.get<Tally>(`/rounds/${roundId}/tally`);
    const [question] = questions;
    if (!question) return;
    const admitted = [...question.tied]
      .sort((one, other) => (titleOf(one) < titleOf(other) ? -1 : 1))
      .slice(0, question.places);
    const reason = 'Ban giám khảo thảo luận và thống nhất chọn theo mức độ cấp thiết.';
    await chair.post(`/rounds/${roundId}/settlements`, { kind: 'advance', tied: question.tied, admitted, reason });
  }
}
