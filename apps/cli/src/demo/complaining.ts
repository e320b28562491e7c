import { dayOf, keep } from './decisions';
import type { Allotment, Decision } from './decisions';
import type { RoundRow } from './rounds';
import type { Stage } from './stage';

interface Complaint {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly outcome: string | null;
}

const PRIZE = { table: 'individuals', prize: 'individual_consolation', amount: 2_000_000 };

/** The best individual without a prize complains and is right: a prize is added by an amending decision, whose id is given. */
export async function complain(stage: Stage, decisionId: string): Promise<string> {
  const secretary = await stage.as(stage.secretary(0));
  const initiativeId = await bestWithoutPrize(stage);
  const complaint = await receive(stage, initiativeId);
  await handle(stage, complaint.id);
  const { items } = await secretary.get<{ items: Decision[] }>(`/contests/${stage.contestId}/award-decisions`);
  const known = items.find(({ act }) => act === 'amendment');
  if (known) return known.id;
  const amendment = {
    act: 'amendment',
    complaintId: complaint.id,
    changes: [{ initiativeId, effect: 'grant', ...PRIZE }],
  };
  return (
    await secretary.post<Decision>(`/award-decisions/${decisionId}/amendments`, amendment, {
      key: stage.key('amendment'),
    })
  ).id;
}

interface Result {
  readonly ranking: readonly {
    readonly initiativeId: string | null;
    readonly category: string;
    readonly rank: number;
  }[];
}

async function bestWithoutPrize(stage: Stage): Promise<string> {
  const head = await stage.as(stage.cast.head);
  const { items } = await head.get<{ items: RoundRow[] }>(`/contests/${stage.contestId}/rounds`);
  const final = items.at(-1);
  const { ranking } = await head.get<Result>(`/rounds/${final?.id ?? ''}/result`);
  const { winners } = await head.get<Allotment>(`/contests/${stage.contestId}/allotment`);
  const losers = ranking.filter(
    ({ initiativeId, category }) =>
      category === 'individual' && !winners.some(({ initiative }) => initiative === initiativeId),
  );
  const best = losers.sort((one, other) => one.rank - other.rank)[0]?.initiativeId;
  if (best === undefined || best === null) throw new Error('Nobody is left to complain');
  return best;
}

async function receive(stage: Stage, initiativeId: string): Promise<Complaint> {
  const secretary = await stage.as(stage.secretary(0));
  const path = `/contests/${stage.contestId}/complaints`;
  const known = (await secretary.get<{ items: Complaint[] }>(path)).items[0];
  if (known) return known;
  const author = stage.plan[stage.initiativeIds.indexOf(initiativeId)]?.authors[0];
  const content =
    'Tôi đề nghị xem xét lại vì biên bản ghi sáng kiến của tôi được Ban Tổ chức bổ sung một giải nhưng danh sách công bố không có.';
  const complaint = { initiativeId, content, contact: author?.person?.email ?? 'Nhận trả lời qua đơn vị' };
  if (author?.person)
    return (await stage.as(author.person)).post<Complaint>(path, complaint, { key: stage.key('complaint') });
  const letter = await keep(stage, secretary, 'Đơn khiếu nại', [content]);
  const paper = { name: author?.name ?? '', receivedOn: await dayOf(stage, secretary), fileId: letter.id };
  return secretary.post<Complaint>(path, { ...complaint, paper }, { key: stage.key('complaint') });
}

async function handle(stage: Stage, id: string): Promise<void> {
  const organiser = await stage.as(stage.organiser(0));
  const path = `/complaints/${id}`;
  let { state, version } = await organiser.get<Complaint>(path);
  if (state === 'received')
    ({ state, version } = await organiser.post<Complaint>(`${path}/accept`, undefined, { version }));
  if (state === 'accepted')
    ({ state, version } = await organiser.post<Complaint>(`${path}/verify`, undefined, { version }));
  if (state !== 'verifying') return;
  const answer = await keep(stage, organiser, 'Công văn trả lời khiếu nại', [
    'Khiếu nại là đúng; Ban Tổ chức đề nghị bổ sung một giải Khuyến khích.',
  ]);
  await organiser.post(
    `${path}/answer`,
    {
      outcome: 'upheld',
      reason: 'Biên bản họp Ban Tổ chức đã thống nhất bổ sung giải nhưng tờ trình ghi sót.',
      number: '77/BTC',
      date: await dayOf(stage, organiser),
      fileId: answer.id,
    },
    { version },
  );
}
