import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { NameWish } from '../domain/printed-name';
import { namesOpen } from '../domain/printed-name';
import { relationsOf, Subjects } from '../persistence/subjects';
import { TOLD_STATE } from '../persistence/visible-to';

export interface PrintedName {
  readonly authorId: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly unitName: string | null;
  readonly state: string;
  readonly wish: NameWish | null;
  readonly reply: string | null;
  /** The reader may answer for this author now. */
  readonly mayAnswer: boolean;
}

export interface UnconfirmedName extends Omit<PrintedName, 'mayAnswer'> {
  readonly initiativeId: string;
  readonly code: string;
  readonly title: string;
  readonly askedAt: Date | null;
}

export interface NameCounts {
  readonly confirmed: number;
  readonly open: number;
  readonly correctionAsked: number;
  /** Who would be asked now. */
  readonly toAsk: number;
}

const NAME = `a.id AS "authorId", a.name, a.job_title AS "jobTitle", coalesce(a.unit_name, i.unit_name) AS "unitName",
  a.name_state AS state, a.name_wish AS wish, a.name_reply AS reply`;
const OF_CONTEST = `initiative.author a JOIN initiative.initiative i ON i.id = a.initiative_id
       WHERE i.contest_id = $1 AND i.state = 'eligible' AND i.decided_at IS NULL`;
/** Of these initiatives; null: of all. */
const AMONG = '($2::uuid[] IS NULL OR i.id = ANY ($2::uuid[]))';
/** Authors `a` who may answer and have not, asked a day ago or never: of the contest $1, of the initiatives $2. */
export const NAMES_TO_ASK = `${OF_CONTEST} AND ${AMONG} AND ${TOLD_STATE} = 'eligible' AND a.name_state = 'open'
       AND (a.name_asked_at IS NULL OR a.name_asked_at <= platform.now() - interval '1 day')`;
/** Rows of the secretariat's list at most; the counts tell of all. */
const MOST = 500;

/** Names and positions as they will stand on certificates, and what their owners say of them. */
@Injectable()
export class PrintedNames {
  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
  ) {}

  /** For authors, keeper and secretariat. */
  async ofInitiative(actor: Actor, id: string): Promise<{ isOpen: boolean; items: PrintedName[] }> {
    const subject = await this.subjects.one(id, actor);
    const { own, roles, secretariat } = relationsOf(actor, subject);
    if (!own && !secretariat && !roles.includes('owner')) absent();
    const isOpen = namesOpen(subject);
    const keeps = roles.includes('owner') || roles.includes('lead_author');
    const rows = await this.db.query<PrintedName>(
      `SELECT ${NAME}, ($2 AND a.name_state <> 'confirmed' AND (a.account_id = $3 OR ($4 AND a.account_id IS NULL))) IS TRUE AS "mayAnswer"
       FROM initiative.author a JOIN initiative.initiative i ON i.id = a.initiative_id WHERE a.initiative_id = $1 ORDER BY a.position`,
      [id, isOpen, actor.accountId, keeps],
    );
    return { isOpen, items: rows };
  }

  /** For the secretariat: whoever has not confirmed, wishes first. */
  async unconfirmed(contestId: string): Promise<NameCounts & { items: UnconfirmedName[] }> {
    const [counts, items] = await Promise.all([
      this.counts(contestId, null),
      this.db.query<UnconfirmedName>(
        `SELECT i.id AS "initiativeId", i.code, i.title, ${NAME}, a.name_asked_at AS "askedAt" FROM ${OF_CONTEST} AND a.name_state <> 'confirmed'
         ORDER BY a.name_state = 'open', i.code, a.position LIMIT ${MOST}`,
        [contestId],
      ),
    ]);
    return { ...counts, items };
  }

  /** Of the authors of these initiatives as far as they are eligible and not decided; null: of all of the contest. */
  async counts(contestId: string, initiativeIds: readonly string[] | null): Promise<NameCounts> {
    const counts = await this.db.first<NameCounts>(
      `SELECT count(*) FILTER (WHERE a.name_state = 'confirmed')::int AS confirmed, count(*) FILTER (WHERE a.name_state = 'open')::int AS open,
         count(*) FILTER (WHERE a.name_state = 'correction_asked')::int AS "correctionAsked",
         (SELECT count(*) FROM ${NAMES_TO_ASK})::int AS "toAsk" FROM ${OF_CONTEST} AND ${AMONG}`,
      [contestId, initiativeIds],
    );
    return counts ?? absent();
  }
}
