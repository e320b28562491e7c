import { Injectable } from '@nestjs/common';
import { absent, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { contestName, letterhead, paperRules } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import { CommitteeVotesQuery } from './committee-votes';
import type { PaperPlan } from './papers-of-decision';

export interface VoteMinutesInput {
  /** The signed minutes that a count was entered from; null: minutes to be written in, of what is not counted yet. */
  readonly minutesFileId: string | null;
  readonly heldAt: string | null;
  readonly place: string;
  /** The first is their head. */
  readonly tellers: readonly string[];
}

const BASES = {
  members: 'tổng số thành viên',
  present: 'số thành viên có mặt',
  cast: 'số phiếu thu về',
} as const;
const OUTCOMES = { yes: 'Được tán thành', no: 'Không được tán thành', unknown: '' } as const;

/** Hundredths of a percent, half up. */
const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.trunc((part * 20_000 + whole) / (2 * whole));

/** Minutes of the count of the committee's votes, from what was counted; or to be written in at the sitting. */
@Injectable()
export class VotePapers {
  constructor(private readonly votes: CommitteeVotesQuery) {}

  async minutes(
    actor: Actor,
    contestId: string,
    rulebook: Rulebook,
    madeOn: string,
    input: VoteMinutesInput,
  ): Promise<PaperPlan> {
    const { rule, items } = await this.votes.execute(actor, contestId);
    if (rule === null) refuse('conflict', 'award.vote_not_asked');
    const listed = items.filter(({ vote }) => (vote?.minutesFileId ?? null) === input.minutesFileId);
    if (listed.length === 0) return input.minutesFileId === null ? refuse('conflict', 'award.votes_counted') : absent();
    const sitting = listed[0]?.vote ?? null;
    const cast = new Set(listed.map(({ vote }) => vote?.cast ?? null));
    const { recipients } = paperRules(rulebook, 'vote_minutes');
    return {
      paper: 'voteMinutes',
      title: `Biên bản kiểm phiếu ${contestName(rulebook)}`,
      data: {
        madeOn,
        letterhead: letterhead(rulebook, 'vote_minutes', null, null),
        subject: `Biểu quyết của Ban Tổ chức về xét trao giải ${contestName(rulebook)}`,
        heldAt: input.heldAt,
        place: input.place,
        counters: input.tellers.map((name, index) => ({ name, role: index === 0 ? 'Trưởng ban' : 'Thành viên' })),
        members: sitting?.members ?? null,
        present: sitting?.present ?? null,
        collected: cast.size === 1 ? (sitting?.cast ?? null) : null,
        rule: `Theo Thể lệ, sáng kiến được tán thành khi có ít nhất ${String(rule.of)}/${String(rule.in)} ${BASES[rule.base]} tán thành.`,
        rows: listed.map(({ code, title, outcome, vote }) => ({
          code,
          title,
          collected: vote?.cast ?? null,
          agree: vote?.inFavour ?? null,
          disagree: vote?.against ?? null,
          share: vote && shareOf(vote.inFavour, vote[rule.base]),
          result: OUTCOMES[outcome],
        })),
        ...(recipients.length > 0 && { recipients }),
      },
    };
  }
}
