import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { codesOf, contestWith } from './contest';
import { pdf } from './files';
import { confirmPaper, enterPaper, paperEntry, paperIntake, scanPaper } from './paper';
import type { Entered } from './paper';

describe('the desk of the paper door', () => {
  let app: TestApp;
  let contest: OpenContest;
  let first: Client;
  let second: Client;
  let unitId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app);
    const grants = [{ role: 'secretary', contestId: contest.id }];
    first = await app.signIn({ name: 'Thư Ký Một', grants });
    second = await app.signIn({ name: 'Thư Ký Hai', grants });
    unitId = await app.unit('UBND phường Giấy Trắng');
  });
  afterAll(() => app.stop());

  const entry = () => paperEntry(contest, unitId);
  const enter = (fields: object = {}) => enterPaper(first, contest, unitId, fields);
  const scan = (made: Entered) => scanPaper(first, made);
  const confirm = (id: string, version: number, by = second) => confirmPaper(by, id, version);
  const view = (id: string, by = second) => paperIntake(by, id);

  it('lets the scan be replaced, and asks for one again where it is taken away', async () => {
    const made = await enter();
    await scanPaper(first, made, 'một');
    const version = await scanPaper(first, made, 'hai');
    const { scan: current } = (await view(made.id)) as { scan: { attachmentId: string } };
    await first.delete(`/api/initiatives/${made.initiativeId}/attachments/${current.attachmentId}`).expect(204);
    const refused = await confirm(made.id, version).expect(409);
    expect(codesOf(refused.body as never)).toEqual(['initiative.scan_missing', 'initiative.consent_missing']);
    await second.post(`/api/paper-intakes/${made.id}/scan`).attach('file', pdf(), 'x.pdf').expect(403);
  });

  it('is told to nobody outside the secretariat of the contest', async () => {
    const made = await enter();
    const elsewhere = await app.signIn({ grants: [{ role: 'secretary', contestId: (await contestWith(app)).id }] });
    const judge = await app.signIn({ grants: [{ role: 'judge', contestId: contest.id }] });
    await elsewhere.get(`/api/paper-intakes/${made.id}`).expect(404);
    await elsewhere.get(`/api/contests/${contest.id}/paper-intakes`).expect(404);
    await elsewhere.post(`/api/contests/${contest.id}/paper-intakes`, entry()).expect(404);
    await confirm(made.id, 1, elsewhere).expect(404);
    await judge.get(`/api/paper-intakes/${made.id}`).expect(403);
  });

  it('lists with filters, and confirms many after a dry run', async () => {
    const title = 'Hàng loạt giấy';
    const made = [await enter({ title }), await enter({ title }), await enter({ title })];
    const items = [];
    for (const one of made.slice(0, 2)) items.push({ id: one.id, version: await scan(one) });
    items.push({ id: made[2]?.id ?? '', version: 1 });
    const list = await second.get(`/api/contests/${contest.id}/paper-intakes?state=entered&q=hang%20loat`).expect(200);
    expect(list.body).toMatchObject({ availableTransitions: [{ name: 'enter', blockers: [] }] });
    expect((list.body as { items: { code: string }[] }).items.map(({ code }) => code).sort()).toEqual(
      made.map(({ code }) => code).sort(),
    );
    const path = `/api/contests/${contest.id}/paper-intakes/confirmations`;
    const dry = await second.post(`${path}?dryRun=true`, { items }).expect(200);
    expect((dry.body as { items: { to: string | null }[] }).items.map(({ to }) => to)).toEqual([
      'confirmed',
      'confirmed',
      null,
    ]);
    const refused = await second.post(`${path}?dryRun=false`, { items }).expect(409);
    expect((refused.body as { blockers: object[] }).blockers).toMatchObject([
      { code: 'initiative.scan_missing', path: 'items.2' },
      { code: 'initiative.consent_missing', path: 'items.2.authors.0' },
    ]);
    const done = await second.post(`${path}?dryRun=false`, { items: items.slice(0, 2) }).expect(200);
    expect(done.body).toEqual({
      dryRun: false,
      items: made.slice(0, 2).map(({ id, code }) => ({ id, to: 'confirmed', blockers: [], code })),
    });
  });
});
