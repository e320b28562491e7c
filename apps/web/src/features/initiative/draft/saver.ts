import { OfflineError, ProblemError } from '../../../api/problem';
import type { Problem } from '../../../api/problem';
import { alike, same } from './alike';

/** `title`, `theme`, `authorKind`, `unitId`, `authors` or `answers.<field>`. */
export type Key = string;
export type Values = Readonly<Record<Key, unknown>>;

export interface Stored {
  readonly version: number;
  readonly values: Values;
}

export interface Conflict {
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** How a draft reaches the server. `save` sends what has changed and gives the new version. */
export interface DraftPort {
  readonly save: (changes: Values, version: number) => Promise<number>;
  readonly load: () => Promise<Stored>;
  /** Half-written values wait until they make sense. */
  readonly isSendable: (key: Key, value: unknown) => boolean;
}

/** `held`: what is left waits for a person, who has to mend or complete it. */
export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'refused' | 'held';

export interface Snapshot {
  readonly status: SaveStatus;
  readonly errors: Readonly<Record<Key, string>>;
  readonly conflicts: Readonly<Record<Key, Conflict>>;
  /** Why the server takes nothing any more, such as after the closing time. */
  readonly problem: Problem | null;
}

interface Pending {
  readonly value: unknown;
  /** What the server had when the change began. */
  readonly base: unknown;
  /** Sent, but its answer never came: the server may have it or not. */
  readonly sent?: unknown;
}

const PAUSE_MS = 700;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;

/**
 * Keeps what is typed in the browser until the server has it: through a lost network, a reload and a change made
 * elsewhere. A field changed on both sides is shown as a conflict; neither side is lost before a person chooses.
 */
export class DraftSaver {
  private version: number;
  private server: Values;
  private readonly pending: Map<Key, Pending>;
  private conflicts: Record<Key, Conflict> = {};
  private errors: Record<Key, string> = {};
  private problem: Problem | null = null;
  private online = true;
  private sending: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retryMs = FIRST_RETRY_MS;
  private snapshot: Snapshot;
  private readonly listeners = new Set<() => void>();

  constructor(
    stored: Stored,
    private readonly port: DraftPort,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    private readonly storageKey: string,
  ) {
    this.version = stored.version;
    this.server = stored.values;
    this.pending = new Map(readPending(storage.getItem(storageKey)));
    this.compare(stored.values);
    this.snapshot = this.makeSnapshot();
    if (this.pending.size > 0) this.schedule(0);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): Snapshot => this.snapshot;

  readonly valueOf = (key: Key): unknown => {
    const waiting = this.pending.get(key);
    return waiting ? waiting.value : this.server[key];
  };

  set(key: Key, value: unknown): void {
    const base = this.pending.get(key)?.base ?? this.server[key];
    if (same(value, this.server[key]) && !this.sending) this.pending.delete(key);
    else this.pending.set(key, { ...this.pending.get(key), value, base });
    this.errors = without(this.errors, key);
    const conflict = this.conflicts[key];
    if (conflict) this.conflicts = { ...this.conflicts, [key]: { ...conflict, mine: value } };
    this.keep();
    this.schedule(PAUSE_MS);
  }

  /** What was read anew from the server, for example after an upload. */
  take(stored: Stored): void {
    if (this.sending || stored.version < this.version) return;
    this.version = stored.version;
    this.compare(stored.values);
    this.keep();
  }

  /** A person chooses one side of a conflict. */
  choose(key: Key, side: 'mine' | 'theirs'): void {
    const conflict = this.conflicts[key];
    if (!conflict) return;
    this.conflicts = without(this.conflicts, key);
    if (side === 'theirs') this.pending.delete(key);
    else this.pending.set(key, { value: conflict.mine, base: conflict.theirs });
    this.keep();
    this.schedule(0);
  }

  /** The first value that the server does not have. */
  firstLeft(): Key | undefined {
    return [...this.pending.keys()][0];
  }

  /** Sends at once what waits, and resolves when nothing more can be sent now. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.sending) await this.sending;
    const changes = this.sendable();
    if (Object.keys(changes).length === 0) return;
    this.sending = this.send(changes);
    this.tell();
    await this.sending;
    await this.flushRest();
  }

  /** The network is back, or somebody asks to try again. */
  readonly retry = (): void => {
    this.problem = null;
    this.retryMs = FIRST_RETRY_MS;
    this.schedule(0);
  };

  private async flushRest(): Promise<void> {
    if (this.online && !this.problem && Object.keys(this.sendable()).length > 0) await this.flush();
  }

  private async send(changes: Values): Promise<void> {
    try {
      this.version = await this.port.save(changes, this.version);
      this.server = { ...this.server, ...changes };
      for (const [key, value] of Object.entries(changes)) {
        const waiting = this.pending.get(key);
        if (waiting && same(waiting.value, value)) this.pending.delete(key);
        else if (waiting) this.pending.set(key, { value: waiting.value, base: value });
      }
      this.reached();
    } catch (error) {
      await this.failed(error, changes);
    } finally {
      this.sending = null;
      this.keep();
    }
  }

  private async failed(error: unknown, changes: Values): Promise<void> {
    const status = error instanceof ProblemError ? error.problem.status : undefined;
    if (status === 412) {
      await this.port.load().then(
        (stored) => {
          this.version = stored.version;
          this.compare(stored.values);
          this.reached();
        },
        () => {
          this.lost();
        },
      );
    } else if (error instanceof ProblemError && status === 422) {
      this.reached();
      const named = Object.fromEntries(
        error.problem.blockers.flatMap(({ path, message }) => (path ? [[keyOf(path), message] as const] : [])),
      );
      const faulty = Object.keys(changes).some((key) => key in named)
        ? named
        : Object.fromEntries(Object.keys(changes).map((key) => [key, error.problem.title]));
      this.errors = { ...this.errors, ...faulty };
    } else if (error instanceof ProblemError && status !== 503) {
      this.online = true;
      this.problem = error.problem;
    } else {
      this.lost();
      for (const [key, one] of this.pending) if (key in changes) this.pending.set(key, { ...one, sent: changes[key] });
      if (!(error instanceof OfflineError) && status === undefined) throw error;
    }
  }

  private reached(): void {
    this.online = true;
    this.retryMs = FIRST_RETRY_MS;
  }

  private lost(): void {
    this.online = false;
    this.schedule(this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
  }

  /** Sets what waits against what the server has now. */
  private compare(values: Values): void {
    this.server = values;
    for (const [key, { value, base, sent }] of this.pending) {
      const theirs = values[key];
      if (same(theirs, value)) this.pending.delete(key);
      else if (sent !== undefined && alike(theirs, sent)) this.pending.set(key, { value, base: theirs });
      else if (!alike(theirs, base)) this.conflicts = { ...this.conflicts, [key]: { mine: value, theirs } };
    }
  }

  private sendable(): Values {
    return Object.fromEntries(
      [...this.pending]
        .filter(
          ([key, { value }]) => !(key in this.conflicts) && !(key in this.errors) && this.port.isSendable(key, value),
        )
        .map(([key, { value }]) => [key, value]),
    );
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private keep(): void {
    try {
      if (this.pending.size === 0) this.storage.removeItem(this.storageKey);
      else this.storage.setItem(this.storageKey, JSON.stringify([...this.pending]));
    } catch {
      // A browser without room: it still goes to the server.
    }
    this.tell();
  }

  private tell(): void {
    this.snapshot = this.makeSnapshot();
    for (const listener of this.listeners) listener();
  }

  private makeSnapshot(): Snapshot {
    const { errors, conflicts, problem } = this;
    return { status: this.status(), errors, conflicts, problem };
  }

  private status(): SaveStatus {
    if (Object.keys(this.conflicts).length > 0) return 'conflict';
    if (this.problem) return 'refused';
    if (this.pending.size === 0) return 'saved';
    if (!this.online) return 'offline';
    if (this.sending) return 'saving';
    return Object.keys(this.sendable()).length > 0 ? 'unsaved' : 'held';
  }
}

/** Of a blocker's path: `answers.figures.0.before` belongs to `answers.figures`. */
function keyOf(path: string): Key {
  const [head = '', second] = path.split('.');
  return head === 'answers' && second !== undefined ? `answers.${second}` : head;
}

function without<T>(record: Readonly<Record<Key, T>>, key: Key): Record<Key, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function readPending(text: string | null): [Key, Pending][] {
  if (text === null) return [];
  try {
    return JSON.parse(text) as [Key, Pending][];
  } catch {
    return [];
  }
}
