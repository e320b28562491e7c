import { needsSignIn, whenBack } from '../../api/back';
import { answer, api, ifMatch } from '../../api/client';
import type { Schemas } from '../../api/client';
import { isProblem, OfflineError, ProblemError } from '../../api/problem';
import type { Problem } from '../../api/problem';
import { keptText } from '../../ui/kept-text';

/** Points by criterion code, as the API takes them. */
export interface SheetContent {
  readonly marks: Readonly<Record<string, number>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly comment: string;
}

interface Known {
  readonly version: number;
  readonly content: SheetContent;
}

/** Content that the server does not have yet. It lives in the browser's storage until it has. */
export interface Kept {
  /** What the content was typed upon. */
  readonly base: Known;
  readonly content: SheetContent;
  /** Sent, but its answer never came: the server may have it or not. */
  readonly sent: SheetContent | null;
  readonly state: 'waiting' | 'offline' | 'conflict' | 'refused';
  readonly theirs?: Known;
  readonly problem?: Problem;
}

export type Saved = Schemas['SavedSheet'];
type OnSaved = (assignmentId: string, saved: Saved, content: SheetContent) => void;

const DEBOUNCE_MS = 700;
const RETRY_MS = 4000;

const ordered = (record: Readonly<Record<string, string | number>>) =>
  Object.entries(record)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
const printed = ({ marks, notes, comment }: SheetContent) =>
  keptText(JSON.stringify([ordered(marks), ordered(notes), comment]));
export const sameContent = (one: SheetContent, other: SheetContent): boolean => printed(one) === printed(other);

/**
 * Saves a judge's sheets one after the other and keeps what could not be saved. Sending again is safe: each saving names
 * the version it was typed upon, and one that had arrived without its answer is recognised by its content.
 */
export class SheetBox {
  private kept: Readonly<Record<string, Kept>> = {};
  private readonly known = new Map<string, Known>();
  private readonly sending = new Map<string, Promise<void>>();
  private readonly listeners = new Set<() => void>();
  private timer: number | undefined;
  private readonly prefix: string;
  onSaved: OnSaved = () => undefined;
  /** What was typed here is no more; what was read before may be older than the server's. */
  onGivenUp: (assignmentId: string) => void = () => undefined;

  constructor(accountId: string) {
    this.prefix = `sheet:${accountId}:`;
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(this.prefix)) continue;
      const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
      if (kept) this.kept = { ...this.kept, [key.slice(this.prefix.length)]: kept };
    }
    whenBack({ online: () => void this.flush(), focus: () => this.comeBack() });
    if (Object.keys(this.kept).length > 0) this.later(0);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly all = (): Readonly<Record<string, Kept>> => this.kept;

  /** The server's sheet as it was just read. */
  learn(id: string, version: number, content: SheetContent): void {
    const before = this.known.get(id);
    if (!before || before.version < version) this.known.set(id, { version, content });
  }

  put(id: string, content: SheetContent): void {
    const before = this.kept[id];
    const known = this.known.get(id);
    if (before) {
      const state = before.state === 'conflict' ? 'conflict' : before.state === 'offline' ? 'offline' : 'waiting';
      this.keep(id, { ...before, content, state });
    } else {
      if (!known || sameContent(known.content, content)) return;
      this.keep(id, { base: known, content, sent: null, state: 'waiting' });
    }
    this.later(DEBOUNCE_MS);
  }

  /** Ends a conflict: the content of this device goes over the server's, or is given up for it. */
  resolve(id: string, keep: 'mine' | 'theirs'): void {
    const kept = this.kept[id];
    if (!kept?.theirs) return;
    this.known.set(id, kept.theirs);
    if (keep === 'theirs') this.drop(id);
    else this.keep(id, { base: kept.theirs, content: kept.content, sent: null, state: 'waiting' });
    this.later(0);
  }

  /** What waited for a sign-in is sent again: it may have happened in another tab. */
  private comeBack(): void {
    const waiting = Object.entries(this.kept).filter(([, { problem }]) => needsSignIn(problem));
    for (const [id, kept] of waiting) this.keep(id, { ...kept, state: 'waiting' });
    if (waiting.length > 0) this.later(0);
  }

  drop(id: string): void {
    this.forget(id);
    this.onGivenUp(id);
  }

  /** Sends all that waits; true when nothing is left that this device alone has. */
  async flush(): Promise<boolean> {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    for (const id of Object.keys(this.kept)) await this.send(id);
    if (Object.values(this.kept).some(({ state }) => state === 'waiting')) this.later(DEBOUNCE_MS);
    else if (Object.values(this.kept).some(({ state }) => state === 'offline')) this.later(RETRY_MS);
    return Object.keys(this.kept).length === 0;
  }

  /** After a saving of the same sheet that is under way. */
  private async send(id: string): Promise<void> {
    while (this.sending.has(id)) await this.sending.get(id);
    const kept = this.kept[id];
    if (kept?.state !== 'waiting' && kept?.state !== 'offline') return;
    const saving = this.save(id, kept);
    this.sending.set(id, saving);
    await saving.finally(() => this.sending.delete(id));
  }

  private async save(id: string, kept: Kept): Promise<void> {
    const { base, content } = kept;
    try {
      this.keep(id, { ...kept, sent: content });
      const saved = await answer(
        api.PUT('/api/my/assignments/{id}/sheet', {
          params: { path: { id }, header: ifMatch(base.version) },
          body: content,
        }),
      );
      this.arrived(id, { version: saved.version, content }, saved);
    } catch (error) {
      await this.failed(id, error);
    }
  }

  private arrived(id: string, known: Known, saved: Saved | null): void {
    this.known.set(id, known);
    const now = this.kept[id];
    if (!now || sameContent(now.content, known.content)) this.forget(id);
    else this.keep(id, { base: known, content: now.content, sent: null, state: 'waiting' });
    if (saved) this.onSaved(id, saved, known.content);
  }

  private async failed(id: string, error: unknown): Promise<void> {
    const kept = this.kept[id];
    if (!kept) return;
    if (isProblem(error, 412)) await this.compare(id);
    else if (error instanceof OfflineError || isProblem(error, 503)) this.keep(id, { ...kept, state: 'offline' });
    else if (error instanceof ProblemError) this.keep(id, { ...kept, state: 'refused', problem: error.problem });
    else throw error;
  }

  /** The server has a newer version: our own saving whose answer was lost, or really somebody's other content. */
  private async compare(id: string): Promise<void> {
    try {
      const { sheet, availableTransitions } = await answer(
        api.GET('/api/my/assignments/{id}', { params: { path: { id } } }),
      );
      const kept = this.kept[id];
      if (!sheet || !kept) return;
      const { marks, notes, comment, version } = sheet;
      const theirs: Known = { version, content: { marks, notes, comment } };
      const ours = [kept.content, kept.base.content, ...(kept.sent ? [kept.sent] : [])];
      if (ours.some((content) => sameContent(content, theirs.content))) {
        const filled = Object.keys(marks).length;
        const blockers = availableTransitions.find(({ name }) => name === 'submit')?.blockers ?? [];
        this.arrived(id, theirs, { version, filled, of: filled, total: sheet.total, blockers });
      } else this.keep(id, { ...kept, state: 'conflict', theirs });
    } catch (error) {
      await this.failed(id, error instanceof ProblemError && error.problem.status === 412 ? new OfflineError() : error);
    }
  }

  private later(ms: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), ms);
  }

  private keep(id: string, kept: Kept): void {
    try {
      localStorage.setItem(this.prefix + id, JSON.stringify(kept));
    } catch {
      // A browser without room: it still goes to the server.
    }
    this.kept = { ...this.kept, [id]: kept };
    this.tell();
  }

  private forget(id: string): void {
    localStorage.removeItem(this.prefix + id);
    this.kept = Object.fromEntries(Object.entries(this.kept).filter(([one]) => one !== id));
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
