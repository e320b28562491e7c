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

interface SignedIn {
  readonly client: Client;
  readonly accountId: string;
  readonly personId: string;
}

/** Everything the acts of the demo share: the parts, the sessions, and the ids the service has given. */
export class Stage {
  readonly unitIds: string[] = [];
  contestId = '';
  /** Account ids by the person's id within the demo. */
  readonly accountIds = new Map<string, string>();
  private readonly sessions = new Map<string, Promise<SignedIn>>();

  constructor(
    readonly transport: Transport,
    readonly chance: Chance,
    readonly cast: Cast,
    readonly plan: readonly InitiativePart[],
    readonly adminAccount: Account,
    readonly progress: Progress = SILENT,
  ) {}

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
