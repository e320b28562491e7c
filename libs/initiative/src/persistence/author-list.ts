import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuseAll, toHundredths } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import type { Author } from '../domain/dossier';

/** share: percent with at most two decimals. */
export interface AuthorInput {
  /** Of an author already on the list, who goes on standing for the same person while the address stays. */
  readonly id?: string | null | undefined;
  readonly name: string;
  readonly personId?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly unitId?: string | null | undefined;
  readonly jobTitle?: string | null | undefined;
  readonly birthDate?: string | null | undefined;
  readonly gender?: 'male' | 'female' | 'other' | null | undefined;
  readonly qualification?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly share: number;
  readonly lead?: boolean | undefined;
}

interface Resolved {
  readonly position: number;
  readonly kept_id: string | null;
  readonly person_id: string | null;
  readonly person_known: boolean;
  readonly account_id: string | null;
  readonly unit_known: boolean;
  readonly unit_name: string | null;
  readonly barred: boolean;
}

export interface AuthorList {
  readonly authors: readonly Author[];
  /** Places of those who hold a role that bars them. */
  readonly barred: readonly number[];
}

/** Turns a list as written into author rows: finds persons, accounts and units; whether there is an account is not told. */
@Injectable()
export class AuthorLists {
  constructor(private readonly db: Database) {}

  async resolve(
    inputs: readonly AuthorInput[],
    actor: Actor,
    contestId: string,
    barredRoles: readonly string[],
    initiativeId: string | null = null,
  ): Promise<AuthorList> {
    const rows = await this.look(inputs, contestId, barredRoles, initiativeId);
    refuseAll('invalid', 'platform.invalid_input', listFaults(inputs, rows));
    return listOf(inputs, rows, actor);
  }

  /** Several lists with one query, each with its faults instead of a refusal. */
  async resolveEach(
    lists: readonly (readonly AuthorInput[])[],
    actor: Actor,
    contestId: string,
    barredRoles: readonly string[],
  ): Promise<(AuthorList & { readonly faults: readonly Blocker[] })[]> {
    const rows = await this.look(lists.flat(), contestId, barredRoles);
    let from = 0;
    return lists.map((inputs) => {
      const own = rows.slice(from, from + inputs.length).map((row, index) => ({ ...row, position: index + 1 }));
      from += inputs.length;
      return { ...listOf(inputs, own, actor), faults: listFaults(inputs, own) };
    });
  }

  private look(
    inputs: readonly AuthorInput[],
    contestId: string,
    barredRoles: readonly string[],
    initiativeId: string | null = null,
  ): Promise<Resolved[]> {
    return this.db.query<Resolved>(
      `SELECT r.position, r.kept_id, coalesce(p.id, acc.person_id) AS person_id, (r.person_id IS NULL OR p.id IS NOT NULL) AS person_known,
         acc.id AS account_id, (r.unit_id IS NULL OR u.id IS NOT NULL) AS unit_known, u.name AS unit_name,
         EXISTS (SELECT FROM identity.role_grant g WHERE g.account_id = acc.id AND g.revoked_at IS NULL AND g.role = ANY($2::text[])
           AND (g.contest_id IS NULL OR g.contest_id = $3)) AS barred
       FROM (
         SELECT x.position, x.email, x.unit_id, kept.id AS kept_id, coalesce(x.person_id, kept.person_id) AS person_id
         FROM jsonb_to_recordset($1::jsonb) AS x(position int, id uuid, person_id uuid, email text, unit_id uuid)
         LEFT JOIN initiative.author kept ON kept.id = x.id AND kept.initiative_id = $4 AND x.person_id IS NULL
           AND kept.email IS NOT DISTINCT FROM x.email
       ) r
       LEFT JOIN identity.person p ON p.id = r.person_id
       LEFT JOIN identity.account acc ON CASE WHEN r.person_id IS NULL THEN acc.email = lower(r.email) ELSE acc.person_id = r.person_id END
       LEFT JOIN identity.unit u ON u.id = r.unit_id
       ORDER BY r.position`,
      [
        JSON.stringify(
          inputs.map((input, index) => ({
            position: index + 1,
            id: input.id ?? null,
            person_id: input.personId ?? null,
            email: input.email ?? null,
            unit_id: input.unitId ?? null,
          })),
        ),
        barredRoles,
        contestId,
        initiativeId,
      ],
    );
  }

  /** Writes the whole list in place of the one before; who was asked for consent is remembered. */
  async replace(initiativeId: string, authors: readonly Author[], now: Date): Promise<void> {
    const before = await this.db.write<{ person_id: string | null; email: string | null; asked_at: Date | null }>(
      'DELETE FROM initiative.author WHERE initiative_id = $1 RETURNING person_id, lower(email) AS email, asked_at',
      [initiativeId],
    );
    await this.db.write(
      `INSERT INTO initiative.author (${AUTHOR_COLUMNS}, asked_at)
       SELECT $1, ${AUTHOR_VALUES('$3')}, (SELECT max(b.asked_at) FROM jsonb_to_recordset($4::jsonb) AS b(person_id uuid, email text, asked_at timestamptz)
         WHERE b.person_id = r."personId" OR b.email = lower(r.email))
       FROM ${AUTHOR_RECORDS('$2')}`,
      [initiativeId, JSON.stringify(authors), now, JSON.stringify(before)],
    );
  }
}

function listOf(inputs: readonly AuthorInput[], rows: readonly Resolved[], actor: Actor): AuthorList {
  const lead = Math.max(
    0,
    inputs.findIndex((input) => input.lead),
  );
  const authors = inputs.map((input, index): Author => {
    const row = rows[index];
    const accountId = row?.account_id ?? null;
    return {
      id: row?.kept_id ?? randomUUID(),
      position: index + 1,
      isLead: index === lead,
      personId: row?.person_id ?? null,
      accountId,
      name: input.name,
      birthDate: input.birthDate ?? null,
      gender: input.gender ?? null,
      jobTitle: input.jobTitle ?? null,
      unitId: input.unitId ?? null,
      unitName: row?.unit_name ?? null,
      qualification: input.qualification ?? null,
      phone: input.phone ?? null,
      email: input.email ?? null,
      share: toHundredths(input.share) ?? 0,
      consent: accountId !== null && accountId === actor.accountId ? 'given' : 'pending',
      consentAttachmentId: null,
    };
  });
  return { authors, barred: rows.flatMap((row) => (row.barred ? [row.position - 1] : [])) };
}

function listFaults(inputs: readonly AuthorInput[], rows: readonly Resolved[]): Blocker[] {
  const faults: Blocker[] = [];
  const persons = new Set<string>();
  if (inputs.filter(({ lead }) => lead).length > 1) faults.push({ code: 'initiative.two_leads', path: 'authors' });
  rows.forEach((row, index) => {
    const path = `authors.${index}`;
    if (!row.person_known) faults.push({ code: 'initiative.person_unknown', path: `${path}.personId` });
    if (!row.unit_known) faults.push({ code: 'initiative.unit_unknown', path: `${path}.unitId` });
    if (row.person_id !== null && persons.has(row.person_id)) faults.push({ code: 'initiative.author_twice', path });
    if (row.person_id !== null) persons.add(row.person_id);
  });
  return faults;
}

export const AUTHOR_COLUMNS = `initiative_id, id, position, is_lead, person_id, account_id, name, birth_date, gender, job_title, unit_id, unit_name,
  qualification, phone, email, share, consent, consent_at`;
/** Where the account `acc` is that of an author `a` who was written down by e-mail or as a known person. */
export const ACCOUNT_OF_AUTHOR = `a.account_id IS NULL
  AND (a.person_id = acc.person_id OR (a.person_id IS NULL AND lower(a.email) = acc.email))`;
/** Values of one `Author` record `r`; `now` is the place of the time of consent. */
export const AUTHOR_VALUES = (
  now: string,
) => `r.id, r."position", r."isLead", r."personId", r."accountId", r.name, r."birthDate", r.gender, r."jobTitle",
  r."unitId", r."unitName", r.qualification, r.phone, r.email, r.share, r.consent, CASE WHEN r.consent <> 'pending' THEN ${now}::timestamptz END`;
export const AUTHOR_RECORDS = (
  json: string,
) => `jsonb_to_recordset(${json}::jsonb) AS r(id uuid, "position" int, "isLead" boolean, "personId" uuid,
  "accountId" uuid, name text, "birthDate" date, gender text, "jobTitle" text, "unitId" uuid, "unitName" text, qualification text, phone text,
  email text, share int, consent text, "consentAttachmentId" uuid)`;
