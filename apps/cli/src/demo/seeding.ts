import type { Identity } from '@rooms/identity';
import { accountOf, makeAdministrator } from './accounts';
import { conclude, grant } from './awarding';
import { castOf } from './cast';
import type { Cast, PersonPart } from './cast';
import { Chance } from './chance';
import { enter, extendAndClose, handIn, openDraft } from './entering';
import { startInProcess } from './in-process';
import { beginRound, judge, mark } from './judging';
import { DEMO_ADMIN, DEMO_CONTESTS, DEMO_ROLES } from './known';
import type { DemoContest } from './known';
import { enterPaper } from './paper';
import { planOf } from './plan';
import type { Fate, InitiativePart, Size } from './plan';
import { giveVerdict, screen, screenOne } from './screening';
import { setUpContest, setUpPeople } from './setting-up';
import { Stage } from './stage';
import type { Account } from './stage';

/** Of the contest that takes dossiers. */
const FATES: Readonly<Record<number, Fate>> = {
  4: 'withdrawn_early',
  9: 'completed',
  16: 'ineligible',
  21: 'not_forwarded',
};

/** Puts these demo contests into the database, or what is missing of them. */
export async function fill(url: string, missing: readonly DemoContest[]): Promise<void> {
  const service = await startInProcess(url);
  try {
    const openAccount = (person: PersonPart, unitId: string) => account(url, service.identity, person, unitId);
    await makeAdministrator(url, service.identity, { ...DEMO_ADMIN, name: 'Quản trị viên dùng thử' });
    const chance = new Chance(DEMO_CONTESTS.open.seed);
    const cast = known(
      castOf(chance, { departments: 2, communes: 1, applicants: 3, judges: 5, secretaries: 1, organisers: 1 }),
    );
    const people = new Stage(service.transport, chance, cast, [], DEMO_ADMIN, { openAccount });
    await setUpPeople(people);
    for (const contest of missing) await ACTS[contest](people);
  } finally {
    await service.close();
  }
}

const ACTS: Readonly<Record<DemoContest, (people: Stage) => Promise<void>>> = {
  async open(people) {
    const stage = await contestOf(people, 'open', { initiatives: 30, paper: 4, fates: FATES });
    await seatJudges(stage);
    for (const part of stage.plan) await bring(stage, part);
  },

  /** The first of the judges has most still to do, one is half through, the others are done. */
  async judged(people) {
    const stage = await contestOf(people, 'judged', { initiatives: 10, paper: 0, fates: {} }, ' (mẫu: đang chấm)');
    await bringAll(stage);
    const round = await beginRound(stage, 'preliminary');
    for (const [place, person] of stage.cast.judges.entries()) {
      await mark(stage, person, round, { most: [2, 3][place] ?? Infinity });
    }
  },

  async published(people) {
    const stage = await contestOf(people, 'published', { initiatives: 11, paper: 0, fates: {} }, ' (mẫu: đã công bố)');
    await bringAll(stage);
    await judge(stage, 'preliminary');
    await judge(stage, 'final');
    const { decisionId } = await grant(stage, false);
    const secretary = await stage.as(stage.secretary(0));
    for (const kind of ['decision', 'certificates'])
      await secretary.post(`/award-decisions/${decisionId}/documents`, { kind });
    await conclude(stage);
  },
};

async function contestOf(people: Stage, contest: DemoContest, size: Size, suffix = ''): Promise<Stage> {
  const chance = new Chance(DEMO_CONTESTS[contest].seed);
  const stage = people.beside(chance, planOf(chance, people.cast, size), {
    tune: (document) => ({ ...document, name: `${String(document['name'])}${suffix}` }),
  });
  await setUpContest(stage);
  return stage;
}

/** Every dossier handed in and found in order. */
async function bringAll(stage: Stage): Promise<void> {
  await enter(stage);
  await extendAndClose(stage);
  await screen(stage);
}

/** One person of each kind signs in with the address and password that are printed. */
function known(cast: Cast): Cast {
  const as = (person: PersonPart, { email, password }: Account): PersonPart => ({ ...person, email, password });
  const first = (people: readonly PersonPart[], given: Account) =>
    people.map((one, n) => (n === 0 ? as(one, given) : one));
  return {
    ...cast,
    head: as(cast.head, DEMO_ROLES.head),
    clerk: as(cast.clerk, DEMO_ROLES.clerk),
    chair: as(cast.chair, DEMO_ROLES.chair),
    deputy: as(cast.deputy, DEMO_ROLES.deputy),
    secretaries: first(cast.secretaries, DEMO_ROLES.secretary),
    organisers: first(cast.organisers, DEMO_ROLES.organiser),
    judges: first(cast.judges, DEMO_ROLES.judge),
    coordinators: first(cast.coordinators, DEMO_ROLES.coordinator),
    applicants: first(cast.applicants, DEMO_ROLES.applicant),
  };
}

async function account(url: string, identity: Identity, person: PersonPart, unitId: string): Promise<string> {
  const known = await accountOf(url, person.email);
  if (known !== null) return known;
  const { name, email, password, jobTitle, qualification, birthDate, gender } = person;
  const made = await identity.createAccountWithPassword({
    name,
    email,
    password,
    jobTitle,
    qualification,
    birthDate,
    gender,
    unitId,
  });
  return made.accountId;
}

async function seatJudges(stage: Stage): Promise<void> {
  const head = await stage.as(stage.cast.head);
  for (const person of stage.cast.judges) {
    const seat = { accountId: stage.accountId(person), role: 'judge', unitId: null };
    await head.post(`/contests/${stage.contestId}/grants`, seat, { key: stage.key('grant', 'judge', person.id) });
  }
}

/** A third stays a draft, a third waits for unit or secretariat, a third has been looked at. */
async function bring(stage: Stage, part: InitiativePart): Promise<void> {
  if (part.door === 'paper') return enterPaper(stage, part);
  await openDraft(stage, part);
  if (part.fate === 'judged' && part.n % 3 === 0) return;
  await handIn(stage, part);
  if (part.fate !== 'judged') return screenOne(stage, part);
  if (part.n % 3 === 1) await giveVerdict(stage, part, { verdict: 'eligible', checkAll: true });
}
