import { keeperOf, withdraw } from './entering';
import type { Dossier } from './entering';
import type { InitiativePart } from './plan';
import { until } from './setting-up';
import { each } from './stage';
import type { Stage } from './stage';

interface Row {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}

const BULK = 20;

/** The secretariat looks at every dossier: most are in order, a few are completed, lapse, fall or come back. */
export async function screen(stage: Stage): Promise<void> {
  const special = stage.plan.filter(({ fate }) => fate !== 'judged' && fate !== 'returned' && fate !== 'late');
  await each(stage, 'Kiểm tra hồ sơ', special, (part) => screenOne(stage, part), 2);
  await findTheRestEligible(stage);
  await each(
    stage,
    'Tệp ẩn danh',
    stage.plan.filter(({ n }) => n % 4 === 0),
    (part) => clear(stage, part),
  );
}

async function rowsByState(stage: Stage, state: string): Promise<Row[]> {
  const secretary = await stage.as(stage.secretary(0));
  return secretary.all<Row>(`/contests/${stage.contestId}/initiatives?state=${state}`);
}

/** First shown, then done, a desk's load at a time. */
async function findTheRestEligible(stage: Stage): Promise<void> {
  const rows = await rowsByState(stage, 'submitted');
  const desks = Array.from({ length: Math.ceil(rows.length / BULK) }, (_, n) => rows.slice(n * BULK, (n + 1) * BULK));
  await each(
    stage,
    'Kết luận hợp lệ',
    desks,
    async (desk) => {
      const secretary = await stage.as(stage.secretary(1));
      const order = { ids: desk.map(({ id }) => id), verdict: 'eligible', checkAll: true };
      await secretary.post(`/contests/${stage.contestId}/screening/verdicts`, { ...order, dryRun: true });
      await secretary.post(`/contests/${stage.contestId}/screening/verdicts`, order);
    },
    1,
  );
}

/** A verdict on a dossier that lies on the desk. */
export async function giveVerdict(stage: Stage, part: InitiativePart, verdict: object): Promise<void> {
  const path = `/initiatives/${stage.initiativeId(part)}`;
  const secretary = await stage.as(stage.secretary(part.n));
  const { state, version } = await secretary.get<Dossier>(path);
  if (state === 'submitted') await secretary.post(`${path}/screening/verdicts`, verdict, { version });
}

export async function screenOne(stage: Stage, part: InitiativePart): Promise<void> {
  const path = `/initiatives/${stage.initiativeId(part)}`;
  const keeper = await keeperOf(stage, part);
  const secretary = await stage.as(stage.secretary(part.n));
  const now = () => secretary.get<Dossier>(path);
  const verdict = (body: object) => giveVerdict(stage, part, body);
  switch (part.fate) {
    case 'completed':
      return ask(stage, part, 864_000).then(() => answer(stage, part));
    case 'lapsed':
      await ask(stage, part, 2);
      return until('hết hạn bổ sung', async () => (await now()).state !== 'awaiting_completion');
    case 'ineligible':
      return verdict({ verdict: 'ineligible', reason: 'Nội dung không thuộc các lĩnh vực của cuộc thi.' });
    case 'reinstated':
      await verdict({ verdict: 'ineligible', reason: 'Phiếu đăng ký thiếu xác nhận của đơn vị.' });
      return reinstate(stage, part);
    case 'duplicate':
      return verdict({
        verdict: 'duplicate',
        reason: 'Cùng nội dung với hồ sơ nộp trước của cùng nhóm tác giả.',
        keptId: stage.initiativeIds[part.n - 1],
      });
    case 'withdrawn_late': {
      await verdict({ verdict: 'eligible', checkAll: true });
      const { state, version } = await now();
      // The verdict is not announced yet: to its author the dossier is still submitted.
      return state !== 'withdrawn' ? withdraw(keeper, path, version) : undefined;
    }
  }
}

/** Asks for a completion once; `seconds` until it is due. */
async function ask(stage: Stage, part: InitiativePart, seconds: number): Promise<void> {
  const path = `/initiatives/${stage.initiativeId(part)}`;
  const secretary = await stage.as(stage.secretary(part.n));
  const { state, revision, version } = await secretary.get<Dossier>(path);
  if (state !== 'submitted' || revision > 1) return;
  const items = [
    { item: 'form_signed', text: 'Phiếu đăng ký chưa rõ dấu xác nhận của đơn vị, đề nghị nộp bản quét khác.' },
  ];
  await secretary.post(
    `${path}/screening/completions`,
    { items, dueInSeconds: seconds },
    { version, key: stage.key('ask', part.n) },
  );
}

async function answer(stage: Stage, part: InitiativePart): Promise<void> {
  const path = `/initiatives/${stage.initiativeId(part)}`;
  const keeper = await keeperOf(stage, part);
  const { state, version, answers } = await keeper.get<Dossier & { answers: Record<string, unknown> }>(path);
  if (state !== 'awaiting_completion') return;
  const more = 'Đơn vị đã đối chiếu lại số liệu và xác nhận kết quả nêu trên là đúng.';
  const saved = await keeper.patch<{ version: number }>(
    path,
    { answers: { social_benefit: `${String(answers['social_benefit'])}\n${more}` } },
    { version },
  );
  await keeper.post(`${path}/resubmit`, undefined, { version: saved.version, key: stage.key('resubmit', part.n) });
}

async function reinstate(stage: Stage, part: InitiativePart): Promise<void> {
  const path = `/initiatives/${stage.initiativeId(part)}`;
  const secretary = await stage.as(stage.secretary(0));
  const { state } = await secretary.get<Dossier>(path);
  if (state !== 'ineligible') return;
  const { id } = await secretary.post<{ id: string }>(
    `${path}/screening/reinstatements`,
    {
      document: 'Công văn số 07/UBND-VP ngày 05/02/2026',
      reason: 'Đơn vị đã gửi bản gốc có dấu, nộp trong hạn nhưng bị lẫn với hồ sơ khác.',
    },
    { key: stage.key('reinstate', part.n) },
  );
  const head = await stage.as(stage.cast.head);
  await head.post(`/reinstatements/${id}/confirm`, undefined, { key: stage.key('reinstated', part.n) });
}

/** A secretary has read the description and found no name in it: blind judges may open it. */
async function clear(stage: Stage, part: InitiativePart): Promise<void> {
  const secretary = await stage.as(stage.secretary(2));
  const path = `/initiatives/${stage.initiativeId(part)}`;
  const { state, attachments } = await secretary.get<Dossier>(path).catch(() => ({ state: '', attachments: [] }));
  const file = attachments.find(({ partCode }) => partCode === 'description');
  if (state === 'eligible' && file) await secretary.put(`${path}/attachments/${file.id}/clearance`, { cleared: true });
}
