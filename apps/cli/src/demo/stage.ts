import type { Cast, PersonPart } from './cast';
import type { Chance } from './chance';
import { Client } from './client';
import type { Transport } from './client';
import type { InitiativePart } from './plan';

/** What the demo shows of its way; a bar on a terminal, nothing in tests. */
export interface Progress {
  phase(name: string, steps: number): void;
  step(): void;
}

export const SILENT: Progress = { phase: () => undefined, step: () => undefined };

export interface Account {
  readonly email: string;
  readonly password: string;
}

export interface StageOptions {
  readonly progress?: Progress;
  /** Changes the rules before the contest is made. */
  readonly tune?: (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  /** Gives the account id of a person who can sign in from now on; by invitation unless another way is named. */
  readonly openAccount?: (person: PersonPart, unitId: string) => Promise<string>;
}

interface SignedIn {
  readonly client: Client;
  readonly accountId: string;
  readonly personId: string;
}

/** Everything the acts of the demo share: the parts, the sessions, and the ids the service has given. */
export class Stage {
  /** By the unit's place in the cast. */
  unitIds: string[] = [];
  contestId = '';
  /** By the initiative's number in the plan. */
  readonly initiativeIds: string[] = [];
  readonly themeNames = new Map<string, string>();
  /** Account ids by the person's id within the demo. */
  accountIds = new Map<string, string>();
  /** Papers that can be had only on the way, by the name of their file. */
  readonly kept = new Map<string, Buffer>();
  private sessions = new Map<string, Promise<SignedIn>>();

  constructor(
    readonly transport: Transport,
    readonly chance: Chance,
    readonly cast: Cast,
    readonly plan: readonly InitiativePart[],
    readonly adminAccount: Account,
    readonly options: StageOptions = {},
  ) {}

  /** Another contest of the same people, who stay signed in. */
  beside(chance: Chance, plan: readonly InitiativePart[], options: StageOptions): Stage {
    const stage = new Stage(this.transport, chance, this.cast, plan, this.adminAccount, options);
    stage.unitIds = this.unitIds;
    stage.accountIds = this.accountIds;
    stage.sessions = this.sessions;
    return stage;
  }

  get progress(): Progress {
    return this.options.progress ?? SILENT;
  }

  /** Idempotency key of one act of this demo: the same when it is played again. */
  key(...parts: readonly (string | number)[]): string {
    return ['demo', this.chance.seed, ...parts].join(':');
  }

  async admin(): Promise<Client> {
    return (await this.session('admin', 'Quản trị', this.adminAccount)).client;
  }

  async as(person: PersonPart | undefined): Promise<Client> {
    if (!person) throw new RangeError('Nobody plays this part');
    return (await this.session(person.id, person.name, person)).client;
  }

  private session(id: string, name: string, account: Account): Promise<SignedIn> {
    const open = this.sessions.get(id) ?? this.open(name, account);
    this.sessions.set(id, open);
    return open;
  }

  private async open(name: string, { email, password }: Account): Promise<SignedIn> {
    const client = new Client(this.transport, name);
    return { client, ...(await client.signIn(email, password)) };
  }

  /** Work is shared out among those there are. */
  secretary(n: number): PersonPart | undefined {
    return this.cast.secretaries[n % this.cast.secretaries.length];
  }

  organiser(n: number): PersonPart | undefined {
    return this.cast.organisers[n % this.cast.organisers.length];
  }

  initiativeId({ n }: InitiativePart): string {
    const id = this.initiativeIds[n];
    if (id === undefined) throw new RangeError(`Initiative ${n} is not there yet`);
    return id;
  }

  accountId(person: PersonPart | undefined): string {
    const id = person && this.accountIds.get(person.id);
    if (id === undefined) throw new RangeError('This person has no account yet');
    return id;
  }
}

/** Does `work` for each, a few at a time, and counts the steps. */
export async function each<T>(
  stage: Stage,
  name: string,
  items: readonly T[],
  work: (item: T) => Promise<void>,
  atOnce = 4,
): Promise<void> {
  stage.progress.phase(name, items.length);
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      await work(item);
      stage.progress.step();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
