import type { Client } from './client';
import type { Dossier } from './entering';
import { shortPaper, signedForm } from './files';
import type { InitiativePart } from './plan';
import { each } from './stage';
import type { Stage } from './stage';

const HOUR_MS = 3_600_000;
const GONE = ['draft', 'awaiting_unit', 'not_forwarded', 'withdrawn', 'duplicate', 'disqualified'];

/** What came on paper: one secretary types it in with its stamp and scan, another confirms it against the scan. */
export async function enterPapers(stage: Stage): Promise<void> {
  const parts = stage.plan.filter(({ door }) => door === 'paper');
  await each(stage, 'Hồ sơ giấy', parts, (part) => enterPaper(stage, part), 1);
}

interface Intake {
  readonly id: string;
  readonly initiativeId: string;
  readonly code: string;
  readonly version: number;
}

export async function enterPaper(stage: Stage, part: InitiativePart): Promise<void> {
  const first = await stage.as(stage.secretary(0));
  const second = await stage.as(stage.cast.head);
  const known = await knownIntake(stage, first, part);
  const unitId = stage.unitIds[part.unit];
  const intake =
    known ??
    (await first.post<Intake>(`/contests/${stage.contestId}/paper-intakes`, {
      channel: 'paper',
      stampedAt: new Date(Date.now() - HOUR_MS).toISOString(),
      title: part.title,
      theme: part.theme,
      authorKind: part.category,
      unitId,
      answers: part.answers,
      authors: part.authors.map(({ name, jobTitle, share }) => ({ name, jobTitle, share, unitId })),
    }));
  stage.initiativeIds[part.n] = intake.initiativeId;
  if (known?.state === 'confirmed') return;
  const path = `/paper-intakes/${intake.id}`;
  const { scan } = await first.get<{ scan: object | null }>(path);
  if (!scan) {
    const setting = {
      code: intake.code,
      themeName: stage.themeNames.get(part.theme) ?? part.theme,
      unitName: stage.cast.units[part.unit]?.name ?? '',
    };
    await first.upload(`${path}/scan`, await signedForm(part, setting));
  }
  const { version } = await second.get<Intake>(path);
  await second.post(`${path}/confirm`, undefined, { version, key: stage.key('paper', part.n) });
}

async function knownIntake(
  stage: Stage,
  client: Client,
  part: InitiativePart,
): Promise<(Intake & { readonly state: string }) | undefined> {
  const rows = await client.all<Intake & { readonly title: string; readonly state: string }>(
    `/contests/${stage.contestId}/paper-intakes`,
  );
  return rows.find(({ title, state }) => title === part.title && state !== 'rejected');
}

interface UnitList {
  readonly id: string;
  readonly unitId: string;
  readonly state: string;
  readonly version: number;
  readonly mismatches: readonly unknown[];
}

/** The units with online dossiers forward their ranked lists; the letter of one declares a dossier too many and comes back. */
export async function forwardLists(stage: Stage): Promise<void> {
  const units = [...new Set(stage.plan.map(({ unit }) => unit))].slice(0, 4);
  await each(stage, 'Danh sách đơn vị', units, (unit) => forwardList(stage, unit, unit === units[0]), 1);
}

async function forwardList(stage: Stage, unit: number, wrong: boolean): Promise<void> {
  const coordinator = await stage.as(stage.cast.coordinators[unit]);
  const secretary = await stage.as(stage.secretary(0));
  const path = `/contests/${stage.contestId}/unit-lists`;
  const unitId = stage.unitIds[unit] ?? '';
  const known = (await coordinator.all<UnitList>(path)).find((list) => list.unitId === unitId);
  const { id } = known ?? (await coordinator.post<UnitList>(path, { unitId }, { key: stage.key('list', unit) }));
  const own = `/unit-lists/${id}`;
  let list = await coordinator.get<UnitList>(own);
  const rows = await coordinator.all<Dossier & { readonly unitId: string }>(
    `/contests/${stage.contestId}/initiatives?unitId=${unitId}`,
  );
  const listed = rows
    .filter(({ state }) => !GONE.includes(state))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  const write = async (declaredCount: number): Promise<void> => {
    const body = {
      dispatchNumber: `${20 + unit}/CV`,
      dispatchDate: '2026-01-20',
      declaredCount,
      declaredCodes: null,
      initiativeIds: listed.map((row) => row.id),
    };
    const saved = await coordinator.put<UnitList>(own, body, { version: list.version });
    const letter = await shortPaper('', `Công văn ${unit + 1}`, 'V/v gửi danh sách sáng kiến dự thi', [
      'Đơn vị gửi danh sách theo thứ tự xếp hạng.',
    ]);
    list = await coordinator.upload<UnitList>(`${own}/scan`, letter);
    list = await coordinator.post<UnitList>(`${own}/forward`, undefined, {
      version: Math.max(list.version, saved.version),
    });
  };
  if (list.state === 'draft') await write(listed.length + (wrong && !known ? 1 : 0));
  if (list.state === 'forwarded' && list.mismatches.length > 0) {
    const reason = 'Công văn ghi số lượng không khớp với số hồ sơ trong danh sách.';
    list = await secretary.post<UnitList>(`${own}/return`, { reason }, { version: list.version });
    if (list.state === 'draft' || list.state === 'returned') await write(listed.length);
  }
  if (list.state === 'forwarded') await secretary.post(`${own}/accept`, undefined, { version: list.version });
}
