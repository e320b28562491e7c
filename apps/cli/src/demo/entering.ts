import { RefusedRequest } from './client';
import type { Client } from './client';
import { description, shortPaper, signedForm } from './files';
import type { DemoFile, Setting } from './files';
import type { InitiativePart } from './plan';
import { each } from './stage';
import type { Stage } from './stage';

export interface Dossier {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly version: number;
  readonly revision: number;
  readonly title: string;
  readonly authors: readonly {
    readonly id: string;
    readonly name: string;
    readonly share: number;
    readonly consent: string;
  }[];
  readonly attachments: readonly { readonly id: string; readonly partCode: string; readonly fileName: string }[];
}

/** Drafts are opened one after the other, so that public codes follow the plan; the rest of each goes on beside others. */
export async function enter(stage: Stage): Promise<void> {
  const early = stage.plan.filter(({ fate, door }) => fate !== 'late' && door === 'online');
  await each(stage, 'Bản nháp', early, (part) => openDraft(stage, part), 1);
  await each(stage, 'Nộp hồ sơ', early, (part) => handIn(stage, part));
}

/** Who follows the dossier: the lead author, or the unit's coordinator for people without account. */
export function keeperOf(stage: Stage, part: InitiativePart): Promise<Client> {
  const lead = part.authors[0]?.person;
  return stage.as(lead ?? stage.cast.coordinators[part.unit]);
}

export async function openDraft(stage: Stage, part: InitiativePart): Promise<void> {
  const keeper = await keeperOf(stage, part);
  const unitId = stage.unitIds[part.unit];
  const draft = {
    title: part.title,
    theme: part.theme,
    unitId,
    authorKind: part.category,
    answers: part.answers,
    authors: part.authors.map(({ name, jobTitle, person, share }) => ({
      name,
      jobTitle,
      share,
      unitId,
      ...(person && {
        email: person.email,
        birthDate: person.birthDate,
        gender: person.gender,
        qualification: person.qualification,
      }),
    })),
  };
  const { id } = await keeper.post<{ id: string }>(`/contests/${stage.contestId}/initiatives`, draft, {
    key: stage.key('draft', part.n),
  });
  stage.initiativeIds[part.n] = id;
}

/** From wherever the dossier stands to the secretariat's desk, or to where the plan lets it end before. */
export async function handIn(stage: Stage, part: InitiativePart): Promise<void> {
  const keeper = await keeperOf(stage, part);
  const coordinator = await stage.as(stage.cast.coordinators[part.unit]);
  const path = `/initiatives/${stage.initiativeId(part)}`;
  let dossier = await keeper.get<Dossier>(path);
  if (dossier.state === 'draft') {
    await complete(stage, part, keeper, dossier);
    dossier = await submit(stage, keeper, path);
  }
  if (dossier.state === 'awaiting_unit' && part.fate === 'returned' && dossier.revision === 1) {
    const reason = 'Đề nghị tác giả bổ sung số liệu so sánh trước và sau khi áp dụng.';
    await coordinator.post(`${path}/return`, { reason }, { version: dossier.version });
    dossier = await submit(stage, keeper, path);
  }
  if (dossier.state === 'awaiting_unit' && part.fate === 'not_forwarded') {
    const reason = 'Nội dung trùng với nhiệm vụ thường xuyên đã giao, đơn vị không giới thiệu dự thi.';
    await coordinator.post(`${path}/not-forward`, { reason }, { version: dossier.version });
  } else if (dossier.state === 'awaiting_unit') {
    await coordinator.post(`${path}/confirm`, undefined, {
      version: dossier.version,
      key: stage.key('confirm', part.n),
    });
  }
  dossier = await keeper.get<Dossier>(path);
  if (part.fate === 'withdrawn_early' && dossier.state === 'submitted') await withdraw(keeper, path, dossier.version);
}

export async function withdraw(keeper: Client, path: string, version: number): Promise<void> {
  await keeper.post(`${path}/withdraw`, { reason: 'Tác giả muốn hoàn thiện thêm để dự thi năm sau.' }, { version });
}

async function submit(stage: Stage, keeper: Client, path: string): Promise<Dossier> {
  const { version, revision, id } = await keeper.get<Dossier>(path);
  await keeper.post(`${path}/submit`, undefined, { version, key: stage.key('submit', id, revision) });
  return keeper.get<Dossier>(path);
}

/** Files, the signed pages of those without account, the consent of those with one. */
async function complete(stage: Stage, part: InitiativePart, keeper: Client, dossier: Dossier): Promise<void> {
  const path = `/initiatives/${dossier.id}`;
  const setting = settingOf(stage, part, dossier.code);
  const form = await attach(keeper, dossier, 'signed_form', () => signedForm(part, setting));
  await attach(keeper, dossier, 'description', () => description(part, setting));
  if (part.n % 5 === 0) {
    const lines = ['Số liệu được đơn vị theo dõi và đối chiếu trong suốt thời gian áp dụng.', part.title];
    await attach(keeper, dossier, 'benefit_confirmation', () =>
      shortPaper(
        'benefit_confirmation',
        `Xác nhận hiệu quả ${part.n + 1}`,
        'V/v xác nhận hiệu quả áp dụng sáng kiến',
        lines,
      ),
    );
  }
  const authors = dossier.authors.map(({ id, share }) => ({ id, share }));
  for (const [place, { person }] of part.authors.entries()) {
    const author = dossier.authors[place];
    if (author?.consent !== 'pending') continue;
    if (person) await (await stage.as(person)).post(`${path}/consent`, { answer: 'given', authors });
    else await keeper.put(`${path}/authors/${author.id}/signed-page`, { attachmentId: form });
  }
}

/** Id of the file of this part; what is there already is not sent again. */
async function attach(keeper: Client, dossier: Dossier, part: string, make: () => Promise<DemoFile>): Promise<string> {
  const there = dossier.attachments.find(({ partCode }) => partCode === part);
  if (there) return there.id;
  const sent = await keeper.upload<{ id: string }>(`/initiatives/${dossier.id}/attachments?part=${part}`, await make());
  return sent.id;
}

function settingOf(stage: Stage, part: InitiativePart, code: string): Setting {
  return {
    code,
    themeName: stage.themeNames.get(part.theme) ?? part.theme,
    unitName: stage.cast.units[part.unit]?.name ?? '',
  };
}

export interface ContestRow {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly closesAt: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** All get a week more; the head closes early nevertheless; one unit, cut off by a power failure, gets an hour. */
export async function extendAndClose(stage: Stage): Promise<void> {
  const head = await stage.as(stage.cast.head);
  const path = `/contests/${stage.contestId}`;
  stage.progress.phase('Gia hạn, đóng nhận hồ sơ', 3);
  const contest = await head.get<ContestRow>(path);
  if (contest.state === 'open') {
    await extend(stage, { scope: 'contest' }, new Date(Date.parse(contest.closesAt) + 7 * DAY_MS));
    stage.progress.step();
    const { version } = await head.get<ContestRow>(path);
    await head.post(
      `${path}/close-early`,
      { reason: 'Các đơn vị đã gửi đủ danh sách; Ban Tổ chức thống nhất đóng sớm.' },
      { version },
    );
  }
  for (const part of stage.plan.filter(({ fate }) => fate === 'late')) await enterLate(stage, part);
  stage.progress.step();
}

async function enterLate(stage: Stage, part: InitiativePart): Promise<void> {
  const keeper = await keeperOf(stage, part);
  await extend(stage, { scope: 'unit', unitId: stage.unitIds[part.unit] ?? '' }, new Date(Date.now() + HOUR_MS));
  await openDraft(stage, part);
  const { state } = await keeper.get<Dossier>(`/initiatives/${stage.initiativeId(part)}`);
  if (state === 'draft' || state === 'awaiting_unit') await handIn(stage, part);
}

interface ExtensionRow {
  readonly id: string;
  readonly state: string;
  readonly scope: string;
  readonly version: number;
}

/** Proposed by the head, confirmed by an organiser; one that stands already is not asked for again. */
async function extend(
  stage: Stage,
  scope: { readonly scope: 'contest' | 'unit'; readonly unitId?: string },
  closesAt: Date,
): Promise<void> {
  const head = await stage.as(stage.cast.head);
  const organiser = await stage.as(stage.organiser(0));
  const path = `/contests/${stage.contestId}/extensions`;
  const known = (await head.get<{ items: ExtensionRow[] }>(path)).items.find(
    (one) => one.scope === scope.scope && one.state !== 'declined',
  );
  if (known?.state === 'confirmed') return;
  const proposed =
    known ??
    (await head.post<ExtensionRow>(path, {
      for: scope,
      closesAt: closesAt.toISOString(),
      document: 'Công văn số 18/BTC ngày 20/01/2026',
      reason:
        scope.scope === 'contest'
          ? 'Nhiều đơn vị đang sắp xếp tổ chức bộ máy.'
          : 'Đơn vị mất điện hai ngày do mưa bão.',
    }));
  await organiser.post(`${path}/${proposed.id}/confirm`, undefined, { version: proposed.version });
}

export const isRefused = (error: unknown, code: string): boolean =>
  error instanceof RefusedRequest && (error.code === code || error.blockers.includes(code));
