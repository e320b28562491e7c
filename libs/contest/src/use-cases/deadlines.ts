import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Outbox } from '@platform/jobs';
import { Refused, SYSTEM } from '@platform/kernel';
import { z } from 'zod';
import { ContestQueries } from '../queries/contests';
import { ContestSteps } from './contest-steps';

const JOB = 'contest.followClock';

/**
 * Opens and closes contests by the database's clock. A deadline is a job that decides again: moved, suspended and
 * cancelled contests make it do nothing.
 */
@Injectable()
export class Deadlines implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly contests: ContestQueries,
    private readonly steps: ContestSteps,
  ) {}

  onModuleInit(): void {
    this.outbox.register({
      name: JOB,
      schema: z.strictObject({ contestId: z.uuid() }),
      handle: ({ contestId }) => this.follow(contestId),
    });
  }

  /** To be called, in the same transaction, whenever the times or the state of a contest have changed. */
  async schedule(contestId: string): Promise<void> {
    const contest = await this.contests.find(contestId);
    if (!contest) return;
    const times = [contest.opensAt, contest.closesAt];
    await this.outbox.addAll(
      times.map((runAt) => ({
        name: JOB,
        payload: { contestId },
        key: `${JOB}:${contestId}:${contest.version}:${runAt.toISOString()}`,
        runAt,
      })),
    );
  }

  private async follow(contestId: string): Promise<void> {
    for (const transition of ['open', 'close']) {
      try {
        await this.steps.take(contestId, { transition, actor: SYSTEM });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }
    }
  }
}
