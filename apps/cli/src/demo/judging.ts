import type { PersonPart } from './cast';
import type { Client } from './client';
import { shortPaper } from './files';
import { DISCREPANT, marksFor, RECUSED, REOPENED } from './marks';
import type { MarkedCriterion } from './marks';
import { entriesOf, move, numberOf } from './rounds';
import type { Entry, RoundRow } from './rounds';
import { settle } from './settling';
import { each } from './stage';
import { keepReadingPack } from './papers';
import type { Stage } from './stage';

interface MyAssignment {
  readonly id: string;
  readonly state: string;
  readonly sheetState: string | null;
  readonly reopened: boolean;
}

const WEEK_MS = 7 * 86_400_000;

/** One round from its plan to its announced result. */
export async function judge(stage: Stage, code: string): Promise<void> {
  const round = await beginRound(stage, code);
  if (round.state === 'announced') return;
  const head = await stage.as(stage.cast.head);
  const path = `/rounds/${round.id}`;
  if (code === 'preliminary') {
    await recuse(stage, head, round.id);
    if ((await head.get<RoundRow>(path)).state === 'scoring') await keepReadingPack(stage, round.id);
  }
  await each(stage, `${code}: chấm điểm`, stage.cast.judges, (person) => mark(stage, person, round));
  await move(stage, head, path, 'scoring', 'close');
  await settle(stage, round, (person) => mark(stage, person, round, { again: true }));
}

/** A round whose judges have taken their dossiers on. */
export async function beginRound(stage: Stage, code: string): Promise<RoundRow> {
  const head = await stage.as(stage.cast.head);
  const round = await plan(stage, head, code);
  if (round.state === 'announced') return round;
  const path = `/rounds/${round.id}`;
  const seats = [
    [stage.cast.chair, 'chair'],
    [stage.cast.deputy, 'deputy_chair'],
    ...stage.cast.judges.map((one) => [one, 'judge'] as const),
  ] as const;
  await each(
    stage,
    `${code}: ban giám khảo`,
    seats,
    async ([person, seat]) => {
      await head.post(
        `${path}/panel-members`,
        { accountId: stage.accountId(person), seat },
        { key: stage.key('seat', code, person.id) },
      );
    },
    1,
  );
  await move(stage, head, path, 'planned', 'open');
  await assign(stage, head, path, code);
  if (code === 'final') await prepareHall(stage, path);
  await move(stage, head, path, 'assigning', 'startScoring');
  if (code === 'final') await callTheRoll(stage, round.id);
  await each(stage, `${code}: nhận chấm`, stage.cast.judges, (person) => accept(stage, person, round.id));
  return round;
}

async function plan(stage: Stage, head: Client, code: string): Promise<RoundRow> {
  const path = `/contests/${stage.contestId}/rounds`;
  const known = (await head.get<{ items: RoundRow[] }>(path)).items.find((round) => round.code === code);
  return known ?? head.post<RoundRow>(path, { code, dueAt: new Date(Date.now() + WEEK_MS).toISOString() });
}

const isLive = ({ progress }: Entry['assignments'][number]): boolean => !['conflict', 'replaced'].includes(progress);

/** One by hand, the rest by the even spread: looked at first, then taken as it was shown. */
async function assign(stage: Stage, head: Client, path: string, code: string): Promise<void> {
  const { state } = await head.get<RoundRow>(path);
  if (state !== 'assigning') return;
  const seed = stage.key(code, 'spread');
  const shown = await head.get<{ planHash: string; pairs: { roundInitiativeId: string; accountId: string }[] }>(
    `${path}/spread?seed=${encodeURIComponent(seed)}`,
  );
  const [first] = shown.pairs;
  if (!first) return;
  await head.post(`${path}/assignments`, { pairs: [first] });
  const { planHash } = await head.get<{ planHash: string }>(`${path}/spread?seed=${encodeURIComponent(seed)}`);
  await head.post(`${path}/spread`, { seed, planHash });
}

/** Lots are drawn, finalists hand in their slides. */
async function prepareHall(stage: Stage, path: string): Promise<void> {
  const secretary = await stage.as(stage.secretary(0));
  const { id, state } = await secretary.get<RoundRow>(path);
  if (state !== 'assigning') return;
  const entries = await entriesOf(stage, id);
  if (entries.some(({ lotOrder }) => lotOrder === null))
    await secretary.post(`${path}/lots`, {}, { key: stage.key(id, 'lots', entries.length) });
  await each(stage, 'final: bài trình chiếu', entries, async (entry) => {
    await handInSlides(stage, secretary, entry);
  });
}

/** Everybody comes to present. */
async function callTheRoll(stage: Stage, roundId: string): Promise<void> {
  const secretary = await stage.as(stage.secretary(0));
  const expected = (await entriesOf(stage, roundId)).filter(({ presence }) => presence === 'expected');
  await each(stage, 'final: có mặt', expected, async ({ id }) => {
    await secretary.put(`/round-initiatives/${id}/presence`, { presence: 'present' });
  });
}

/** By the lead author, or by a secretary for authors without account. */
async function handInSlides(stage: Stage, secretary: Client, entry: Entry): Promise<void> {
  const part = stage.plan[numberOf(stage, entry)];
  const lead = part?.authors[0]?.person;
  if (!part) return;
  const client = lead ? await stage.as(lead) : secretary;
  if (lead) {
    const { items } = await client.get<{ items: { roundInitiativeId: string; parts: unknown[] }[] }>(
      '/my/round-initiatives',
    );
    if ((items.find((one) => one.roundInitiativeId === entry.id)?.parts.length ?? 0) > 0) return;
  }
  const lines = part.sections.slice(1, 4).map(({ heading, text }) => `${heading}: ${text.split('. ')[0] ?? ''}.`);
  const slides = await shortPaper('slides', `Trình chiếu ${part.n + 1}`, part.title, lines);
  await client.upload(`/round-initiatives/${entry.id}/parts/slides`, slides).catch((error: unknown) => {
    if (lead) throw error;
  });
}

async function accept(stage: Stage, person: PersonPart, roundId: string): Promise<void> {
  const client = await stage.as(person);
  const mine = await client.get<{ items: MyAssignment[] }>(`/my/rounds/${roundId}/assignments`);
  const assignmentIds = mine.items.filter(({ state }) => state === 'appointed').map(({ id }) => id);
  if (assignmentIds.length > 0) await client.post(`/my/rounds/${roundId}/acceptances`, { assignmentIds });
}

/** A judge finds out who wrote it and withdraws; somebody without a conflict takes the place. */
async function recuse(stage: Stage, head: Client, roundId: string): Promise<void> {
  const entry = (await entriesOf(stage, roundId)).find((one) => numberOf(stage, one) === RECUSED);
  if (!entry) return;
  const assigned = [...entry.assignments].sort((one, other) => (one.name < other.name ? -1 : 1));
  let leaving = assigned.find(({ progress }) => progress === 'conflict');
  if (assigned.some(({ progress }) => progress === 'replaced')) return;
  if (!leaving) {
    leaving = assigned[0];
    if (!leaving) return;
    const person = stage.cast.judges.find((one) => stage.accountId(one) === leaving?.accountId);
    const reason = 'Tôi từng tham gia tổ công tác xây dựng giải pháp này.';
    await (await stage.as(person)).post(`/my/assignments/${leaving.id}/recusal`, { reason });
  }
  const { items: conflicts } = await head.get<{ items: { accountId: string; roundInitiativeId: string }[] }>(
    `/rounds/${roundId}/conflicts`,
  );
  const successor = stage.cast.judges.find((one) => {
    const id = stage.accountId(one);
    const inConflict = conflicts.some(
      (conflict) => conflict.accountId === id && conflict.roundInitiativeId === entry.id,
    );
    return !inConflict && !assigned.some(({ accountId }) => accountId === id);
  });
  if (!successor) return;
  const replacement = {
    accountId: stage.accountId(successor),
    reason: 'Giám khảo xin rút vì đã tham gia xây dựng giải pháp.',
  };
  await head.post(`/assignments/${leaving.id}/replacement`, replacement, { key: stage.key('replace', entry.id) });
  await accept(stage, successor, roundId);
}

interface Marking {
  /** A sheet that was opened again is marked without the slip. */
  readonly again?: boolean;
  /** Sheets this judge has handed in when it is done; all unless said. */
  readonly most?: number;
}

/** A judge reads every dossier, marks it, and hands all sheets in together. */
export async function mark(
  stage: Stage,
  person: PersonPart,
  round: RoundRow,
  { again = false, most = Infinity }: Marking = {},
): Promise<void> {
  const client = await stage.as(person);
  const places = await placesOf(stage, round.id);
  const { items } = await client.get<{ items: MyAssignment[] }>(`/my/rounds/${round.id}/assignments`);
  const done = items.filter(({ sheetState }) => sheetState === 'submitted').length;
  const sheets: { assignmentId: string; version: number }[] = [];
  for (const { id } of items.filter(({ sheetState }) => sheetState === 'draft').slice(0, Math.max(0, most - done))) {
    const at = places.get(id);
    if (!at) continue;
    const dossier = await client.get<{ criteria: MarkedCriterion[]; version?: number }>(`/my/assignments/${id}`);
    const marks = marksFor(stage.chance, round.code, at.n, at.place, dossier.criteria);
    const mistyped = !again && round.code === 'preliminary' && at.n === REOPENED && at.place === 0;
    const body = { marks: mistyped ? withSlip(marks) : marks, comment: commentOn(stage, at.n, at.place) };
    const saved = await client.put<{ version: number }>(`/my/assignments/${id}/sheet`, body, {
      version: dossier.version ?? 1,
    });
    sheets.push({ assignmentId: id, version: saved.version });
  }
  if (sheets.length === 0) return;
  await client.post(`/my/rounds/${round.id}/sheets/preview`, { sheets });
  await client.post(`/my/rounds/${round.id}/sheets`, { sheets });
}

/** A digit too few in one mark. */
function withSlip(marks: Readonly<Record<string, number>>): Record<string, number> {
  return { ...marks, economic: 1 };
}

const COMMENTS = [
  'Giải pháp sát thực tế, số liệu trước và sau rõ ràng.',
  'Cách làm hay, cần nói rõ hơn điều kiện để nhân rộng.',
  'Có tính mới trong phạm vi tỉnh; nên bổ sung đánh giá của người dân.',
  'Nội dung mạch lạc, hiệu quả kinh tế ước tính hợp lý.',
  'Ý tưởng tốt, phần minh chứng còn mỏng.',
];

function commentOn(stage: Stage, n: number, place: number): string {
  if (n === DISCREPANT && place === 0)
    return 'Tôi cho rằng giải pháp chủ yếu lặp lại quy định đã có, điểm mới chưa rõ.';
  return stage.chance.pick(COMMENTS, 'comment', n, place);
}

/** For each assignment: which initiative of the plan, and the judge's place among its judges by name. */
export async function placesOf(
  stage: Stage,
  roundId: string,
): Promise<Map<string, { readonly n: number; readonly place: number }>> {
  const places = new Map<string, { n: number; place: number }>();
  for (const entry of await entriesOf(stage, roundId)) {
    const live = entry.assignments.filter(isLive).sort((one, other) => (one.name < other.name ? -1 : 1));
    live.forEach(({ id }, place) => places.set(id, { n: numberOf(stage, entry), place }));
  }
  return places;
}
