import { randomUUID } from 'node:crypto';
import type { AnyEndpoint } from '@platform/http';
import { endpoints } from '@platform/http';
import { hasMessage } from '@platform/kernel';
import supertest from 'supertest';
import type { Response } from 'supertest';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';
import { judgingContest, myItems, scoring } from '../../support/fixtures/judging';
import type { JudgingContest } from '../../support/fixtures/judging';
import { ROLES } from '../../../libs/identity/src/domain/granting';
import { sampleBody } from '../../support/sample';
import { ACCESS } from './matrix';

const nameOf = (endpoint: AnyEndpoint) => `${endpoint.method} ${endpoint.path}`;
const whoOf = ({ access }: AnyEndpoint) => (typeof access === 'string' ? access : [...access.roles].sort().join(' '));
/** The path with these values for its parameters; a random id, or the least that fits, for the others. */
const pathOf = (endpoint: AnyEndpoint, values: Readonly<Record<string, string>>) =>
  `/api${endpoint.path
    .replace('notice-templates/:kind', 'notice-templates/receipt')
    .replace(
      /:(\w+)/g,
      (_, name: string) => values[name] ?? OTHER[name] ?? randomUUID(),
    )}${QUERIES[nameOf(endpoint)] ?? ''}`;
const OTHER: Readonly<Record<string, string>> = {
  n: '1',
  number: '1',
  round: 'preliminary',
  code: 'plan',
  kind: 'criteria',
  paper: 'decision',
};
/**
 * Where a stranger reaches something: a contest is public, so they may take part, complain, and read lists that hold
 * nothing for them; people and their accounts are one directory for all secretariats.
 */
const REACHED: Readonly<Record<string, number>> = {
  'POST /contests/:id/initiatives': 201,
  'GET /contests/:id/initiatives': 200,
  'POST /contests/:id/complaint-files': 409,
  'POST /contests/:id/complaints': 409,
  'GET /contests/:id/complaints': 200,
  'GET /contests/:id/unit-lists': 200,
  'POST /contests/:id/unit-lists': 422,
  'GET /contests/:id/rounds': 200,
  'GET /contests/:id/documents': 200,
  'GET /accounts/:id/grants': 200,
  'POST /accounts/:id/paper-codes': 403,
  'GET /persons/:id': 200,
  'PUT /persons/:id': 403,
};
const QUERIES: Readonly<Record<string, string>> = {
  'POST /initiatives/:id/attachments': '?part=form',
  'PATCH /initiatives/:id/uploads/:uploadId': '?offset=0',
  'PATCH /round-initiatives/:id/uploads/:uploadId': '?offset=0',
  'GET /rounds/:id/spread': '?seed=hat',
  'GET /contests/:id/statistics/export': '?table=byState',
};
const withId = (endpoint: AnyEndpoint) => endpoint.path.includes('/:id');
const closed = (endpoint: AnyEndpoint) => endpoint.access !== 'public';

interface Problem {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly blockers: readonly { code: string; message: string; path?: string }[];
  readonly requestId: string;
}

describe('every route', () => {
  let app: TestApp;
  let judging: JudgingContest;
  let elsewhere: string;
  const ids: Record<string, string> = {};
  const strangers = new Map<string, Client>();

  /** Signed in with every role everywhere: reaches the input of each route. */
  let everyone: Client;
  const BODIES: Readonly<Record<string, object>> = {};

  /** Signed in with all the roles that the route asks for, but in another contest. */
  async function stranger(endpoint: AnyEndpoint): Promise<Client> {
    const key = whoOf(endpoint);
    const known = strangers.get(key);
    if (known) return known;
    const roles = typeof endpoint.access === 'object' ? endpoint.access.roles.filter((role) => role !== 'admin') : [];
    const unitId = await app.unit(`Đơn vị khác ${key}`);
    const made = await app.signIn({
      name: 'Người Ngoài Cuộc',
      grants: roles.map((role) => ({
        role,
        contestId: role === 'coordinator' ? null : elsewhere,
        unitId: role === 'coordinator' ? unitId : null,
      })),
    });
    strangers.set(key, made);
    return made;
  }

  function send(endpoint: AnyEndpoint, path: string, by?: Client, body: object | undefined = bodyOf(endpoint)) {
    const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const call = supertest(app.app.getHttpServer())[method](path);
    if (by) void call.set('cookie', `sid=${by.sessionToken}`);
    if (endpoint.upload) return call.attach('file', Buffer.from('%PDF-1.4'), 'a.pdf');
    return body === undefined ? call : call.send(body);
  }
  const bodyOf = (endpoint: AnyEndpoint) => BODIES[nameOf(endpoint)] ?? sampleBody(endpoint);
  const versioned = (endpoint: AnyEndpoint, call: supertest.Test) =>
    endpoint.ifMatch ? call.set('if-match', '"v1"') : call;
  const idFor = (endpoint: AnyEndpoint): string | undefined => {
    const [before] = endpoint.path.split('/:id');
    return ids[before ?? ''];
  };

  /** A problem document whose sentences exist; the faults of one that is not. */
  function fault(answer: Response, endpoint: AnyEndpoint, statuses: readonly number[]): string[] {
    const said = answer.body as Partial<Problem>;
    const faults: string[] = [];
    if (!statuses.includes(answer.status))
      faults.push(`${answer.status} ${JSON.stringify({ ...said, type: '', title: '' })}`);
    else if (answer.type !== 'application/problem+json') faults.push(`type ${answer.type}`);
    else {
      for (const code of [said.code, ...(said.blockers ?? []).map((blocker) => blocker.code)]) {
        if (!hasMessage(code ?? '')) faults.push(`no sentence for ${code ?? ''}`);
      }
      if (!said.title || said.requestId !== answer.headers['x-request-id']) faults.push('incomplete');
    }
    return faults.map((text) => `${nameOf(endpoint)}: ${text}`);
  }

  async function sweep(
    chosen: readonly AnyEndpoint[],
    ask: (endpoint: AnyEndpoint) => Promise<readonly string[]>,
  ): Promise<string[]> {
    const faults: string[] = [];
    for (const endpoint of chosen) faults.push(...(await ask(endpoint)));
    return faults;
  }

  beforeAll(async () => {
    app = await TestApp.start();
    judging = await judgingContest(app, { initiatives: 2, judges: 2 });
    await scoring(judging);
    const other = await openContest(app);
    elsewhere = other.id;
    everyone = await app.signIn({
      name: 'Người Đủ Vai',
      grants: ROLES.map((role) => ({ role, unitId: role === 'coordinator' ? judging.chair.unitId : null })),
    });
    Object.assign(BODIES, {
      'PUT /contests/:id/rulebook': other.rulebook,
      'POST /contests/:id/amendments': { document: other.rulebook, reason: 'x' },
      'POST /contests/:id/extensions': {
        ...{ for: { scope: 'contest' }, closesAt: '2099-01-01T00:00:00Z', document: '1', reason: 'x' },
      },
      'PUT /units/:id': { code: 'a1', name: 'Tên', block: 'so' },
      'POST /contests/:id/grants': { accountId: everyone.accountId, role: 'judge' },
    });
    const { contest, judges, initiatives, roundId } = judging;
    const [judge] = judges as [Client];
    const [work] = initiatives as [JudgingContest['initiatives'][number]];
    const assignment = (await myItems(judge, roundId))[0]?.id ?? '';
    const one = async (sql: string) => (await app.db.first<{ id: string }>(sql))?.id ?? '';
    Object.assign(ids, {
      '/contests': contest.id,
      '/public/contests': contest.id,
      '/initiatives': work.id,
      '/rounds': roundId,
      '/my/rounds': roundId,
      '/assignments': assignment,
      '/my/assignments': assignment,
      '/round-initiatives': await one('SELECT id FROM judging.round_initiative LIMIT 1'),
      '/accounts': judge.accountId,
      '/persons': judge.personId,
      '/units': judge.unitId,
      '/grants': await one('SELECT id FROM identity.role_grant WHERE contest_id IS NOT NULL LIMIT 1'),
      '/sessions': await one('SELECT id FROM identity.session LIMIT 1'),
      '/notices': await one('SELECT id FROM notification.notice LIMIT 1'),
    });
  });
  afterAll(() => app.stop());

  it('is in the table of who may call it, as the table says', () => {
    const declared: Record<string, string[]> = {};
    for (const endpoint of endpoints()) (declared[whoOf(endpoint)] ??= []).push(nameOf(endpoint));
    const sorted = (table: Readonly<Record<string, readonly string[]>>) =>
      Object.fromEntries(Object.entries(table).map(([who, routes]) => [who, [...routes].sort()]));
    expect(sorted(declared)).toEqual(sorted(ACCESS));
  });

  it('answers 401 to whoever is not signed in, unless it is public', async () => {
    const faults = await sweep(endpoints().filter(closed), async (endpoint) => [
      ...fault(await send(endpoint, pathOf(endpoint, {})), endpoint, [401]),
      ...fault(await send(endpoint, pathOf(endpoint, { id: 'x' }), undefined, { odd: 1 }), endpoint, [401]),
    ]);
    expect(faults).toEqual([]);
  });

  it('answers 403 to whoever holds none of its roles, before it looks at anything', async () => {
    const nobody = await app.signIn({ name: 'Không Vai Trò' });
    const faults = await sweep(
      endpoints().filter(({ access }) => typeof access === 'object'),
      async (endpoint) => [
        ...fault(await send(endpoint, pathOf(endpoint, {}), nobody), endpoint, [403]),
        ...fault(await send(endpoint, pathOf(endpoint, { id: 'x' }), nobody, { odd: 1 }), endpoint, [403]),
      ],
    );
    expect(faults).toEqual([]);
  });

  it('answers a stranger with the role elsewhere as if the thing were not there', async () => {
    const masked = (answer: Response) => ({ ...(answer.body as object), requestId: '' });
    const faults = await sweep(
      endpoints().filter((one) => closed(one) && withId(one) && whoOf(one) !== 'admin'),
      async (endpoint) => {
        const by = await stranger(endpoint);
        const [there, none] = [idFor(endpoint), randomUUID()];
        const unknown = await versioned(endpoint, send(endpoint, pathOf(endpoint, { id: none }), by));
        const found = fault(unknown, endpoint, [404]);
        if (there === undefined) return found;
        const existing = await versioned(endpoint, send(endpoint, pathOf(endpoint, { id: there }), by));
        const reached = REACHED[nameOf(endpoint)];
        if (reached !== undefined)
          return [...found, ...(existing.status === reached ? [] : [`${nameOf(endpoint)}: ${existing.status}`])];
        // A contest is public: whoever may read it hears that the role is missing.
        if (endpoint.path.startsWith('/contests/') && existing.status === 403) return found;
        found.push(...fault(existing, endpoint, [404]));
        if (JSON.stringify(masked(existing)) !== JSON.stringify(masked(unknown))) {
          found.push(
            `${nameOf(endpoint)}: differs from an unknown id: ${JSON.stringify([existing.body, unknown.body])}`,
          );
        }
        return found;
      },
    );
    expect(faults).toEqual([]);
  });

  it('refuses a malformed id, an unknown query key and an unknown body key, each by its path', async () => {
    const faults = await sweep(endpoints(), async (endpoint) => {
      const by = everyone;
      const found: string[] = [];
      const paths = (answer: Response) => (answer.body as Problem).blockers.map(({ path }) => path);
      const expectPath = (answer: Response, path: string) => {
        found.push(...fault(answer, endpoint, [422]));
        if (answer.status === 422 && !paths(answer).includes(path)) {
          found.push(`${nameOf(endpoint)}: ${path} is not named: ${JSON.stringify(answer.body)}`);
        }
      };
      if (withId(endpoint)) {
        expectPath(await send(endpoint, pathOf(endpoint, { id: 'khong-phai-uuid' }), by), 'params.id');
      }
      const path = pathOf(endpoint, {});
      expectPath(await send(endpoint, `${path}${path.includes('?') ? '&' : '?'}khongco=1`, by), 'query.khongco');
      // A rulebook is checked by the rules of its own, after its version.
      if (endpoint.method !== 'GET' && !endpoint.upload && nameOf(endpoint) !== 'PUT /contests/:id/rulebook') {
        expectPath(await send(endpoint, path, by, { ...bodyOf(endpoint), khongco: 1 }), 'khongco');
      }
      return found;
    });
    expect(faults).toEqual([]);
  });

  it('asks for If-Match where it is declared, and does not take a garbled one', async () => {
    const faults = await sweep(
      endpoints().filter(({ ifMatch }) => ifMatch),
      async (endpoint) => {
        const by = everyone;
        const path = pathOf(endpoint, {});
        const found = fault(await send(endpoint, path, by), endpoint, [428]);
        for (const garbled of ['rác', '*', '"v"', '"v-1"', '"v1', '"v99999999999999999999"', '"v1", "v2"']) {
          const answer = await send(endpoint, path, by).set('if-match', Buffer.from(garbled).toString('latin1'));
          found.push(...fault(answer, endpoint, [412]));
        }
        return found;
      },
    );
    expect(faults).toEqual([]);
  });

  it('answers a broken body with a problem document, never with a fault of its own', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const bodies: readonly (readonly [string, string, readonly number[]])[] = [
      ['application/json', '{"a":', [422]],
      ['application/json', '', [422]],
      ['application/json', 'null', [422]],
      ['application/json', '[]', [422]],
      ['application/json', deep, [422]],
      ['application/json', '{"__proto__":{"a":1},"constructor":{"prototype":{}}}', [422]],
      ['application/json', `{"a":"${'x'.repeat(1_100_000)}"}`, [413]],
      ['text/plain', 'chào', [415, 422]],
      ['application/x-www-form-urlencoded', 'a=1', [415, 422]],
      ['application/xml', '<a/>', [415, 422]],
    ];
    const faults = await sweep(
      endpoints().filter(
        (endpoint) => sampleBody(endpoint) !== undefined && nameOf(endpoint) !== 'PUT /contests/:id/rulebook',
      ),
      async (endpoint) => {
        const by = everyone;
        const found: string[] = [];
        for (const [type, body, statuses] of bodies) {
          const method = endpoint.method.toLowerCase() as 'post';
          const answer = await supertest(app.app.getHttpServer())
            [method](pathOf(endpoint, {}))
            .set('cookie', `sid=${by.sessionToken}`)
            .set('content-type', type)
            .send(body);
          found.push(...fault(answer, endpoint, statuses).map((text) => `${type} ${body.slice(0, 20)} ${text}`));
        }
        return found;
      },
    );
    expect(faults).toEqual([]);
  });
});
