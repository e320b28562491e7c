import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { KeepFile } from './keep-file';

export interface VoteInput {
  readonly inFavour: number;
  readonly members: number;
  readonly present: number;
  readonly cast: number;
  readonly minutesFileId: string;
}

/** The committee's ballots on one initiative, where the rules want a vote; from the minutes of the count. */
@Injectable()
export class RecordVote {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly files: KeepFile,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, contestId: string, initiativeId: string, vote: VoteInput): Promise<void> {
    if (!hasRole(actor, contestId, 'secretary', 'secretary_head')) absent();
    const counts = [vote.inFavour, vote.cast, vote.present, vote.members];
    if (counts.some((count, index) => index > 0 && count < (counts[index - 1] ?? 0))) {
      refuse('invalid', 'award.vote_counts');
    }
    await this.db.transaction(async () => {
      await this.contests.lock(contestId, 'update');
      await this.contests.requireState(contestId, ['closed', 'concluded']);
      const { prizes } = await this.contests.rulebook(contestId);
      if (prizes.committeeVote === null) refuse('conflict', 'award.vote_not_asked');
      await this.files.require(contestId, vote.minutesFileId, 'minutesFileId');
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO award.committee_vote (contest_id, initiative_id, in_favour, members, present, cast_ballots, minutes_file_id, entered_by, entered_at)
         SELECT $1, i.id, $3, $4, $5, $6, $7, $8, $9 FROM initiative.initiative i WHERE i.contest_id = $1 AND i.id = $2
         ON CONFLICT (contest_id, initiative_id) DO UPDATE SET in_favour = EXCLUDED.in_favour, members = EXCLUDED.members,
           present = EXCLUDED.present, cast_ballots = EXCLUDED.cast_ballots, minutes_file_id = EXCLUDED.minutes_file_id,
           entered_by = EXCLUDED.entered_by, entered_at = EXCLUDED.entered_at
         RETURNING initiative_id AS id`,
        [
          contestId,
          initiativeId,
          vote.inFavour,
          vote.members,
          vote.present,
          vote.cast,
          vote.minutesFileId,
          actor.accountId,
          await this.db.now(),
        ],
      );
      if (!row) absent();
      await this.audit.record(actor, {
        action: 'committee_vote.record',
        subjectKind: 'committee_vote',
        subjectId: initiativeId,
        contestId,
        detail: { minutesFileId: vote.minutesFileId },
      });
    });
  }
}
