import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';
import { codesOf, contestWith, tag } from './contest';
import { docx, pdf } from './files';

interface Listed {
  readonly id: string;
  readonly version: number;
  readonly mismatches: { code: string }[];
}

describe('a unit’s list', () => {
  let app: TestApp;
  let contest: OpenContest;
  let secretary: Client;

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app, (rules) => ({
      ...rules,
      units: { ...rules.units, lists: true, perUnit: { min: 2, max: 3 }, blocks: [] },
    }));
    secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: contest.id }] });
  });
  afterEach(() => app.setNow(null));
  afterAll(() => app.stop());

  /** A unit with its coordinator and dossiers that are in. */
  async function unitWith(count: number, name = 'Sở Danh Sách') {
    const unitId = await app.unit(name);
    const coordinator = await app.signIn({ unitId, grants: [{ role: 'coordinator', contestId: contest.id, unitId }] });
    const dossiers = [];
    for (let index = 0; index < count; index += 1)
      dossiers.push(await submittedInitiative(app, contest.id, { unitId }));
    return { unitId, coordinator, dossiers };
  }
  const open = async (coordinator: Client, unitId: string) =>
    (await coordinator.post(`/api/contests/${contest.id}/unit-lists`, { unitId }).expect(201)).body as Listed;
  const letter = (ids: readonly string[], fields: object = {}) => ({
    dispatchNumber: '12/SNV-CCHC',
    dispatchDate: '2026-01-02',
    declaredCount: ids.length,
    declaredCodes: null,
    initiativeIds: ids,
    ...fields,
  });
  const put = (by: Client, { id, version }: Listed, body: object) =>
    by.put(`/api/unit-lists/${id}`, body).set('if-match', tag(version));
  const step = (by: Client, { id, version }: Listed, name: string, body?: object) =>
    by.post(`/api/unit-lists/${id}/${name}`, body).set('if-match', tag(version));
  const withScan = async (by: Client, { id }: Listed) =>
    (await by.post(`/api/unit-lists/${id}/scan`).attach('file', pdf(id), 'công văn.pdf').expect(201)).body as Listed;
  /** Drawn up, scanned and forwarded. */
  async function forwarded(by: Client, unitId: string, ids: readonly string[], fields: object = {}) {
    const made = await open(by, unitId);
    await put(by, made, letter(ids, fields)).expect(200);
    return (await step(by, await withScan(by, made), 'forward').expect(200)).body as Listed;
  }
  const statesOf = (ids: readonly string[]) =>
    app.db.query('SELECT DISTINCT state FROM initiative.initiative WHERE id = ANY($1::uuid[])', [ids]);

  it('is drawn up in order of rank, forwarded with its letter and accepted', async () => {
    const { unitId, coordinator, dossiers } = await unitWith(2);
    const [a, b] = dossiers;
    const ids = [b?.id ?? '', a?.id ?? ''];
    const list = await forwarded(coordinator, unitId, ids, { declaredCodes: [b?.code, a?.code] });
    const seen = await secretary.get(`/api/unit-lists/${list.id}`).expect(200);
    expect(seen.body).toMatchObject({
      state: 'forwarded',
      dispatchNumber: '12/SNV-CCHC',
      dispatchDate: '2026-01-02',
      declaredCount: 2,
      listed: 2,
      scan: { fileName: 'công văn.pdf' },
      items: [
        { position: 1, code: b?.code },
        { position: 2, code: a?.code },
      ],
      mismatches: [],
      remarks: [],
      quota: { min: 2, max: 3 },
      availableTransitions: [{ name: 'accept', blockers: [] }, { name: 'return' }],
    });
    const scan = await secretary.get(`/api/unit-lists/${list.id}/scan`).expect(200);
    expect(scan.headers['content-disposition']).toContain('attachment');
    expect((await step(secretary, list, 'accept').expect(200)).body).toMatchObject({ state: 'accepted' });
    await put(coordinator, { ...list, version: list.version + 1 }, letter(ids)).expect(409);
    const trail = await app.db.query(
      `SELECT action, from_state, to_state FROM platform.audit WHERE subject_id = $1 ORDER BY id`,
      [list.id],
    );
    expect(trail.slice(0, 3)).toEqual([
      { action: 'unit_list.create', from_state: null, to_state: 'draft' },
      { action: 'unit_list.forward', from_state: 'draft', to_state: 'forwarded' },
      { action: 'unit_list.accept', from_state: 'forwarded', to_state: 'accepted' },
    ]);
  });

  it('offers the unit its own dossiers and tells it no verdict before its notices', async () => {
    const { unitId, coordinator, dossiers } = await unitWith(2);
    const [a, b] = dossiers;
    const list = await forwarded(coordinator, unitId, [a?.id ?? ''], { declaredCount: 1 });
    await secretary
      .post(`/api/initiatives/${a?.id}/screening/verdicts`, { verdict: 'duplicate', reason: 'Trùng', keptId: b?.id })
      .set('if-match', tag(2))
      .expect(201);
    const seenBy = async (by: Client) =>
      (await by.get(`/api/unit-lists/${list.id}`).expect(200)).body as {
        items: { state: string }[];
        candidates: { code: string }[];
        mismatches: { code: string; message: string }[];
      };
    const told = await seenBy(coordinator);
    const known = await seenBy(secretary);
    expect([told.items[0]?.state, known.items[0]?.state]).toEqual(['submitted', 'duplicate']);
    expect(told.mismatches.map(({ code }) => code)).toEqual(['initiative.list_left_out']);
    expect(known.mismatches.map(({ code }) => code)).toContain('initiative.list_dossier_gone');
    expect(told.mismatches[0]?.message).toContain(b?.code);
    expect([told.candidates, known.candidates]).toEqual([[], []]);
    const back = (await step(secretary, list, 'return', { reason: 'Thiếu hồ sơ' }).expect(200)).body as Listed;
    expect((await seenBy(coordinator)).candidates.map(({ code }) => code)).toEqual([b?.code]);
    await put(coordinator, back, letter([a?.id ?? '', b?.id ?? ''])).expect(200);
    expect((await seenBy(coordinator)).mismatches).toEqual([]);
  });

  it('is held up by every mismatch, its dossiers are not', async () => {
    const { unitId, coordinator, dossiers } = await unitWith(3);
    const [a, b, c] = dossiers.map(({ code }) => code);
    const ids = dossiers.slice(0, 2).map(({ id }) => id);
    const list = await forwarded(coordinator, unitId, ids, { declaredCount: 3, declaredCodes: [b, a, 'SK26-9999'] });
    const refused = await step(secretary, list, 'accept').expect(409);
    expect((refused.body as { blockers: object[] }).blockers).toEqual([
      expect.objectContaining({ code: 'initiative.list_count', params: { declared: 3, listed: 2 } }),
      expect.objectContaining({ code: 'initiative.list_only_declared', params: { code: 'SK26-9999' } }),
      expect.objectContaining({ code: 'initiative.list_order', params: { code: b, rank: 1 } }),
      expect.objectContaining({ code: 'initiative.list_left_out', params: { code: c } }),
    ]);
    expect(await statesOf(dossiers.map(({ id }) => id))).toEqual([{ state: 'submitted' }]);

    await step(secretary, list, 'return', { reason: ' ' }).expect(422);
    const back = (await step(secretary, list, 'return', { reason: 'Công văn lệch danh sách' }).expect(200))
      .body as Listed;
    expect(back).toMatchObject({ state: 'returned', mayEdit: false, returnedBecause: 'Công văn lệch danh sách' });
    const all = dossiers.map(({ id }) => id);
    const mended = (await put(coordinator, back, letter(all, { declaredCodes: [a, b, c] })).expect(200)).body as Listed;
    // Forwarded in time before: the units' closing time does not stand in the way of the mended list.
    await app.setNow(new Date(contest.closesAt.getTime() + 30 * 86_400_000).toISOString());
    const again = (await step(coordinator, mended, 'forward').expect(200)).body as Listed;
    await step(secretary, again, 'accept').expect(200);
  });

  it('is not held up by what came in after it was forwarded', async () => {
    const { unitId, coordinator, dossiers } = await unitWith(2);
    const list = await forwarded(
      coordinator,
      unitId,
      dossiers.map(({ id }) => id),
    );
    await app.setNow(new Date((await app.db.now()).getTime() + 60_000).toISOString());
    await submittedInitiative(app, contest.id, { unitId });
    await step(secretary, list, 'accept').expect(200);
  });

  it('is not forwarded without its letter, above the maximum, or late', async () => {
    const { unitId, coordinator, dossiers } = await unitWith(4);
    const made = await open(coordinator, unitId);
    const bare = await step(coordinator, made, 'forward').expect(409);
    expect(codesOf(bare.body as never)).toEqual([
      'initiative.list_number_missing',
      'initiative.list_date_missing',
      'initiative.list_count_missing',
      'initiative.list_scan_missing',
      'initiative.list_empty',
    ]);
    const ids = dossiers.map(({ id }) => id);
    await put(coordinator, made, letter(ids, { dispatchDate: '2099-01-01' })).expect(200);
    const full = await withScan(coordinator, made);
    const refused = await step(coordinator, full, 'forward').expect(409);
    expect(codesOf(refused.body as never)).toEqual(['initiative.list_date_ahead', 'initiative.list_above_maximum']);
    const fits = (await put(coordinator, full, letter(ids.slice(0, 1))).expect(200)).body as Listed;
    expect(fits).toMatchObject({
      remarks: [{ code: 'initiative.list_below_minimum', params: { count: 1, minimum: 2 } }],
    });
    await app.setNow(new Date(contest.closesAt.getTime() + 7 * 86_400_000).toISOString());
    const late = await step(coordinator, fits, 'forward').expect(409);
    expect(codesOf(late.body as never)).toEqual(['initiative.list_closed']);
    await app.setNow(null);
    await step(coordinator, fits, 'forward').expect(200);
  });

  it('takes only dossiers of the unit that are handed in, each on one list', async () => {
    const { unitId, coordinator, dossiers } = await unitWith(2);
    const foreign = await submittedInitiative(app, contest.id);
    const ids = dossiers.map(({ id }) => id);
    const first = await open(coordinator, unitId);
    const second = await open(coordinator, unitId);
    await put(coordinator, first, letter([ids[0] ?? ''])).expect(200);
    const refused = await put(
      coordinator,
      second,
      letter([ids[0] ?? '', foreign.id, ids[1] ?? '', ids[1] ?? '']),
    ).expect(422);
    expect((refused.body as { blockers: object[] }).blockers).toMatchObject([
      { code: 'initiative.listed_elsewhere', path: 'initiativeIds.0' },
      { code: 'initiative.list_unknown_dossier', path: 'initiativeIds.1' },
      { code: 'initiative.list_twice', path: 'initiativeIds.3' },
    ]);
    await put(coordinator, second, letter([ids[1] ?? ''])).expect(200);
  });

  it('is its own coordinator’s; the secretariat sees it once forwarded; a scan is a picture or PDF', async () => {
    const { unitId, coordinator, dossiers } = await unitWith(1);
    const other = (await unitWith(0, 'Sở Khác')).coordinator;
    const made = await open(coordinator, unitId);
    await other.post(`/api/contests/${contest.id}/unit-lists`, { unitId }).expect(403);
    await other.get(`/api/unit-lists/${made.id}`).expect(404);
    await secretary.get(`/api/unit-lists/${made.id}`).expect(404);
    await put(other, made, letter([], { declaredCount: null })).expect(404);
    await coordinator
      .post(`/api/unit-lists/${made.id}/scan`)
      .attach('file', await docx(), 'cv.docx')
      .expect(422);
    await put(coordinator, made, letter(dossiers.map(({ id }) => id))).expect(200);
    const sent = (await step(coordinator, await withScan(coordinator, made), 'forward').expect(200)).body as Listed;
    await step(coordinator, sent, 'accept').expect(403);
    await step(secretary, { ...sent, version: sent.version - 1 }, 'accept').expect(412);
    const own = await coordinator.get(`/api/contests/${contest.id}/unit-lists`).expect(200);
    expect(own.body).toMatchObject({
      items: [{ id: made.id, mayEdit: false }],
      availableTransitions: [{ name: 'open', blockers: [] }],
    });
    const all = await secretary.get(`/api/contests/${contest.id}/unit-lists?state=draft`).expect(200);
    expect(all.body).toMatchObject({ items: [], availableTransitions: [] });
  });

  it('is missed where a unit has sent none', async () => {
    const { unitId, coordinator, dossiers } = await unitWith(2, 'Sở Chưa Gửi');
    const without = async () => {
      const answer = await secretary.get(`/api/contests/${contest.id}/units-without-list?q=chua%20gui`).expect(200);
      return (answer.body as { items: object[] }).items;
    };
    const row = { unitId, unitName: 'Sở Chưa Gửi', block: 'so', received: 2, minimum: 2, hasDraft: false };
    expect(await without()).toEqual([row]);
    await open(coordinator, unitId);
    expect(await without()).toEqual([{ ...row, hasDraft: true }]);
    await forwarded(
      coordinator,
      unitId,
      dossiers.map(({ id }) => id),
    );
    expect(await without()).toEqual([]);
    await coordinator.get(`/api/contests/${contest.id}/units-without-list`).expect(403);
  });

  it('is opened only where the rules know lists', async () => {
    const none = await contestWith(app, (rules) => ({ ...rules, units: { ...rules.units, lists: false } }));
    const unitId = await app.unit('Sở Không Danh Sách');
    const coordinator = await app.signIn({ unitId, grants: [{ role: 'coordinator', unitId }] });
    const refused = await coordinator.post(`/api/contests/${none.id}/unit-lists`, { unitId }).expect(409);
    expect(codesOf(refused.body as never)).toEqual(['initiative.list_not_ruled']);
  });
});
