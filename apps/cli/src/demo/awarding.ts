import { complain } from './complaining';
import type { Client } from './client';
import { dayOf, keep } from './decisions';
import type { Allotment, Decision } from './decisions';
import type { Stage } from './stage';

export interface Awarded {
  readonly allotment: Allotment;
  readonly decisionId: string;
  readonly amendmentId: string;
}

/** From the locked result to the published decision, then a complaint that is upheld and the decision that follows. */
export async function award(stage: Stage): Promise<Awarded> {
  stage.progress.phase('Xét giải, quyết định, khiếu nại', 5);
  const { allotment, decisionId } = await grant(stage, true);
  stage.progress.step();
  const amendmentId = await complain(stage, decisionId);
  stage.progress.step();
  await decide(stage, amendmentId, { proposal: '61', number: numberOf(stage, 'amendment'), change: false });
  stage.progress.step();
  await conclude(stage);
  return { allotment, decisionId, amendmentId };
}

/** From the locked result to the published decision. */
export async function grant(stage: Stage, change: boolean): Promise<Pick<Awarded, 'allotment' | 'decisionId'>> {
  const allotment = await allot(stage);
  stage.progress.step();
  const decisionId = await draft(stage);
  await decide(stage, decisionId, { proposal: '45', number: numberOf(stage, 'award'), change });
  return { allotment, decisionId };
}

/** A number of its own: one register of papers serves all contests that are played on an installation. */
const numberOf = (stage: Stage, kind: string): string =>
  String(stage.chance.whole(100, 4_999, 'decision number', kind));

/** Equals at a prize line are a person's to decide: those whose titles come first take the places. */
async function allot(stage: Stage): Promise<Allotment> {
  const organiser = await stage.as(stage.organiser(0));
  const path = `/contests/${stage.contestId}/allotment`;
  for (;;) {
    const allotment = await organiser.get<Allotment>(path);
    const [tie] = allotment.ties;
    if (!tie) return allotment;
    const titleOf = (id: string) => allotment.initiatives.find((one) => one.id === id)?.title ?? '';
    const winners = [...tie.tied].sort((one, other) => (titleOf(one) < titleOf(other) ? -1 : 1)).slice(0, tie.places);
    const minutes = await keep(stage, organiser, 'Biên bản họp Ban Tổ chức', [
      'Ban Tổ chức họp xem xét các hồ sơ bằng điểm tại ranh giới giải thưởng.',
      'Sau khi thảo luận về phạm vi ảnh hưởng, Ban Tổ chức thống nhất chọn theo kết quả biểu quyết.',
    ]);
    const decision = { kind: 'tie', table: tie.table, prize: tie.prize, tied: tie.tied, manner: 'pick', winners };
    await organiser.post(`${path}/decisions`, {
      ...decision,
      reason: 'Biểu quyết tại phiên họp Ban Tổ chức.',
      minutesFileId: minutes.id,
    });
  }
}

async function draft(stage: Stage): Promise<string> {
  const secretary = await stage.as(stage.secretary(0));
  const path = `/contests/${stage.contestId}/award-decisions`;
  const { items } = await secretary.get<{ items: Decision[] }>(path);
  const known = items.find(({ kind, act }) => kind === 'award' && act === 'grant');
  return (known ?? (await secretary.post<Decision>(path, { kind: 'award' }, { key: stage.key('draft-decision') }))).id;
}

interface Signature {
  readonly proposal: string;
  readonly number: string;
  /** The chairman gives one of the consolation prizes the next higher one. */
  readonly change: boolean;
}

/** Agreed by an organiser, sent, signed as the chairman signed it, published. */
export async function decide(stage: Stage, id: string, { proposal, number, change }: Signature): Promise<void> {
  const path = `/award-decisions/${id}`;
  const clerk = await stage.as(stage.cast.clerk);
  const organiser = await stage.as(stage.organiser(1));
  const today = await dayOf(stage, clerk);
  const key = (step: string) => stage.key('decision', id, step);
  const seen = await organiser.get<Decision>(path);
  const { listHash } = seen;
  let { state, version } = seen;
  if (state === 'drafted') {
    ({ state, version } = await organiser.post<Decision>(
      `${path}/agree`,
      { listHash },
      { version, key: key('agree') },
    ));
  }
  if (state === 'agreed') {
    const sent = { proposalNumber: proposal, proposalDate: today };
    ({ state, version } = await clerk.post<Decision>(`${path}/send`, sent, { version, key: key('send') }));
  }
  if (state === 'sent') {
    if (change) await changeOne(stage, clerk, path, today);
    const scan = await keep(stage, clerk, `Quyết định số ${number} (bản ký)`, ['Bản quét văn bản đã ký, đóng dấu.']);
    ({ version } = await clerk.get<Decision>(path));
    const signed = { number, signedOn: today, signerName: 'Nguyễn Thành Công', fileId: scan.id, sha256: scan.sha256 };
    ({ state, version } = await clerk.post<Decision>(`${path}/sign`, signed, { version, key: key('sign') }));
  }
  if (state === 'signed') await clerk.post(`${path}/publish`, undefined, { version, key: key('publish') });
}

async function changeOne(stage: Stage, clerk: Client, path: string, today: string): Promise<void> {
  const organiser = await stage.as(stage.organiser(0));
  const seen = await clerk.get<Decision>(path);
  let { differences } = seen;
  if (differences.every(({ state }) => state === 'declined')) {
    const raised = seen.list.find(({ prizeCode }) => prizeCode === 'individual_consolation');
    if (!raised) return;
    const letter = await keep(stage, clerk, 'Ý kiến của Chủ tịch UBND tỉnh', [
      'Đồng ý nâng một giải Khuyến khích lên giải Ba.',
    ]);
    ({ differences } = await clerk.post<Decision>(`${path}/differences`, {
      initiativeId: raised.initiativeId,
      change: 'changed',
      table: 'individuals',
      prize: 'individual_third',
      amount: 5_000_000,
      reason: 'Chủ tịch UBND tỉnh quyết định nâng giải vì hiệu quả nổi bật tại cơ sở.',
      documentNumber: '312/VP-NC',
      documentDate: today,
      documentFileId: letter.id,
    }));
  }
  for (const { id } of differences.filter(({ state }) => state === 'entered'))
    await organiser.post(`${path}/differences/${id}/confirm`);
}

export async function conclude(stage: Stage): Promise<void> {
  const head = await stage.as(stage.cast.head);
  const path = `/contests/${stage.contestId}`;
  const { state, version } = await head.get<{ state: string; version: number }>(path);
  if (state === 'closed') await head.post(`${path}/conclude`, {}, { version });
}
