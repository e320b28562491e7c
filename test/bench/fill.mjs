// Fills a migrated database by SQL: people with sessions, one open contest with many initiatives, one closed contest being scored and one locked round.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const words =
  'cải cách thủ tục hành chính một cửa liên thông số hóa hồ sơ công dân doanh nghiệp cán bộ chuyên viên giải pháp quy trình rút ngắn thời gian giải quyết trực tuyến tra cứu kết quả'.split(
    ' ',
  );
const text = (count, seed) =>
  Array.from({ length: count }, (_, i) => words[(seed * 7 + i * 13) % words.length]).join(' ');

export const ANSWERS = {
  applied_state: 'applied',
  current_state: text(60, 1),
  purpose: text(30, 2),
  solution: text(90, 3),
  applicability: text(30, 4),
  economic_benefit: text(20, 5),
  social_benefit: text(20, 6),
};
export const MARKS = { novelty_known: 20, novelty_creative: 20, applied: 15, replicable: 10, economic: 15 };

function rulebook(root) {
  const document = JSON.parse(readFileSync(join(root, 'libs/contest/rulebooks/bac-ninh-2026.json'), 'utf8'));
  document.units.confirmation = false;
  document.dossier.parts = document.dossier.parts.map((part) => ({ ...part, required: false }));
  document.rounds[0].criteria = document.rounds[0].criteria
    .slice(0, 5)
    .map((criterion, i) => ({ ...criterion, max: Object.values(MARKS)[i] }));
  document.rounds[0].total = 80;
  document.rounds[0].grades = [];
  return document;
}

export async function person(client, name, unitId, grants = []) {
  const token = randomBytes(32).toString('base64url');
  const [{ id: personId }] = (
    await client.query(
      'INSERT INTO identity.person (name, name_folded, unit_id) VALUES ($1, lower($1), $2) RETURNING id',
      [name, unitId],
    )
  ).rows;
  const [{ id: accountId }] = (
    await client.query(
      `INSERT INTO identity.account (person_id, email, state, created_at) VALUES ($1, $2, 'active', now()) RETURNING id`,
      [personId, `${randomBytes(6).toString('hex')}@vidu.vn`],
    )
  ).rows;
  await client.query(
    `INSERT INTO identity.session (token_hash, account_id, created_at, expires_at) VALUES ($1, $2, now(), '2100-01-01')`,
    [createHash('sha256').update(token).digest('hex'), accountId],
  );
  for (const { role, contestId } of grants) {
    await client.query(
      'INSERT INTO identity.role_grant (account_id, role, contest_id, granted_at) VALUES ($1, $2, $3, now())',
      [accountId, role, contestId],
    );
  }
  return { cookie: `sid=${token}`, accountId, personId, unitId };
}

export async function contest(client, root, code, state) {
  const body = rulebook(root);
  const id = randomUUID();
  await client.query(
    `INSERT INTO contest.contest (id, code, title, state, opens_at, closes_at, announcement_number, announcement_date, announced_at, created_at)
     VALUES ($1, $2, 'Cuộc thi đo tốc độ', $3, now() - interval '10 days', now() + interval '100 days', '1', '2026-01-01', now(), now())`,
    [id, code, state],
  );
  await client.query(
    `INSERT INTO contest.rulebook (contest_id, version, body, hash, created_at, frozen_at) VALUES ($1, 1, $2, $3, now(), now())`,
    [id, JSON.stringify(body), createHash('sha256').update(JSON.stringify(body)).digest('hex')],
  );
  return { id, code };
}

/** `count` submitted initiatives of three authors each, with revision and receipt. */
export async function initiatives(client, { id: contestId, code }, owner, units, count, state = 'submitted') {
  await client.query(
    `INSERT INTO initiative.initiative (contest_id, code, state, version, rulebook_version, channel, owner_id, author_kind, category, unit_id, unit_name,
       title, title_folded, search_folded, theme, answers, revision, received_at, submitted_at, entered_at, entered_by, created_at, updated_at, lead_author, author_count)
     SELECT $1, initiative.next_code($1, $2), $7, 2, 1, 'online', $3, 'group', 'group', u.id, u.name, t.title, t.title, t.title,
       (ARRAY['procedures','institutions','civil_service','digital_government'])[1 + g % 4], $5, 1, t.at, t.at, t.at, $3, t.at, t.at, 'Nguyễn Văn A', 3
     FROM generate_series(1, $6::int) g JOIN LATERAL (SELECT id, name FROM identity.unit WHERE id = ($4::uuid[])[1 + g % $8]) u ON true
     JOIN LATERAL (SELECT 'sang kien so ' || g || ' rut ngan thoi gian giai quyet thu tuc hanh chinh' AS title, now() - make_interval(secs => g) AS at) t ON true`,
    [contestId, code, owner.accountId, units, JSON.stringify(ANSWERS), count, state, units.length],
  );
  await client.query(
    `INSERT INTO initiative.author (initiative_id, position, is_lead, account_id, person_id, name, job_title, unit_id, unit_name, share, consent, consent_at)
     SELECT i.id, p, p = 1, CASE WHEN p = 1 THEN $2::uuid END, CASE WHEN p = 1 THEN $3::uuid END, 'Nguyễn Văn ' || p, 'Chuyên viên', i.unit_id, i.unit_name, CASE WHEN p = 1 THEN 3334 ELSE 3333 END, 'given', now()
     FROM initiative.initiative i, generate_series(1, 3) p WHERE i.contest_id = $1 AND NOT EXISTS (SELECT FROM initiative.author a WHERE a.initiative_id = i.id)`,
    [contestId, owner.accountId, owner.personId],
  );
  await client.query(
    `INSERT INTO initiative.revision (initiative_id, number, rulebook_version, title, theme, category, answers, blind_title, blind_answers, authors, attachments, content_hash, submitted_at, submitted_by)
     SELECT i.id, 1, 1, i.title, i.theme, i.category, i.answers, i.title, i.answers, '[]', '[]', md5(i.id::text), now(), i.owner_id
     FROM initiative.initiative i WHERE i.contest_id = $1 AND NOT EXISTS (SELECT FROM initiative.revision r WHERE r.initiative_id = i.id)`,
    [contestId],
  );
  await client.query(
    `INSERT INTO initiative.receipt (initiative_id, revision, code, received_at, content_hash)
     SELECT i.id, 1, i.code || '-R1', now(), md5(i.id::text) FROM initiative.initiative i
     WHERE i.contest_id = $1 AND NOT EXISTS (SELECT FROM initiative.receipt r WHERE r.initiative_id = i.id)`,
    [contestId],
  );
  return (await client.query('SELECT id FROM initiative.initiative WHERE contest_id = $1', [contestId])).rows.map(
    ({ id }) => id,
  );
}

/** A round being scored in which every initiative has three of the judges, each with a draft sheet. */
export async function scoringRound(client, contestId, judges) {
  const by = judges[0].accountId;
  const [{ id: roundId }] = (
    await client.query(
      `INSERT INTO judging.round (contest_id, code, position, name, visibility, state, rulebook_version, due_at, created_at)
       VALUES ($1, 'preliminary', 1, 'Sơ khảo', 'blind', 'scoring', 1, '2099-01-01', now()) RETURNING id`,
      [contestId],
    )
  ).rows;
  for (const judge of judges) {
    await client.query(
      `INSERT INTO judging.panel_member (round_id, account_id, person_id, name, unit_id, seat, added_at, added_by) VALUES ($1, $2, $3, 'Giám khảo', $4, 'judge', now(), $5)`,
      [roundId, judge.accountId, judge.personId, judge.unitId, by],
    );
  }
  await client.query(
    `INSERT INTO judging.round_initiative (round_id, initiative_id, revision, blind_code)
     SELECT $1, i.id, 1, 'B' || row_number() OVER () FROM initiative.initiative i WHERE i.contest_id = $2`,
    [roundId, contestId],
  );
  await client.query(
    `INSERT INTO judging.assignment (round_id, round_initiative_id, panel_member_id, account_id, state, assigned_at, assigned_by)
     SELECT $1, x.id, m.id, m.account_id, 'accepted', now(), $2
     FROM (SELECT id, row_number() OVER (ORDER BY blind_code) AS n FROM judging.round_initiative WHERE round_id = $1) x
     JOIN (SELECT id, account_id, row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS all FROM judging.panel_member WHERE round_id = $1) m
       ON (m.n - x.n % m.all + m.all) % m.all < 3`,
    [roundId, by],
  );
  await client.query(
    `INSERT INTO judging.sheet (round_id, round_initiative_id, assignment_id, account_id, created_at, updated_at)
     SELECT round_id, round_initiative_id, id, account_id, now(), now() FROM judging.assignment WHERE round_id = $1`,
    [roundId],
  );
  return (
    await client.query('SELECT a.id, a.account_id AS "accountId" FROM judging.assignment a WHERE round_id = $1', [
      roundId,
    ])
  ).rows;
}

/** A locked round whose frozen result ranks every initiative of the contest. */
export async function lockedRound(client, contestId, by, ids) {
  const [{ id: roundId }] = (
    await client.query(
      `INSERT INTO judging.round (contest_id, code, position, name, visibility, state, rulebook_version, due_at, created_at)
       VALUES ($1, 'final', 2, 'Chung khảo', 'open', 'locked', 1, now(), now()) RETURNING id`,
      [contestId],
    )
  ).rows;
  const ranking = ids.map((initiativeId, index) => ({
    initiativeId,
    blindCode: `F${index}`,
    category: 'group',
    rank: index + 1,
    score: { numerator: String(9000 - index), denominator: '100' },
    display: ((9000 - index) / 100).toFixed(2),
    grade: null,
    separatedBy: null,
    sheets: 3,
    criteria: ['content', 'presentation', 'answers'].map((code) => ({
      code,
      mean: { numerator: '30', denominator: '1' },
      display: '30.00',
    })),
  }));
  await client.query(
    `INSERT INTO judging.round_result (round_id, number, rulebook_version, rulebook_hash, input_hash, input, snapshot, locked_at, locked_by)
     VALUES ($1, 1, 1, 'x', 'x', '{}', $2, now(), $3)`,
    [roundId, JSON.stringify({ ranking, unranked: [], ties: [], advancing: [], tallies: {}, calculation: {} }), by],
  );
}
