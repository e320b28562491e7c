import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Awarded } from './awarding';
import type { Decision } from './decisions';
import { papersOf } from './papers';
import { entriesOf } from './rounds';
import type { RoundRow } from './rounds';
import type { Tally } from './settling';
import type { Stage } from './stage';

interface Fraction {
  readonly numerator: string;
  readonly denominator: string;
}

interface Result {
  readonly inputHash: string;
  readonly ranking: readonly {
    readonly roundInitiativeId: string;
    readonly category: string;
    readonly rank: number;
    readonly score: Fraction;
    readonly display: string;
  }[];
  readonly ties: readonly { readonly rank: number; readonly roundInitiativeIds: readonly string[] }[];
  readonly unranked: readonly { readonly roundInitiativeId: string; readonly reason: string }[];
  readonly advancing: readonly string[];
}

interface Told {
  readonly sheets: object;
  readonly result: object;
  readonly lines: readonly string[];
}

/** Downloads the papers, writes sheets and result as JSON, and tells what happened. */
export async function report(stage: Stage, awarded: Awarded, out: string): Promise<string> {
  stage.progress.phase('Xuất tài liệu', 45);
  await mkdir(out, { recursive: true });
  const save = async (name: string, body: Buffer | string) => {
    await writeFile(join(out, name), body);
    stage.progress.step();
  };
  for (const [name, body] of stage.kept) await save(name, body);
  for await (const [name, body] of papersOf(stage, awarded)) await save(name, body);
  const told = await tell(stage, awarded);
  await save('sheets.json', `${JSON.stringify(told.sheets, null, 1)}\n`);
  await save('result.json', `${JSON.stringify(told.result, null, 1)}\n`);
  return [...told.lines, '', `  Tài liệu / Papers: ${out}`, ''].join('\n');
}

async function tell(stage: Stage, { allotment, decisionId, amendmentId }: Awarded): Promise<Told> {
  const head = await stage.as(stage.cast.head);
  const { items: rounds } = await head.get<{ items: RoundRow[] }>(`/contests/${stage.contestId}/rounds`);
  const { document } = await head.get<{ document: object }>(`/contests/${stage.contestId}/rulebook`);
  const decision = await head.get<Decision>(`/award-decisions/${decisionId}`);
  const amendment = await head.get<Decision>(`/award-decisions/${amendmentId}`);
  const codes = new Map<string, string>();
  const told = [];
  const results = [];
  for (const { id, code } of rounds) {
    const entries = await entriesOf(stage, id);
    const codeOf = (entry: string): string => entries.find((one) => one.id === entry)?.initiative?.code ?? '';
    for (const { initiative } of entries) if (initiative) codes.set(initiative.id, initiative.code);
    const { sheets, discrepancies } = await head.get<Tally>(`/rounds/${id}/tally`);
    const result = await head.get<Result>(`/rounds/${id}/result`);
    told.push({
      round: code,
      initiatives: entries.map((one) => ({
        code: codeOf(one.id),
        title: one.initiative?.title ?? '',
        category: categoryOf(stage, one.initiative?.id),
        presence: one.presence,
      })),
      sheets: sheets.map((sheet) => ({
        initiative: codeOf(sheet.roundInitiativeId),
        judge: sheet.judge,
        state: sheet.state,
        marks: sheet.marks,
      })),
      advancing: result.advancing.map(codeOf).sort(),
    });
    results.push({
      round: code,
      discrepancies: discrepancies.map(({ roundInitiativeId }) => codeOf(roundInitiativeId)),
      ranking: result.ranking
        .map(({ roundInitiativeId, category, rank, score, display }) => ({
          initiative: codeOf(roundInitiativeId),
          category,
          rank,
          score: `${score.numerator}/${score.denominator}`,
          display,
        }))
        .sort((one, other) => one.rank - other.rank || byCode(one, other)),
      unranked: result.unranked.map(({ roundInitiativeId, reason }) => ({
        initiative: codeOf(roundInitiativeId),
        reason,
      })),
      advancing: result.advancing.map(codeOf).sort(),
    });
  }
  const code = (id: string): string => codes.get(id) ?? '';
  const decisions = allotment.decisions.map(({ kind, table, prize, tied, manner, winners, count }) => ({
    count,
    kind,
    table,
    prize,
    manner,
    tied: tied?.map(code) ?? null,
    winners: winners?.map(code) ?? null,
  }));
  const rows = ({ signedList }: Decision) =>
    signedList.map((row) => ({
      initiative: row.code,
      title: row.title,
      table: row.tableCode,
      prize: row.prizeCode,
      amount: row.amount,
    }));
  const prizes = allotment.winners.map(({ initiative, table, prize, amount }) => ({
    initiative: code(initiative),
    table,
    prize,
    amount,
  }));
  return {
    sheets: { contest: stage.chance.seed, rulebook: document, rounds: told, decisions },
    result: { contest: stage.chance.seed, rounds: results, prizes, signed: rows(decision), amended: rows(amendment) },
    lines: await summary(stage, told, decision, amendment),
  };
}

const byCode = (one: { readonly initiative: string }, other: { readonly initiative: string }): number =>
  one.initiative < other.initiative ? -1 : 1;

function categoryOf(stage: Stage, id: string | undefined): string {
  return stage.plan[stage.initiativeIds.indexOf(id ?? '')]?.category ?? '';
}

async function summary(
  stage: Stage,
  rounds: readonly {
    readonly round: string;
    readonly initiatives: readonly unknown[];
    readonly sheets: readonly { readonly state: string }[];
  }[],
  decision: Decision,
  amendment: Decision,
): Promise<string[]> {
  const head = await stage.as(stage.cast.head);
  const states = new Map<string, number>();
  for (const { state } of await head.all<{ state: string }>(`/contests/${stage.contestId}/initiatives`))
    states.set(state, (states.get(state) ?? 0) + 1);
  const count = (n: number) => String(n).padStart(5);
  const { items } = await head.get<{ items: { code: string }[] }>(`/award-decisions/${decision.id}/certificates`);
  const checked = items[0] && (await head.get<{ status: string }>(`/public/certificates/${items[0].code}`));
  return [
    '',
    '  Cuộc thi đã diễn xong / The contest is over',
    '',
    ...[...states].sort().map(([state, n]) => `  ${count(n)}  ${state}`),
    ...rounds.map(
      ({ round, initiatives, sheets }) =>
        `  ${count(initiatives.length)}  ${round}: ${sheets.length} phiếu / sheets, ${sheets.filter(({ state }) => state === 'superseded').length} chấm lại / superseded`,
    ),
    '',
    ...decision.signedList.map(
      ({ prizeName, amount, code, title }) =>
        `  ${prizeName.padEnd(17)} ${amount.toLocaleString('vi-VN').padStart(11)}  ${code}  ${title}`,
    ),
    '',
    `  Bổ sung sau khiếu nại / Added after the complaint: ${amendment.signedList.map(({ prizeName, code, title }) => `${prizeName} ${code} ${title}`).join('; ')}`,
    `  Giấy chứng nhận / Certificates: ${items.length}, kiểm tra / check: ${items[0]?.code ?? ''} ${checked?.status ?? ''}`,
  ];
}
