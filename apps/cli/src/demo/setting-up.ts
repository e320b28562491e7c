import { contestCode } from './cast';
import type { PersonPart, UnitPart } from './cast';
import type { Client } from './client';
import { each } from './stage';
import type { Stage } from './stage';

const DAY_MS = 86_400_000;

/** Units, accounts, the contest with its rules, and who does what in it. */
export async function setUp(stage: Stage): Promise<void> {
  await setUpPeople(stage);
  await setUpContest(stage);
}

/** The units, and an account for everybody. */
export async function setUpPeople(stage: Stage): Promise<void> {
  const admin = await stage.admin();
  const there = new Map((await admin.all<UnitRow>('/units')).map(({ code, id }) => [code, id]));
  await each(
    stage,
    'Đơn vị',
    [...stage.cast.units.entries()],
    async ([place, unit]) => {
      stage.unitIds[place] = there.get(unit.code) ?? (await createUnit(stage, admin, unit));
    },
    1,
  );
  const { head, secretaries, organisers, clerk, chair, deputy, judges, coordinators, applicants } = stage.cast;
  const staff = [head, ...secretaries, ...organisers, clerk, chair, deputy, ...judges, ...coordinators];
  await each(stage, 'Tài khoản', [...staff, ...applicants], (person) => openAccount(stage, admin, person), 2);
}

/** A contest of the units and people that there are already. */
export async function setUpContest(stage: Stage): Promise<void> {
  const admin = await stage.admin();
  stage.contestId = await createContest(stage, admin);
  await giveRoles(stage, admin);
  await announce(stage);
  const { themes } = await admin.get<{ themes: { code: string; name: string }[] }>(`/contests/${stage.contestId}`);
  for (const { code, name } of themes) stage.themeNames.set(code, name);
}

interface UnitRow {
  readonly id: string;
  readonly code: string;
}

async function createUnit(stage: Stage, admin: Client, { code, name, block }: UnitPart): Promise<string> {
  const { id } = await admin.post<UnitRow>('/units', { code, name, block }, { key: stage.key('unit', code) });
  return id;
}

/** Invited by the administrator; the first password is set with a code handed over on paper. */
async function openAccount(stage: Stage, admin: Client, person: PersonPart): Promise<void> {
  const { name, jobTitle, birthDate, gender, qualification } = person;
  const unitId = stage.unitIds[person.unit] ?? '';
  if (stage.options.openAccount) {
    stage.accountIds.set(person.id, await stage.options.openAccount(person, unitId));
    return;
  }
  const invitation = {
    email: person.email,
    whom: { person: { name, unitId, jobTitle, birthDate, gender, qualification } },
  };
  const { id } = await admin.post<{ id: string }>('/invitations', invitation, { key: stage.key('invite', person.id) });
  stage.accountIds.set(person.id, id);
  const { state } = await admin.get<{ state: string }>(`/accounts/${id}`);
  if (state === 'active') return;
  const { token } = await admin.post<{ token: string }>(`/accounts/${id}/paper-codes`);
  await admin.post('/password-resets/paper', { email: person.email, code: token, password: person.password });
}

interface ContestRow {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly state: string;
}

async function createContest(stage: Stage, admin: Client): Promise<string> {
  const code = contestCode(stage.chance.seed);
  const known = (await admin.all<ContestRow>('/contests')).find((contest) => contest.code === code);
  if (known) return known.id;
  const document = await admin.get<Record<string, unknown>>('/rulebook-presets/rulebooks/bac_ninh_2026');
  const created = await admin.post<{ id: string }>('/contests', {
    code,
    source: { from: 'document', document: inOurTime(stage.options.tune?.(document) ?? document) },
  });
  return created.id;
}

interface Calendar {
  readonly closesAt: string;
  readonly milestones: readonly { readonly name: string; readonly on: string }[];
}

/** The shipped rules with a calendar around today: opened yesterday, closing in sixty days, what follows as far behind. */
export function inOurTime(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
  const rounds = document['rounds'] as readonly { readonly ownPartsCloseAt: string | null }[];
  const calendar = document['calendar'] as Calendar;
  const closes = calendar.closesAt.slice(0, 10);
  const daysAfterClosing = (on: string) => (Date.parse(on) - Date.parse(closes)) / DAY_MS;
  return {
    ...document,
    calendar: {
      ...calendar,
      opensAt: day(-1),
      closesAt: day(60),
      unitClosesAt: day(67),
      milestones: calendar.milestones.map(({ name, on }) => ({
        name,
        on: day(on < closes ? -1 : 60 + daysAfterClosing(on)).slice(0, 10),
      })),
    },
    rounds: rounds.map((round) => ({ ...round, ownPartsCloseAt: round.ownPartsCloseAt === null ? null : day(120) })),
  };
}

async function giveRoles(stage: Stage, admin: Client): Promise<void> {
  const { head, secretaries, organisers, clerk, coordinators } = stage.cast;
  const give = (by: Client, person: PersonPart, role: string, unitId: string | null = null) =>
    by.post(
      `/contests/${stage.contestId}/grants`,
      { accountId: stage.accountId(person), role, unitId },
      { key: stage.key('grant', role, person.id) },
    );
  await give(admin, head, 'secretary_head');
  for (const person of organisers) await give(admin, person, 'organiser');
  const byHead = await stage.as(head);
  for (const person of secretaries) await give(byHead, person, 'secretary');
  await give(byHead, clerk, 'clerk');
  await each(stage, 'Đầu mối', coordinators, async (person) => {
    await give(byHead, person, 'coordinator', stage.unitIds[person.unit] ?? null);
  });
}

async function announce(stage: Stage): Promise<void> {
  const head = await stage.as(stage.cast.head);
  const path = `/contests/${stage.contestId}`;
  const contest = await head.get<ContestRow>(path);
  if (contest.state === 'preparing') {
    await head.post(`${path}/announce`, { number: '125/KH-UBND', date: '2026-01-12' }, { version: contest.version });
  }
  await until('cuộc thi mở nhận hồ sơ', async () => (await head.get<ContestRow>(path)).state !== 'announced');
}

const PATIENCE_MS = 60_000;

/** Waits for what the service does by its own clock. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 250));
  }
}
