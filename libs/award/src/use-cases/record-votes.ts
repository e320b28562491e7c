import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole, refuse, refuseAll } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { DECIDING } from '../domain/deciding';
import { KeepFile } from './keep-file';

interface Ballots {
  readonly initiativeId: string;
  readonly cast: number;
  readonly inFavour: number;
  /** Minutes of the count that was read and is replaced. */
  readonly replaces: string | null;
}

/** One sitting of the committee, as its minutes of the count say. */
export interface CountedSitting {
  readonly members: number;
  readonly present: number;
  readonly minutesFileId: string;
  readonly ballots: readonly Ballots[];
}

/** The committee's ballots on initiatives, where the rules want a vote; a later count takes the place of one that was read. */
@Injectable()
export class RecordVotes {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly files: KeepFile,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, contestId: string, sitting: CountedSitting): Promise<void> {
    if (!hasRole(actor, contestId, 'secretary', 'secretary_head')) absent();
    const { members, present, minutesFileId, ballots } = sitting;
    if (present > members) refuse('invalid', 'award.vote_counts', {}, 'present');
    refuseAll(
      'invalid',
      'award.vote_counts',
      ballots.flatMap(({ cast, inFavour }, index) =>
        inFavour > cast || cast > present ? [{ code: 'award.vote_counts', path: `ballots.${index}` }] : [],
      ),
    );
    if (new Set(ballots.map(({ initiativeId }) => initiativeId)).size < ballots.length)
      refuse('invalid', 'award.listed_twice', {}, 'ballots');
    await this.db.transaction(async () => {
      await this.contests.lock(contestId, 'update');
      await this.contests.requireState(contestId, DECIDING);
      const { prizes } = await this.contests.rulebook(contestId);
      if (prizes.committeeVote === null) refuse('conflict', 'award.vote_not_asked');
      await this.files.require(contestId, minutesFileId, 'minutesFileId');
      await this.requireRead(contestId, ballots);
      const made = await this.db.write<{ id: string }>(
        `INSERT INTO award.committee_vote (contest_id, initiative_id, in_favour, members, present, cast_ballots, minutes_file_id, entered_by, entered_at)
         SELECT $1, i.id, b."inFavour", $3, $4, b."cast", $5, $6, $7
         FROM jsonb_to_recordset($2::jsonb) AS b("initiativeId" uuid, "cast" int, "inFavour" int)
         JOIN initiative.initiative i ON i.contest_id = $1 AND i.id = b."initiativeId"
         ON CONFLICT (contest_id, initiative_id) DO UPDATE SET in_favour = EXCLUDED.in_favour, members = EXCLUDED.members,
           present = EXCLUDED.present, cast_ballots = EXCLUDED.cast_ballots, minutes_file_id = EXCLUDED.minutes_file_id,
           entered_by = EXCLUDED.entered_by, entered_at = EXCLUDED.entered_at
         RETURNING initiative_id AS id`,
        [contestId, JSON.stringify(ballots), members, present, minutesFileId, actor.accountId, await this.db.now()],
      );
      if (made.length < ballots.length) absent();
      await this.audit.recordAll(
        actor,
        ballots.map(({ initiativeId, ...counted }) => ({
          action: 'committee_vote.record',
          subjectKind: 'committee_vote',
          subjectId: initiativeId,
          contestId,
          detail: { ...counted, members, present, minutesFileId },
        })),
      );
    });
  }

  private async requireRead(contestId: string, ballots: readonly Ballots[]): Promise<void> {
    const counts = await this.db.query<{ id: string; minutes: string }>(
      'SELECT initiative_id AS id, minutes_file_id AS minutes FROM award.committee_vote WHERE contest_id = $1',
      [contestId],
    );
    const standing = new Map(counts.map(({ id, minutes }) => [id, minutes]));
    refuseAll(
      'conflict',
      'award.vote_counted_anew',
      ballots.flatMap(({ initiativeId, replaces }, index) =>
        (standing.get(initiativeId) ?? null) === replaces
          ? []
          : [{ code: 'award.vote_counted_anew', path: `ballots.${index}` }],
      ),
    );
  }
}
