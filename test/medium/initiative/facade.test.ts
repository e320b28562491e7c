import { randomUUID } from 'node:crypto';
import { Initiatives } from '@rooms/initiative';
import { TestApp } from '../../support/app';
import { submittedInitiative } from '../../support/fixtures/initiative';
import { contestWith } from './contest';

describe('what other rooms ask of initiative', () => {
  let app: TestApp;
  let contestId: string;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.setNow('2026-06-01T00:00:00Z');
    contestId = (await contestWith(app)).id;
  });
  afterAll(() => app.stop());

  it('takes a step for an upper room, with its audit row', async () => {
    const { id } = await submittedInitiative(app, contestId);
    const secretary = await app.signIn({ grants: [{ role: 'secretary', contestId }] });
    const [done] = await app.get(Initiatives).apply([id], 'markEligible', { actor: secretary.actor });
    expect(done).toEqual({
      id,
      from: 'submitted',
      to: 'eligible',
      version: 3,
      at: new Date('2026-06-01T00:00:00Z'),
    });
    const rows = await app.db.query(
      `SELECT action, actor_id, from_state, to_state FROM platform.audit WHERE subject_id = $1 ORDER BY id DESC LIMIT 1`,
      [id],
    );
    expect(rows).toEqual([
      {
        action: 'initiative.markEligible',
        actor_id: secretary.accountId,
        from_state: 'submitted',
        to_state: 'eligible',
      },
    ]);
  });

  it('answers a secretary of another contest as if it were absent', async () => {
    const { id } = await submittedInitiative(app, contestId);
    const other = await contestWith(app);
    const secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: other.id }] });
    await expect(app.get(Initiatives).apply([id], 'markEligible', { actor: secretary.actor })).rejects.toMatchObject({
      refusal: { kind: 'absent' },
    });
  });

  it('takes a step for all of them or for none', async () => {
    const { actor } = await app.signIn({ grants: [{ role: 'secretary', contestId }] });
    const ids = [(await submittedInitiative(app, contestId)).id, (await submittedInitiative(app, contestId)).id];
    const apply = (all: readonly string[]) => app.get(Initiatives).apply(all, 'markEligible', { actor });
    await expect(apply([...ids, randomUUID()])).rejects.toMatchObject({ refusal: { kind: 'absent' } });
    const states = () => app.db.query('SELECT state FROM initiative.initiative WHERE id = ANY($1::uuid[])', [ids]);
    expect(await states()).toMatchObject([{ state: 'submitted' }, { state: 'submitted' }]);
    expect((await apply(ids)).map(({ id, to, version }) => [id, to, version])).toEqual(
      ids.toSorted().map((id) => [id, 'eligible', 3]),
    );
    const audited = await app.db.query(
      `SELECT action, to_state FROM platform.audit WHERE subject_id = ANY($1::uuid[]) AND actor_id = $2`,
      [ids, actor.accountId],
    );
    expect(audited).toEqual(ids.map(() => ({ action: 'initiative.markEligible', to_state: 'eligible' })));
  });

  it('names the kept one of a duplicate, and refuses one that is not of the contest', async () => {
    const kept = await submittedInitiative(app, contestId);
    const double = await submittedInitiative(app, contestId);
    const foreign = await submittedInitiative(app, (await contestWith(app)).id);
    const { actor } = await app.signIn({ grants: [{ role: 'secretary', contestId }] });
    const mark = (duplicateOf?: string) =>
      app.get(Initiatives).apply([double.id], 'markDuplicate', {
        actor,
        reason: 'trùng',
        ...(duplicateOf && { input: { duplicateOf } }),
      });
    await expect(mark()).rejects.toMatchObject({ refusal: { code: 'initiative.kept_unknown' } });
    await expect(mark(foreign.id)).rejects.toMatchObject({ refusal: { code: 'initiative.kept_unknown' } });
    await expect(mark(double.id)).rejects.toMatchObject({ refusal: { code: 'initiative.kept_unknown' } });
    expect((await mark(kept.id))[0]?.to).toBe('duplicate');
    const third = await submittedInitiative(app, contestId);
    await expect(
      app.get(Initiatives).apply([third.id], 'markDuplicate', { actor, input: { duplicateOf: double.id } }),
    ).rejects.toMatchObject({ refusal: { code: 'initiative.kept_not_live' } });
  });

  it('gives summaries in the order asked, and seals', async () => {
    const first = await submittedInitiative(app, contestId, {
      title: 'Một',
      authors: [{ name: 'An' }, { name: 'Bình' }],
    });
    const second = await submittedInitiative(app, contestId, { title: 'Hai' });
    await app.get(Initiatives).seal([first.id]);
    const summaries = await app.get(Initiatives).summaries([second.id, first.id]);
    expect(summaries.map(({ title, sealedAt }) => [title, sealedAt])).toEqual([
      ['Hai', null],
      ['Một', new Date('2026-06-01T00:00:00Z')],
    ]);
    expect(summaries[1]?.authors.map(({ name, share, isLead }) => [name, share, isLead])).toEqual([
      ['An', 5000, true],
      ['Bình', 5000, false],
    ]);
  });
});
