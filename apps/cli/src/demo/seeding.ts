import type { Identity } from '@rooms/identity';
import { accountOf, makeAdministrator } from './accounts';
import { castOf } from './cast';
import type { Cast, PersonPart } from './cast';
import { Chance } from './chance';
import { handIn, openDraft } from './entering';
import { startInProcess } from './in-process';
import { DEMO_ADMIN, DEMO_CONTEST, DEMO_ROLES } from './known';
import { enterPaper } from './paper';
import { planOf } from './plan';
import type { Fate, InitiativePart } from './plan';
import { giveVerdict, screenOne } from './screening';
import { setUp } from './setting-up';
import { Stage } from './stage';
import type { Account } from './stage';

const FATES: Readonly<Record<number, Fate>> = {
  4: 'withdrawn_early',
  9: 'completed',
  16: 'ineligible',
  21: 'not_forwarded',
};

/** Puts the demo contest into the database, or what is missing of it. */
export async function fill(url: string): Promise<void> {
  const service = await startInProcess(url);
  try {
    const { chance, cast, plan } = demoContest();
    const openAccount = (person: PersonPart, unitId: string) => account(url, service.identity, person, unitId);
    await makeAdministrator(url, service.identity, { ...DEMO_ADMIN, name: 'Quản trị viên dùng thử' });
    const stage = new Stage(service.transport, chance, cast, plan, DEMO_ADMIN, { openAccount });
    await setUp(stage);
    await seatJudges(stage);
    for (const part of plan) await bring(stage, part);
  } finally {
    await service.close();
  }
}

function demoContest(): { readonly chance: Chance; readonly cast: Cast; readonly plan: readonly InitiativePart[] } {
  const chance = new Chance(DEMO_CONTEST.seed);
  const cast = known(
    castOf(chance, { departments: 2, communes: 1, applicants: 3, judges: 3, secretaries: 1, organisers: 1 }),
  );
  return {
    chance,
    cast,
    plan: planOf(chance, cast, { initiatives: DEMO_CONTEST.initiatives, paper: 4, fates: FATES }),
  };
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
  const { chair, deputy, judges } = stage.cast;
  const seats = [[chair, 'chair'], [deputy, 'deputy_chair'], ...judges.map((one) => [one, 'judge'] as const)] as const;
  for (const [person, role] of seats) {
    const grant = { accountId: stage.accountId(person), role, unitId: null };
    await head.post(`/contests/${stage.contestId}/grants`, grant, { key: stage.key('grant', role, person.id) });
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
