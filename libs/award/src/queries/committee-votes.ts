import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import { supported } from '../domain/allotment';
import { AllotmentQuery } from './allotment';

interface Counted {
  readonly inFavour: number;
  readonly members: number;
  readonly present: number;
  readonly cast: number;
  readonly minutesFileId: string;
  readonly minutesFileName: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

const SECRETARIES = ['secretary', 'secretary_head'];
const READERS = [...SECRETARIES, 'chair', 'deputy_chair', 'organiser'];

/** The committee's ballots: on which initiatives they are wanted, what was counted, and what it means by the rules. */
@Injectable()
export class CommitteeVotesQuery {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly allotments: AllotmentQuery,
  ) {}

  async execute(actor: Actor, contestId: string) {
    if (!hasRole(actor, contestId, ...READERS)) absent();
    const { prizes } = await this.contests.rulebook(contestId);
    const rule = prizes.committeeVote;
    if (rule === null) return { rule: null, mayRecord: false, items: [] };
    const { allotment, rankings, confirmed, decidable } = await this.allotments.compute(contestId);
    if (!confirmed && !hasRole(actor, contestId, ...READERS.filter((role) => role !== 'organiser'))) absent();
    const counted = await this.counted(contestId);
    const wanted = new Set([
      ...allotment.winners.map(({ initiative }) => initiative),
      ...allotment.notSupported,
      ...counted.keys(),
    ]);
    const ranked = Object.values(rankings).flatMap((ranking) =>
      ranking.ranked.filter(({ initiative }) => wanted.delete(initiative)),
    );
    const named = await this.named(ranked.map(({ initiative }) => initiative));
    return {
      rule: { of: rule.share.of, in: rule.share.in, base: rule.base },
      mayRecord: decidable && hasRole(actor, contestId, ...SECRETARIES),
      items: ranked.map(({ initiative, rank, display }) => {
        const vote = counted.get(initiative);
        return {
          initiativeId: initiative,
          ...(named.get(initiative) ?? { code: '', title: '', authors: '' }),
          rank,
          score: display,
          outcome: supported(rule, vote),
          vote: vote ? { ...vote, against: vote.cast - vote.inFavour, abstained: vote.present - vote.cast } : null,
        };
      }),
    };
  }

  private async counted(contestId: string): Promise<Map<string, Counted>> {
    const rows = await this.db.query<Counted & { initiative: string }>(
      `SELECT v.initiative_id AS initiative, v.in_favour AS "inFavour", v.members, v.present, v.cast_ballots AS "cast",
         v.minutes_file_id AS "minutesFileId", f.file_name AS "minutesFileName", p.name AS "enteredBy", v.entered_at AS "enteredAt"
       FROM award.committee_vote v JOIN award.file f ON f.id = v.minutes_file_id
       JOIN identity.account a ON a.id = v.entered_by JOIN identity.person p ON p.id = a.person_id
       WHERE v.contest_id = $1`,
      [contestId],
    );
    return new Map(rows.map(({ initiative, ...vote }) => [initiative, vote]));
  }

  private async named(ids: readonly string[]) {
    const rows = await this.db.query<{ id: string; code: string; title: string; authors: string }>(
      `SELECT i.id, i.code, i.title,
         coalesce((SELECT string_agg(a.name, ', ' ORDER BY a.position) FROM initiative.author a WHERE a.initiative_id = i.id), '') AS authors
       FROM initiative.initiative i WHERE i.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, ...about }) => [id, about]));
  }
}
