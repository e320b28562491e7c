import { randomUUID } from 'node:crypto';
import type { AnyEndpoint } from '@platform/http';
import { endpoints } from '@platform/http';
import supertest from 'supertest';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { judgingContest, myItems, scoring } from '../../support/fixtures/judging';
import { hostileBodies, hostileQueries } from '../../support/hostile';
import { sampleBody } from '../../support/sample';
import { ROLES } from '../../../libs/identity/src/domain/granting';

interface Attempt {
  readonly endpoint: AnyEndpoint;
  readonly what: string;
  readonly query?: string;
  readonly body?: unknown;
}

const nameOf = (endpoint: AnyEndpoint) => `${endpoint.method} ${endpoint.path}`;

/** Whatever stands in whatever place, the answer is a refusal or a result, never a fault of the service's own. */
describe('hostile input', () => {
  let app: TestApp;
  let everyone: Client;
  const ids: Record<string, string> = {};
  const environment = { ...process.env };

  const pathOf = (endpoint: AnyEndpoint, query = '') => {
    const [before] = endpoint.path.split('/:id');
    const values: Readonly<Record<string, string>> = {
      ...{ n: '1', number: '1', round: 'preliminary', code: 'slides', kind: 'criteria', paper: 'decision' },
      id: ids[before ?? ''] ?? randomUUID(),
    };
    const path = endpoint.path
      .replace('notice-templates/:kind', 'notice-templates/receipt')
      .replace(/:(\w+)/g, (_, name: string) => values[name] ?? randomUUID());
    return `/api${path}${query && `?${query}`}`;
  };
  async function statusOf({ endpoint, query, body }: Attempt): Promise<number> {
    const [method, url] = [endpoint.method, pathOf(endpoint, query)];
    const headers = { cookie: `sid=${everyone.sessionToken}`, 'if-match': '"v1"' };
    if (endpoint.upload) {
      const call = supertest(app.origin)[method.toLowerCase() as 'post' | 'put'](url).set(headers);
      return (await call.attach('file', Buffer.from('%PDF-1.4'), 'a.pdf')).status;
    }
    const answer = await app.app.inject({
      method,
      url,
      headers,
      ...(body !== undefined && { payload: body as object }),
    });
    return answer.statusCode;
  }

  /** What the service failed at, several at a time, as from several people. */
  async function faultsOf(attempts: readonly Attempt[]): Promise<string[]> {
    const faults: string[] = [];
    const left = attempts[Symbol.iterator]();
    const work = async () => {
      for (const attempt of left) {
        const status = await statusOf(attempt);
        if (status >= 500) faults.push(`${nameOf(attempt.endpoint)}: ${attempt.what}: ${status}`);
      }
    };
    await Promise.all(Array.from({ length: 6 }, work));
    return faults;
  }

  beforeAll(async () => {
    process.env.TEST_MAILBOX = 'on';
    app = await TestApp.start();
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    await scoring(judging);
    everyone = await app.signIn({
      name: 'Người Đủ Vai',
      grants: ROLES.map((role) => ({ role, unitId: role === 'coordinator' ? judging.chair.unitId : null })),
    });
    await app.runJobs();
    const assignment = (await myItems(judging.judges[0] ?? judging.chair, judging.roundId))[0]?.id ?? '';
    const one = async (sql: string) => (await app.db.first<{ id: string }>(sql))?.id ?? randomUUID();
    Object.assign(ids, {
      '/contests': judging.contest.id,
      '/public/contests': judging.contest.id,
      '/initiatives': judging.initiatives[0]?.id,
      '/rounds': judging.roundId,
      '/my/rounds': judging.roundId,
      '/assignments': assignment,
      '/my/assignments': assignment,
      '/round-initiatives': await one('SELECT id FROM judging.round_initiative LIMIT 1'),
      '/accounts': judging.chair.accountId,
      '/persons': judging.chair.personId,
      '/units': judging.chair.unitId,
      '/notices': await one('SELECT id FROM notification.notice LIMIT 1'),
    });
  });
  afterAll(async () => {
    process.env = environment;
    await app.stop();
  });

  it('in one place of a body is refused or taken', async () => {
    const attempts = endpoints()
      .filter(({ access }) => access !== 'public')
      .flatMap((endpoint) => hostileBodies(endpoint).map(({ place, body }) => ({ endpoint, what: place, body })));
    expect(attempts.length).toBeGreaterThan(4_000);
    expect(await faultsOf(attempts)).toEqual([]);
  }, 240_000);

  it('in the query is refused or taken literally', async () => {
    const attempts = endpoints().flatMap((endpoint) =>
      hostileQueries(endpoint).map((query) => ({ endpoint, what: query, query, body: sampleBody(endpoint) })),
    );
    expect(attempts.length).toBeGreaterThan(1_000);
    expect(await faultsOf(attempts)).toEqual([]);
  }, 120_000);
});
