import { createHash, randomInt } from 'node:crypto';
import rulebook from '../../../libs/contest/rulebooks/bac-ninh-2026.json';
import type { TestApp } from '../../support/app';

export type RulebookJson = typeof rulebook;

export const CLOSES_AT = '2026-06-30T17:00:00+07:00';

/** An open contest with the Bắc Ninh rules, changed where a test needs it. */
export async function contestWith(
  app: TestApp,
  change: (rules: RulebookJson) => void = () => undefined,
): Promise<{ id: string; code: string }> {
  const rules = structuredClone(rulebook);
  rules.units.confirmation = false;
  rules.dossier.parts.forEach((part) => (part.required = false));
  rules.form.fields.forEach((field) => (field.required = false));
  change(rules);
  const code = `SK${randomInt(10_000_000, 99_999_999)}`;
  return app.db.transaction(async () => {
    const [row] = await app.db.write<{ id: string }>(
      `INSERT INTO contest.contest (code, title, state, opens_at, closes_at, announcement_number, announcement_date, announced_at, created_at)
       VALUES ($1, 'Cuộc thi thử', 'open', '2026-03-02T07:00:00+07:00', $2, '1/KH', '2026-03-01', '2026-03-01', '2026-03-01') RETURNING id`,
      [code, CLOSES_AT],
    );
    if (!row) throw new Error('no contest');
    const body = JSON.stringify(rules);
    await app.db.write(
      `INSERT INTO contest.rulebook (contest_id, version, body, hash, created_at, frozen_at) VALUES ($1, 1, $2, $3, '2026-03-01', '2026-03-01')`,
      [row.id, body, createHash('sha256').update(body).digest('hex')],
    );
    return { id: row.id, code };
  });
}
