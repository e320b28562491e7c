import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { ContestSteps } from './contest-steps';
import { Deadlines } from './deadlines';

export interface Announcement {
  /** Number of the paper that announces the contest, as `125/KH-UBND`. */
  readonly number: string;
  /** yyyy-MM-dd */
  readonly date: string;
}

export interface Given {
  readonly version: number;
  readonly reason?: string | null;
}

export const PLAIN_STEPS = ['suspend', 'resume', 'conclude', 'archive', 'cancel'] as const;
export type PlainStep = (typeof PLAIN_STEPS)[number];

/** The steps of a contest that touch nothing but the contest. */
@Injectable()
export class RunContest {
  constructor(
    private readonly db: Database,
    private readonly steps: ContestSteps,
    private readonly deadlines: Deadlines,
  ) {}

  /** From here on the rules are frozen; they change only by amendment. */
  async announce(actor: Actor, contestId: string, paper: Announcement, given: Given): Promise<void> {
    await this.db.transaction(async () => {
      await this.steps.take(contestId, {
        ...given,
        transition: 'announce',
        actor,
        set: (_facts, now) => ({
          announcement_number: paper.number,
          announcement_date: paper.date,
          announced_at: now,
        }),
      });
      await this.db.write('UPDATE contest.rulebook SET frozen_at = $2 WHERE contest_id = $1 AND frozen_at IS NULL', [
        contestId,
        await this.db.now(),
      ]);
      await this.deadlines.schedule(contestId);
    });
  }

  /** Ends the submission now, for everybody: extensions confirmed before are over as well. */
  async closeEarly(actor: Actor, contestId: string, given: Given): Promise<void> {
    await this.steps.take(contestId, {
      ...given,
      transition: 'closeEarly',
      actor,
      set: (_facts, now) => ({ closes_at: now, closed_early_at: now }),
    });
  }

  async step(actor: Actor, contestId: string, transition: PlainStep, given: Given): Promise<void> {
    await this.db.transaction(async () => {
      await this.steps.take(contestId, {
        ...given,
        transition,
        actor,
        set: (facts) => ({ suspended_from: transition === 'suspend' ? facts.state : null }),
      });
      if (transition === 'resume') await this.deadlines.schedule(contestId);
    });
  }
}
