import { setTimeout as pause } from 'node:timers/promises';
import { brokenInvariants } from '../../apps/cli/src/invariants';
import { Chance } from '../../apps/cli/src/demo/chance';
import { describeWith } from '../support/daemon';
import { setNow } from '../support/database';
import { openContest, takePart } from '../support/fixtures/installed';
import type { InstalledContest, Submitted } from '../support/fixtures/installed';
import { Installation } from '../support/installation';
import { AppProcess } from '../support/process';
import { redisBinary } from '../support/redis';
import { s3ServerBinary } from '../support/s3-server';
import type { SinkMessage } from '../support/smtp-sink';
import { sha256 } from '../support/streams';
import { waitFor } from '../support/wait-for';

const SEED = 'KILLS';
const ROUNDS = 6;
const AUTHORS = 10;
const tools = [redisBinary(), s3ServerBinary()];

describeWith('redis-server or the S3 server', tools.every(Boolean) ? 'both' : undefined)(
  'two API and two worker processes under fire',
  () => {
    let service: Installation;
    let contest: InstalledContest;
    let submitted: readonly Submitted[] = [];
    let killedWorkers = 0;

    beforeAll(async () => {
      service = await Installation.start();
      contest = await openContest(service);
    }, 120_000);
    afterAll(() => service.stop());

    const messageId = ({ raw }: SinkMessage) => /^Message-ID:\s*<([^>]+)>/im.exec(raw)?.[1] ?? '';
    const notices = (kinds: readonly string[]) =>
      service.query<{ message_id: string; state: string; attempts: number }>(
        'SELECT message_id, state, attempts FROM notification.notice WHERE kind = ANY($1) ORDER BY message_id',
        [kinds],
      );
    const settled = (kinds: readonly string[], states: readonly string[]) =>
      waitFor(
        `${kinds.join()} to be ${states.join()}`,
        async () => {
          const rows = await notices(kinds);
          return rows.length > 0 && rows.every(({ state }) => states.includes(state));
        },
        40_000,
      );

    /** Kills one process after another, at moments and in an order that the seed decides; of each kind one is always up. */
    async function fire(): Promise<void> {
      const chance = new Chance(SEED);
      for (let kills = 0; kills < ROUNDS; kills += 1) {
        await pause(chance.whole(100, 700, 'moment', kills));
        const victim = chance.pick([...service.apis, ...service.workers], 'victim', kills);
        await victim.end('SIGKILL');
        if (service.workers.includes(victim)) killedWorkers += 1;
        victim.restart();
        if (service.apis.includes(victim)) await victim.ready();
      }
    }

    it('lose nothing that was answered, and do nothing twice', async () => {
      const entering = Promise.all(
        Array.from({ length: AUTHORS }, (_, index) => takePart(service, contest.id, index + 1)),
      );
      [submitted] = await Promise.all([entering, fire()]);
      await waitFor(
        'the outbox to be empty',
        async () =>
          (await service.query('SELECT FROM platform.outbox WHERE done_at IS NULL AND run_at <= platform.now()'))
            .length === 0,
        40_000,
      );
      await settled(['receipt'], ['sent']);
      const kept = await Promise.all(
        submitted.map(async ({ id, cookie, attachmentId }) => {
          const seen = await service.call('GET', `/api/initiatives/${id}`, { cookie });
          const file = await service.call('GET', `/api/initiatives/${id}/attachments/${attachmentId}`, { cookie });
          return { state: seen.body['state'], receipt: seen.body['receipt'], sha256: sha256(file.bytes) };
        }),
      );
      expect(kept).toEqual(
        submitted.map(({ receipt, sha256: hash }) => ({ state: 'submitted', receipt, sha256: hash })),
      );
      expect(
        await service.query(
          `SELECT (SELECT count(*)::int FROM initiative.initiative) AS initiatives,
             (SELECT count(*)::int FROM initiative.attachment) AS files,
             (SELECT count(*)::int FROM initiative.receipt) AS receipts,
             (SELECT count(*)::int FROM platform.audit WHERE action = 'initiative.submit') AS submits,
             (SELECT count(*)::int FROM platform.outbox WHERE dead_at IS NOT NULL) AS dead`,
        ),
      ).toEqual([{ initiatives: AUTHORS, files: AUTHORS, receipts: AUTHORS, submits: AUTHORS, dead: 0 }]);
      const mails = service.smtp.received.map(messageId).filter((id) => id.startsWith('receipt.'));
      expect([...new Set(mails)].sort()).toEqual((await notices(['receipt'])).map(({ message_id }) => message_id));
      // A worker killed between the server's answer and its own note repeats what it had in hand, and nothing else.
      expect(mails.length - AUTHORS).toBeLessThanOrEqual(killedWorkers);
    }, 120_000);

    describe('releasing letters to a mail server that fails', () => {
      let secretary: string;
      const later = async (minutes: number) => {
        const [row] = await service.query<{ at: Date }>(`SELECT clock_timestamp() + $1 * interval '1 minute' AS at`, [
          minutes,
        ]);
        await setNow({ url: service.databaseUrl }, row?.at.toISOString() ?? null);
      };
      /** Finds these eligible, which drafts a letter for each, and releases the letters. */
      async function release(initiatives: readonly Submitted[]): Promise<string[]> {
        const initiativeIds = initiatives.map(({ id }) => id);
        const found = await service.call('POST', `/api/contests/${contest.id}/screening/verdicts`, {
          cookie: secretary,
          body: { ids: initiativeIds, verdict: 'ineligible', reason: 'Ngoài lĩnh vực của cuộc thi', mode: 'each' },
        });
        expect([found.status, found.body['code']]).toEqual([200, undefined]);
        const ids = await waitFor('the drafts', async () => {
          const rows = await service.query<{ message_id: string }>(
            `SELECT message_id FROM notification.notice WHERE kind = 'ineligible' AND state = 'draft' AND initiative_id = ANY($1)`,
            [initiativeIds],
          );
          return rows.length === initiatives.length && rows.map(({ message_id }) => message_id).sort();
        });
        const released = await service.call('POST', `/api/contests/${contest.id}/notices/release`, {
          cookie: secretary,
          body: { initiativeIds, expectedCount: initiatives.length },
        });
        expect([released.status, released.body['count']]).toEqual([200, initiatives.length]);
        return ids;
      }
      const states = async (ids: readonly string[]) => {
        const rows = await service.query<{ state: string }>(
          'SELECT state FROM notification.notice WHERE message_id = ANY($1)',
          [ids],
        );
        return rows.map(({ state }) => state);
      };
      const become = (ids: readonly string[], state: string) =>
        waitFor(
          `the letters to be ${state}`,
          async () => {
            const now = await states(ids);
            return now.length === ids.length && now.every((one) => one === state);
          },
          40_000,
        );
      const arrived = (ids: readonly string[]) => service.smtp.received.map(messageId).filter((id) => ids.includes(id));

      beforeAll(async () => {
        const who = await service.person('Lê Thị Lan');
        await service.call('POST', `/api/contests/${contest.id}/grants`, {
          cookie: contest.headCookie,
          body: { accountId: who.accountId, role: 'secretary' },
        });
        secretary = await service.signIn(who);
        await settled(['role_granted'], ['sent']);
      });
      afterEach(() => {
        service.smtp.behave('accept');
        return setNow({ url: service.databaseUrl }, null);
      });

      it('taken, but the answer lost: a person decides, nothing is sent again by itself', async () => {
        service.smtp.behave('cut_after_data');
        const ids = await release(submitted.slice(0, 3));
        await waitFor('one to be uncertain', async () => (await states(ids)).includes('uncertain'), 40_000);
        service.smtp.behave('accept');
        await later(10);
        await waitFor(
          'none to be under way',
          async () => (await states(ids)).every((state) => state === 'uncertain' || state === 'sent'),
          40_000,
        );
        const got = arrived(ids);
        expect([...new Set(got)].sort()).toEqual(ids);
        expect(got.length).toBe(ids.length);
      }, 120_000);

      it('451: tried again under the same Message-ID until it is taken, once', async () => {
        service.smtp.behave({ reply: 451, at: 'recipient' });
        const ids = await release(submitted.slice(3, 6));
        await become(ids, 'retrying');
        expect(arrived(ids)).toEqual([]);
        service.smtp.behave('accept');
        await later(10);
        await become(ids, 'sent');
        expect(arrived(ids).sort()).toEqual(ids);
      }, 120_000);

      it('550: stops, and is not tried again', async () => {
        service.smtp.behave({ reply: 550, at: 'recipient' });
        const ids = await release(submitted.slice(6, 9));
        await become(ids, 'failed');
        service.smtp.behave('accept');
        await later(300);
        await pause(1_500);
        expect([await states(ids), arrived(ids)]).toEqual([ids.map(() => 'failed'), []]);
      }, 120_000);
    });

    it('leave invariants that hold and an audit chain that verifies', async () => {
      await waitFor('the audit to be sealed', async () => {
        const [row] = await service.query<{ open: number }>(
          `SELECT count(*)::int AS open FROM platform.audit a LEFT JOIN platform.audit_seal s ON s.audit_id = a.id WHERE s.audit_id IS NULL`,
        );
        return row?.open === 0;
      });
      const audit = AppProcess.cli(service.env, 'audit');
      await audit.ended();
      expect({ code: audit.exitCode, broken: await brokenInvariants(service.databaseUrl) }).toEqual({
        code: 0,
        broken: [],
      });
    }, 60_000);
  },
);
