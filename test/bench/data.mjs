// People and dossiers written straight into the database: what is measured is reading and saving, not how they came there.
import { createHash, randomBytes } from 'node:crypto';

const TITLE = 'Rút ngắn thời gian giải quyết thủ tục về đất đai tại cấp xã số ';
const sentence = 'Bộ phận một cửa nhận hồ sơ, đối chiếu với dữ liệu đã có và trả lời người dân trong ngày làm việc. ';
export const TEXT = sentence.repeat(13);

export async function unit(db, code) {
  const { rows } = await db.query(
    `INSERT INTO identity.unit (code, name, name_folded, block) VALUES ($1, 'Đơn vị ' || $1, 'don vi', 'commune') RETURNING id`,
    [code],
  );
  return rows[0].id;
}

/** An account with roles and `sessions` open sessions. */
export async function person(db, { name, unitId, grants = [], sessions = 1 }) {
  const email = `${randomBytes(6).toString('hex')}@bench.example`;
  const { rows } = await db.query(
    `WITH p AS (INSERT INTO identity.person (name, name_folded, unit_id) VALUES ($1, lower($1), $2) RETURNING id)
     INSERT INTO identity.account (person_id, email, state, created_at) SELECT id, $3, 'active', now() FROM p RETURNING id, person_id`,
    [name, unitId, email],
  );
  const [{ id, person_id: personId }] = rows;
  for (const [role, contestId, of] of grants) await grant(db, id, role, contestId ?? null, of ?? null);
  const cookies = [];
  for (let n = 0; n < sessions; n += 1) {
    const token = randomBytes(32).toString('base64url');
    await db.query(
      `INSERT INTO identity.session (token_hash, account_id, created_at, expires_at) VALUES ($1, $2, now(), '2100-01-01')`,
      [createHash('sha256').update(token).digest('hex'), id],
    );
    cookies.push(`sid=${token}`);
  }
  return { id, personId, cookies, cookie: cookies[0] };
}

export const grant = (db, accountId, role, contestId, unitId = null) =>
  db.query(
    `INSERT INTO identity.role_grant (account_id, role, contest_id, unit_id, granted_at) VALUES ($1, $2, $3, $4, now())`,
    [accountId, role, contestId, unitId],
  );

/** Eligible dossiers `from` to `to` with three authors, a revision and a receipt each; ids in their order. */
export async function dossiers(db, { contestId, code, unitId, owner, from, to }) {
  await db.query('BEGIN');
  await db.query(
    `INSERT INTO initiative.initiative (contest_id, code, state, version, rulebook_version, channel, owner_id, author_kind, category, unit_id, unit_name,
       title, title_folded, search_folded, theme, answers, revision, received_at, submitted_at, entered_at, entered_by, created_at, updated_at)
     SELECT $1, $2 || '-' || lpad(n::text, 6, '0'), 'eligible', 3, 1, 'online', $3, 'group', 'group', $4, 'Đơn vị đo', $5 || n, lower($5 || n),
       lower($2 || '-' || lpad(n::text, 6, '0') || ' ' || $5 || n || ' nguyen van an'), 'procedures', jsonb_build_object('solution', $6::text),
       1, t, t, t, $3, t, t
     FROM generate_series($7::int, $8::int) AS n, LATERAL (SELECT now() - interval '20 days' + n * interval '1 second' AS t) AS t`,
    [contestId, code, owner.id, unitId, TITLE, TEXT, from, to],
  );
  const mine = `FROM initiative.initiative i WHERE i.contest_id = $1 AND i.code >= $2 || '-' || lpad($3::int::text, 6, '0') AND i.code <= $2 || '-' || lpad($4::int::text, 6, '0')`;
  const params = [contestId, code, from, to];
  await db.query(
    `INSERT INTO initiative.author (initiative_id, position, is_lead, person_id, account_id, name, job_title, unit_id, unit_name, email, share, consent, consent_at)
     SELECT i.id, a, a = 1, NULL, NULL, 'Nguyễn Văn An ' || a, 'Chuyên viên', i.unit_id, i.unit_name, 'an' || a || '@bench.example',
       CASE a WHEN 1 THEN 3400 ELSE 3300 END, 'signed_page', i.created_at FROM generate_series(1, 3) AS a, (SELECT i.* ${mine}) AS i`,
    params,
  );
  await db.query(
    `INSERT INTO initiative.revision (initiative_id, number, rulebook_version, title, theme, category, answers, blind_title, blind_answers, authors, attachments,
       content_hash, submitted_at, submitted_by)
     SELECT i.id, 1, 1, i.title, i.theme, i.category, i.answers, i.title, i.answers, '[]', '[]', md5(i.code) || md5(i.id::text), i.submitted_at, i.owner_id ${mine}`,
    params,
  );
  await db.query(
    `INSERT INTO initiative.receipt (initiative_id, revision, code, received_at, content_hash)
     SELECT i.id, 1, i.code || '-R1', i.received_at, md5(i.code) || md5(i.id::text) ${mine}`,
    params,
  );
  const { rows } = await db.query(`SELECT i.id ${mine} ORDER BY i.code`, params);
  await db.query('COMMIT');
  return rows.map(({ id }) => id);
}

/** A round that is being marked: every judge in the panel, three for each dossier, a sheet of `state` for each of them. */
export async function round(db, { contestId, code, position, ids, judges, head, state, marks }) {
  const { rows } = await db.query(
    `INSERT INTO judging.round (contest_id, code, position, name, visibility, state, rulebook_version, due_at, created_at, created_by)
     VALUES ($1, $2, $3, $2, 'blind', 'scoring', 1, now() + interval '9 days', now(), $4) RETURNING id`,
    [contestId, code, position, head.id],
  );
  const roundId = rows[0].id;
  for (const judge of judges) {
    await db.query(
      `INSERT INTO judging.panel_member (round_id, account_id, person_id, name, seat, added_at, added_by) VALUES ($1, $2, $3, 'Giám khảo', 'judge', now(), $4)`,
      [roundId, judge.id, judge.personId, head.id],
    );
  }
  await db.query(
    `INSERT INTO judging.round_initiative (round_id, initiative_id, revision, blind_code)
     SELECT $1, id, 1, 'M' || n FROM unnest($2::uuid[]) WITH ORDINALITY AS i(id, n)`,
    [roundId, ids],
  );
  await db.query(
    `INSERT INTO judging.assignment (round_id, round_initiative_id, panel_member_id, account_id, state, opened_at, assigned_at, assigned_by)
     SELECT $1, e.id, m.id, m.account_id, 'accepted', now(), now(), $2
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM judging.round_initiative WHERE round_id = $1) AS e
     CROSS JOIN generate_series(0, 2) AS k
     JOIN (SELECT id, account_id, row_number() OVER (ORDER BY id) - 1 AS n FROM judging.panel_member WHERE round_id = $1) AS m ON m.n = (e.n * 3 + k) % $3`,
    [roundId, head.id, judges.length],
  );
  await db.query(
    `INSERT INTO judging.sheet (round_id, round_initiative_id, assignment_id, account_id, state, marks, comment, created_at, updated_at, submitted_at)
     SELECT a.round_id, a.round_initiative_id, a.id, a.account_id, $2,
       (SELECT jsonb_object_agg(c, 500 + 50 * floor(random() * 30)::int) FROM unnest($3::text[]) AS c WHERE a.id IS NOT NULL), $4, now(), now(),
       CASE WHEN $2 = 'submitted' THEN now() END
     FROM judging.assignment a WHERE a.round_id = $1`,
    [roundId, state, marks, TEXT.slice(0, 1700)],
  );
  return roundId;
}
