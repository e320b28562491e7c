import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, Refused, rolesIn } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import type { Dossier } from '../domain/dossier';
import type { PaperChannel, PaperIntakeState } from '../domain/intake.types';
import { correctionRefusal, paperIntakeWorkflow } from '../domain/paper-intake.workflow';
import type { PaperIntakeFacts } from '../domain/paper-intake.workflow';
import { AUTHOR_COLUMNS, AUTHOR_RECORDS, AUTHOR_VALUES } from './author-list';
import { Dossiers } from './dossiers';
import { Subjects } from './subjects';
import { SECRETARIAT } from './visible-to';

export interface IntakeInput {
  /** Look for what is missing in the dossier. */
  readonly checkDossier: boolean;
}

export interface IntakeRow {
  readonly id: string;
  readonly contest_id: string;
  readonly initiative_id: string;
  readonly state: PaperIntakeState;
  readonly version: number;
  readonly stamped_at: Date;
  readonly entered_by: string;
}

interface FactsRow extends IntakeRow {
  readonly contest_state: string;
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly judging_begun: boolean;
  readonly own: boolean;
  readonly scanned: boolean;
}

/** A dossier as entered, with the intake it comes by. */
export interface NewIntake {
  readonly id: string;
  readonly initiativeId: string;
  readonly channel: PaperChannel;
  readonly stampedAt: Date;
  readonly dossier: Dossier;
  readonly titleFolded: string;
  readonly searchTail: string;
}

/** A round has taken up initiatives of contest `c`. */
export const JUDGING_BEGUN = `EXISTS (SELECT FROM initiative.initiative s WHERE s.contest_id = c.id AND s.sealed_at IS NOT NULL)`;

/** Rows of paper intake and its transition table on them. */
@Injectable()
export class PaperIntakes {
  readonly binding: WorkflowBinding<PaperIntakeState, PaperIntakeFacts, IntakeInput> = {
    workflow: paperIntakeWorkflow,
    table: 'initiative.paper_intake',
    load: (ids, actor, input) => this.load(ids, actor, input),
  };

  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
    private readonly dossiers: Dossiers,
    private readonly contests: Contests,
  ) {}

  /** One, or absent for anybody outside the secretariat of its contest. */
  async one(id: string, actor: Actor): Promise<IntakeRow> {
    const row = await this.db.first<IntakeRow>(
      `SELECT id, contest_id, initiative_id, state, version, stamped_at, entered_by FROM initiative.paper_intake WHERE id = $1`,
      [id],
    );
    return row && inSecretariat(actor, row.contest_id) ? row : absent();
  }

  /** Locks in the house's order: contest, initiative, intake. */
  async locked(id: string, actor: Actor): Promise<IntakeRow> {
    const { initiative_id } = await this.one(id, actor);
    await this.subjects.locked(initiative_id, actor);
    await this.db.write('SELECT id FROM initiative.paper_intake WHERE id = $1 FOR UPDATE', [id]);
    return this.one(id, actor);
  }

  async insert(
    contest: { readonly id: string; readonly code: string; readonly rulebookVersion: number },
    intakes: readonly NewIntake[],
    by: string,
    now: Date,
  ): Promise<Map<string, string>> {
    const rows = await this.db.write<{ id: string; code: string }>(
      `WITH rows AS (
         SELECT n.*, initiative.next_code($2::uuid, $3) AS code FROM jsonb_to_recordset($1::jsonb) AS n(place int, id uuid, intake_id uuid, channel text,
           stamped_at timestamptz, author_kind text, unit_id uuid, unit_name text, title text, title_folded text, search_tail text, theme text,
           answers jsonb, authors jsonb, lead_author text, author_count int) ORDER BY n.place
       ), made AS (
         INSERT INTO initiative.initiative (id, contest_id, code, state, channel, rulebook_version, owner_id, author_kind, category, unit_id, unit_name,
           title, title_folded, search_folded, theme, answers, lead_author, author_count, entered_at, entered_by, created_at, updated_at)
         SELECT n.id, $2::uuid, n.code, 'draft', n.channel, $4::int, $5::uuid, n.author_kind, n.author_kind, n.unit_id, n.unit_name,
           n.title, n.title_folded, lower(n.code) || ' ' || n.search_tail, n.theme, n.answers, n.lead_author, n.author_count,
           $6::timestamptz, $5::uuid, $6::timestamptz, $6::timestamptz FROM rows n RETURNING id, code
       ), authors AS (
         INSERT INTO initiative.author (${AUTHOR_COLUMNS}) SELECT n.id, ${AUTHOR_VALUES('$6')} FROM rows n, LATERAL ${AUTHOR_RECORDS('n.authors')}
       ), intakes AS (
         INSERT INTO initiative.paper_intake (id, contest_id, initiative_id, channel, stamped_at, entered_by, entered_at)
         SELECT n.intake_id, $2::uuid, n.id, n.channel, n.stamped_at, $5::uuid, $6::timestamptz FROM rows n
       ) SELECT id, code FROM made`,
      [
        JSON.stringify(
          intakes.map(({ dossier, ...intake }, place) => ({
            place,
            id: intake.initiativeId,
            intake_id: intake.id,
            channel: intake.channel,
            stamped_at: intake.stampedAt,
            author_kind: dossier.authorKind,
            unit_id: dossier.unitId,
            unit_name: dossier.unitName,
            title: dossier.title,
            title_folded: intake.titleFolded,
            search_tail: intake.searchTail,
            theme: dossier.theme,
            answers: dossier.answers,
            authors: dossier.authors,
            lead_author: dossier.authors.find(({ isLead }) => isLead)?.name ?? null,
            author_count: dossier.authors.length,
          })),
        ),
        contest.id,
        contest.code,
        contest.rulebookVersion,
        by,
        now,
      ],
    );
    return new Map(rows.map(({ id, code }) => [id, code]));
  }

  private async load(
    ids: readonly string[],
    actor: Actor,
    input: IntakeInput,
  ): Promise<Map<string, SubjectFacts<PaperIntakeFacts>>> {
    const rows = await this.db.query<FactsRow>(
      `SELECT p.id, p.contest_id, p.initiative_id, p.state, p.version, p.stamped_at, p.entered_by, c.state AS contest_state,
         c.opens_at, contest.closing_for(p.contest_id, i.unit_id, i.id) AS closes_at, ${JUDGING_BEGUN} AS judging_begun,
         EXISTS (SELECT FROM initiative.author a WHERE a.initiative_id = i.id AND a.account_id = $2) AS own, p.scan_attachment_id IS NOT NULL AS scanned
       FROM initiative.paper_intake p JOIN initiative.initiative i ON i.id = p.initiative_id JOIN contest.contest c ON c.id = p.contest_id
       WHERE p.id = ANY($1::uuid[])`,
      [ids, actor.accountId],
    );
    const facts = new Map<string, SubjectFacts<PaperIntakeFacts>>();
    for (const row of rows.filter(({ contest_id }) => inSecretariat(actor, contest_id))) {
      facts.set(row.id, {
        contestId: row.contest_id,
        roles: rolesIn(actor, row.contest_id),
        facts: {
          contestState: row.contest_state,
          stampedAt: row.stamped_at,
          opensAt: row.opens_at,
          closesAt: row.closes_at,
          judgingBegun: row.judging_begun,
          enteredByActor: row.entered_by === actor.accountId,
          own: row.own,
          scanned: row.scanned,
          incomplete: input.checkDossier && row.state === 'entered' ? await this.incomplete(row, actor) : [],
        },
      });
    }
    return facts;
  }

  private async incomplete(row: FactsRow, actor: Actor): Promise<readonly Blocker[]> {
    const subject = await this.subjects.one(row.initiative_id, actor);
    const rulebook = await this.contests.rulebook(row.contest_id, subject.rulebook_version);
    return this.dossiers.blockers(subject, rulebook);
  }
}

export function inSecretariat(actor: Actor, contestId: string): boolean {
  return rolesIn(actor, contestId).some((role) => SECRETARIAT.includes(role));
}

export function requireCorrectable(intake: Pick<IntakeRow, 'state' | 'entered_by'>, actor: Actor): void {
  const refusal = correctionRefusal({ state: intake.state, enteredByActor: intake.entered_by === actor.accountId });
  if (refusal) throw new Refused(refusal);
}
