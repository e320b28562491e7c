import { setTimeout as pause } from 'node:timers/promises';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Received {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

/** How a request reaches the service; the tests and the seed put the application itself here. */
export type Transport = (sent: Sent) => Promise<Received>;

interface ProblemDocument {
  readonly title?: string;
  readonly code?: string;
  readonly detail?: string;
  readonly params?: { readonly seconds?: number };
  readonly blockers?: readonly { readonly code: string; readonly message?: string; readonly path?: string }[];
}

/** The service refused a request: who asked for what, and every reason it gave. */
export class RefusedRequest extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly blockers: readonly string[],
    what: string,
    detail: string,
  ) {
    super(`${what} → ${status} ${code}\n${detail}`);
  }
}

const PATIENCE_MS = 90_000;
const NOT_THERE = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE', 'UND_ERR_HEADERS_TIMEOUT']);

/** Over the network. A service that is starting again is waited for: every request may safely be sent twice. */
export function overNetwork(url: string): Transport {
  const base = url.replace(/\/+$/, '');
  return async ({ method, path, headers, body }) => {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        const answer = await fetch(base + path, { method, headers, ...(body !== undefined && { body }) });
        const received = {
          status: answer.status,
          cookies: answer.headers.getSetCookie(),
          body: Buffer.from(await answer.arrayBuffer()),
        };
        if (received.status !== 502 && received.status !== 503) return received;
      } catch (error) {
        if (!isAway(error) || performance.now() > deadline) throw error;
      }
      if (performance.now() > deadline) throw new Error(`${base} did not come back`);
      await pause(300);
    }
  };
}

function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('cause' in error)) return false;
  const { cause } = error;
  return typeof cause === 'object' && cause !== null && 'code' in cause && NOT_THERE.has(String(cause.code));
}

export interface Extra {
  /** The version seen: If-Match. */
  readonly version?: number;
  /** Idempotency-Key. */
  readonly key?: string;
}

/** One person at a browser: keeps the session cookie and sends JSON or files. */
export class Client {
  private cookie = '';

  constructor(
    private readonly transport: Transport,
    readonly name: string,
  ) {}

  async signIn(email: string, password: string): Promise<{ readonly accountId: string; readonly personId: string }> {
    const me = await this.post<{ accountId: string; person: { id: string } }>('/sessions', { email, password });
    return { accountId: me.accountId, personId: me.person.id };
  }

  get<T>(path: string): Promise<T> {
    return this.json('GET', path);
  }

  post<T = unknown>(path: string, body?: object, extra: Extra = {}): Promise<T> {
    return this.json('POST', path, body, extra);
  }

  put<T = unknown>(path: string, body: object, extra: Extra = {}): Promise<T> {
    return this.json('PUT', path, body, extra);
  }

  patch<T = unknown>(path: string, body: object, extra: Extra = {}): Promise<T> {
    return this.json('PATCH', path, body, extra);
  }

  /** Every row of a list, page by page. */
  async all<T>(path: string): Promise<T[]> {
    const rows: T[] = [];
    let cursor: string | null = null;
    do {
      const url: string = `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page: { items: T[]; nextCursor: string | null } = await this.get(url);
      rows.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return rows;
  }

  async download(path: string): Promise<Buffer> {
    return (await this.send({ method: 'GET', path: `/api${path}`, headers: this.headers({}) })).body;
  }

  async upload<T>(
    path: string,
    file: { readonly name: string; readonly mime: string; readonly body: Buffer },
  ): Promise<T> {
    const boundary = 'sang-kien-demo-3f1c9a';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.mime}\r\n\r\n`;
    const { body } = await this.send({
      method: 'POST',
      path: `/api${path}`,
      headers: { ...this.headers({}), 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: Buffer.concat([Buffer.from(head), file.body, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
    return JSON.parse(body.toString()) as T;
  }

  private async json<T>(method: string, path: string, body?: object, extra: Extra = {}): Promise<T> {
    const answer = await this.send({
      method,
      path: `/api${path}`,
      headers: { ...this.headers(extra), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (answer.body.length === 0 ? undefined : JSON.parse(answer.body.toString())) as T;
  }

  private headers({ version, key }: Extra): Record<string, string> {
    return {
      'accept-language': 'vi',
      ...(this.cookie && { cookie: this.cookie }),
      ...(version !== undefined && { 'if-match': `"v${version}"` }),
      ...(key !== undefined && { 'idempotency-key': key }),
    };
  }

  private async send(sent: Sent): Promise<Received> {
    for (;;) {
      const answer = await this.transport(sent);
      for (const cookie of answer.cookies) if (cookie.startsWith('sid=')) this.cookie = cookie.split(';')[0] ?? '';
      if (answer.status < 400) return answer;
      const problem = problemOf(answer.body);
      const seconds = answer.status === 429 ? secondsToWait(problem) : null;
      if (seconds === null) throw this.refused(sent, answer, problem);
      await pause(seconds * 1000);
    }
  }

  private refused(sent: Sent, answer: Received, problem: ProblemDocument): RefusedRequest {
    const blockers = problem.blockers ?? [];
    const lines = [problem.title ?? problem.detail ?? answer.body.toString().slice(0, 300)].concat(
      blockers.map(({ code, message, path }) => `  ${path ?? ''} ${code}: ${message ?? ''}`),
    );
    const codes = blockers.map(({ code }) => code);
    const what = `${this.name}: ${sent.method} ${sent.path}`;
    return new RefusedRequest(answer.status, problem.code ?? '', codes, what, lines.join('\n'));
  }
}

function problemOf(body: Buffer): ProblemDocument {
  try {
    return JSON.parse(body.toString()) as ProblemDocument;
  } catch {
    return {};
  }
}

const LONGEST_WAIT_S = 60;

/** Seconds after which a request that came too often may be sent again; null where that is too long. */
function secondsToWait({ params }: ProblemDocument): number | null {
  const seconds = params?.seconds ?? 1;
  return seconds <= LONGEST_WAIT_S ? seconds : null;
}
