import { needsSignIn, whenBack } from '../../../api/back';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { isProblem, OfflineError, ProblemError } from '../../../api/problem';
import { send, upload } from '../../../api/upload';
import { queryClient } from '../../../app/query-client';
import { initiativeQuery, uploadsQuery } from '../queries';
import type { Attachment } from '../queries';

export type Unfinished = Schemas['Upload'];

export interface Transfer {
  readonly key: number;
  readonly part: string;
  readonly file: File;
  /** Bytes that the server has, or that are on their way. */
  readonly done: number;
  readonly state: 'waiting' | 'sending' | 'paused' | 'offline' | 'failed';
  readonly error: unknown;
  /** Of the server's side of it, once all bytes are there: then only the last answer is missing. */
  readonly uploadId: string | null;
}

/** Below this a file goes in one request, which may be repeated without harm. */
const SMALL_BYTES = 1024 * 1024;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;

/** Where files go. */
export interface Destination {
  /** Takes a whole file; the same file twice is there once. */
  readonly path: (part: string) => string;
  /** What takes large files in pieces. */
  readonly pieces: { readonly room: 'initiatives' | 'round-initiatives'; readonly id: string };
  /** Shows what the server answered to a whole file; the reading that follows may be lost on the way. */
  readonly arrived?: (answered: unknown) => void;
  /** Reads again what the server has. */
  readonly refresh: () => Promise<unknown>;
}

/**
 * Sends files to one destination one after the other, in pieces, and goes on by itself where a lost network stopped it.
 * It lives as long as the application's page does, so that one may leave the form while files are on their way.
 */
export class Transfers {
  private items: readonly Transfer[] = [];
  private next = 1;
  private isWorking = false;
  private abort: (() => void) | null = null;
  private timer: number | undefined;
  private retryMs = FIRST_RETRY_MS;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly to: Destination) {
    whenBack({
      online: () => this.wake(({ state }) => state === 'offline'),
      focus: () => this.wake(({ error }) => error instanceof ProblemError && needsSignIn(error.problem)),
    });
    // The browser holds chosen files no longer than the page: it asks before these are lost.
    addEventListener('beforeunload', (event) => {
      if (this.items.some(({ state }) => state !== 'failed')) event.preventDefault();
    });
  }

  get pieces(): Destination['pieces'] {
    return this.to.pieces;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly all = (): readonly Transfer[] => this.items;

  add(part: string, files: readonly File[]): void {
    const fresh = files.map((file): Transfer => {
      const key = this.next++;
      return { key, part, file, done: 0, state: 'waiting', error: null, uploadId: null };
    });
    this.put([...this.items, ...fresh]);
    void this.work();
  }

  pause(key: number): void {
    const one = this.find(key);
    this.change(key, { state: 'paused' });
    if (one?.state === 'sending') this.abort?.();
  }

  resume(key: number): void {
    this.change(key, { state: 'waiting', error: null });
    void this.work();
  }

  /** Forgets a file here and on the server. */
  async drop(key: number): Promise<void> {
    const one = this.find(key);
    if (!one) return;
    this.put(this.items.filter((each) => each !== one));
    if (one.state === 'sending') this.abort?.();
    const { items } = await queryClient.query({ ...uploadsQuery(this.to.pieces), staleTime: 0 });
    const begun = items.find(
      ({ partCode, fileName, size }) =>
        partCode === one.part && size === one.file.size && fileName === one.file.name.normalize('NFC'),
    );
    if (begun) await this.forget(begun.id);
  }

  /** Gives up what is unfinished on the server. */
  async forget(uploadId: string): Promise<void> {
    const { room, id } = this.to.pieces;
    await answer(api.DELETE(`/api/${room}/{id}/uploads/{uploadId}`, { params: { path: { id, uploadId } } }));
    await this.to.refresh();
  }

  private wake(which: (one: Transfer) => boolean): void {
    window.clearTimeout(this.timer);
    this.put(this.items.map((one) => (which(one) ? { ...one, state: 'waiting', error: null } : one)));
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    try {
      for (let one = this.waiting(); one; one = this.waiting()) await this.run(one);
    } finally {
      this.isWorking = false;
    }
  }

  private waiting(): Transfer | undefined {
    return this.items.find(({ state }) => state === 'waiting');
  }

  private async run(one: Transfer): Promise<void> {
    this.change(one.key, { state: 'sending', error: null });
    try {
      const answered = await (one.file.size <= SMALL_BYTES ? this.sendWhole(one) : this.sendPieces(one));
      this.retryMs = FIRST_RETRY_MS;
      this.to.arrived?.(answered);
      // Its row goes once it stands among the files that are there.
      await this.to.refresh().catch(() => undefined);
      this.put(this.items.filter(({ key }) => key !== one.key));
    } catch (error) {
      this.failed(one.key, error);
      if (this.find(one.key)?.state === 'failed') await this.to.refresh().catch(() => undefined);
    }
  }

  private async sendWhole({ key, part, file }: Transfer): Promise<unknown> {
    // Read first: a file that was changed or taken away meanwhile must not look like a lost network.
    const bytes = new File([await file.arrayBuffer()], file.name, { type: file.type });
    return this.follow(
      key,
      upload(this.to.path(part), bytes, (share) => this.progress(key, share * file.size)),
    );
  }

  private async sendPieces(one: Transfer): Promise<unknown> {
    const { key, file } = one;
    const completed = one.uploadId !== null && (await this.completed(one.uploadId));
    if (completed) return completed;
    const { room, id: target } = this.to.pieces;
    let begun = await this.begin(one);
    while (begun.received < begun.size) {
      const { id, received, pieceBytes } = begun;
      this.progress(key, received);
      const bytes = new Blob([await file.slice(received, received + pieceBytes).arrayBuffer()]);
      const path = `/api/${room}/${target}/uploads/${id}?offset=${received}`;
      try {
        const sending = send<Unfinished>(path, { bytes, name: 'piece', method: 'PATCH' }, (share) => {
          this.progress(key, received + share * bytes.size);
        });
        begun = await this.follow(key, sending);
        this.retryMs = FIRST_RETRY_MS;
      } catch (error) {
        // Our own piece whose answer was lost: the server has more than this page knows.
        if (!(error instanceof ProblemError) || error.problem.code !== 'files.upload_offset') throw error;
        begun = await this.begin(one);
      }
    }
    this.change(key, { uploadId: begun.id, done: begun.size });
    return this.complete(begun.id);
  }

  private begin({ part, file }: Transfer): Promise<Unfinished> {
    const { room, id } = this.to.pieces;
    return answer(
      api.POST(`/api/${room}/{id}/uploads`, {
        params: { path: { id } },
        body: { part, fileName: file.name, size: file.size, modifiedAt: file.lastModified },
      }),
    );
  }

  private complete(uploadId: string): Promise<unknown> {
    const { room, id } = this.to.pieces;
    return answer(api.POST(`/api/${room}/{id}/uploads/{uploadId}/complete`, { params: { path: { id, uploadId } } }));
  }

  private async completed(uploadId: string): Promise<unknown> {
    try {
      return await this.complete(uploadId);
    } catch (error) {
      if (isProblem(error, 404)) return null;
      throw error;
    }
  }

  private async follow<T>(key: number, sending: { done: Promise<T>; abort: () => void }): Promise<T> {
    this.abort = sending.abort;
    if (this.find(key)?.state !== 'sending') sending.abort();
    try {
      return await sending.done;
    } finally {
      this.abort = null;
    }
  }

  private failed(key: number, error: unknown): void {
    if (this.find(key)?.state !== 'sending') return;
    if (!(error instanceof OfflineError) && !isProblem(error, 503)) {
      this.change(key, { state: 'failed', error });
      return;
    }
    this.change(key, { state: 'offline' });
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.wake(({ state }) => state === 'offline');
    }, this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
  }

  private progress(key: number, done: number): void {
    this.change(key, { done });
  }

  private find(key: number): Transfer | undefined {
    return this.items.find((one) => one.key === key);
  }

  private change(key: number, change: Partial<Transfer>): void {
    this.put(this.items.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  private put(items: readonly Transfer[]): void {
    this.items = items;
    for (const listener of this.listeners) listener();
  }
}

const known = new Map<string, Transfers>();

/** The same transfers for the same key, wherever they are looked at. */
export function transfersTo(key: string, destination: Destination): Transfers {
  const transfers = known.get(key) ?? new Transfers(destination);
  known.set(key, transfers);
  return transfers;
}

export function transfersOf(id: string): Transfers {
  const pieces = { room: 'initiatives', id } as const;
  const { queryKey } = initiativeQuery(id);
  return transfersTo(id, {
    path: (part) => `/api/initiatives/${id}/attachments?part=${encodeURIComponent(part)}`,
    pieces,
    arrived: (answered) => {
      const file = answered as Attachment;
      queryClient.setQueryData(
        queryKey,
        (now) => now && { ...now, attachments: [...now.attachments.filter((one) => one.id !== file.id), file] },
      );
    },
    refresh: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey, exact: true }),
        queryClient.invalidateQueries({ queryKey: uploadsQuery(pieces).queryKey }),
      ]),
  });
}
