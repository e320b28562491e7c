import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { contestWith, draftOf, tag } from './contest';

describe('drafts', () => {
  let app: TestApp;
  let contest: OpenContest;
  let lead: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app);
    lead = await app.signIn({ name: 'Nguyễn Văn An' });
  });
  afterAll(() => app.stop());

  const shown = async (client: Client, id: string) =>
    (await client.get(`/api/initiatives/${id}`).expect(200)).body as { version: number };
  const patch = (id: string, version: number, body: object, client = lead) =>
    client.patch(`/api/initiatives/${id}`, body).set('if-match', tag(version));

  it('saves field by field, and null empties a field', async () => {
    const { id } = await draftOf(lead, contest.id, { title: '' });
    expect((await patch(id, 1, { title: 'Tên', answers: { purpose: 'Mục đích' } }).expect(200)).body).toEqual({
      id,
      version: 2,
    });
    const saved = await patch(id, 2, { theme: 'procedures', answers: { solution: 'Cách làm', purpose: null } });
    expect(saved.headers.etag).toBe('"v3"');
    expect(await shown(lead, id)).toMatchObject({
      title: 'Tên',
      theme: 'procedures',
      answers: { solution: 'Cách làm' },
      version: 3,
    });
    const audit = await app.db.query(`SELECT action FROM platform.audit WHERE subject_id = $1`, [id]);
    expect(audit).toEqual([{ action: 'initiative.create' }]);
  });

  it.each([
    ['an unknown key', { state: 'submitted' }, 'platform.invalid_input'],
    ['another owner', { ownerId: '00000000-0000-4000-8000-000000000000' }, 'platform.invalid_input'],
    ['an unknown form field', { answers: { mark: 10 } }, 'platform.invalid_input'],
    ['a wrong type', { answers: { purpose: 5 } }, 'platform.invalid_input'],
    ['an unknown theme', { theme: 'nothing' }, 'initiative.theme_unknown'],
    ['an unknown unit', { unitId: '00000000-0000-4000-8000-000000000000' }, 'initiative.unit_unknown'],
    ['a kind of author that the rules lack', { authorKind: 'crowd' }, 'platform.invalid_input'],
  ])('refuses %s in a draft', async (_, body, code) => {
    const { id } = await draftOf(lead, contest.id);
    expect(((await patch(id, 1, body).expect(422)).body as { code: string }).code).toBe(code);
    expect((await shown(lead, id)).version).toBe(1);
  });

  it('keeps a hundred drafts of one person and no more', async () => {
    const keen = await app.signIn();
    const { id } = await draftOf(keen, contest.id);
    await app.db.transaction(() =>
      app.db.write(
        `INSERT INTO initiative.initiative (contest_id, code, rulebook_version, owner_id, author_kind, unit_id, unit_name, created_at, updated_at)
         SELECT contest_id, code || '-' || n, 1, owner_id, author_kind, unit_id, unit_name, created_at, updated_at
         FROM initiative.initiative, generate_series(1, 98) n WHERE id = $1`,
        [id],
      ),
    );
    await draftOf(keen, contest.id);
    const full = await keen.post(`/api/contests/${contest.id}/initiatives`, {}).expect(409);
    expect((full.body as { code: string }).code).toBe('initiative.too_many_drafts');
  });
});
