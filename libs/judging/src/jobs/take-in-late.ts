import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { SYSTEM } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Initiatives } from '@rooms/initiative';
import { z } from 'zod';
import { RoundQueries } from '../queries/rounds';
import { EnterInitiatives } from '../use-cases/enter-initiatives';

const JOB = 'judging.takeInLate';

const schema = z.looseObject({ subjectId: z.uuid() });

/**
 * An initiative found eligible or reinstated after the first round was opened joins it while it is assigned or marked; its
 * judges are then missing, which keeps the round from going on without them.
 */
@Injectable()
export class TakeInLateJob implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly rounds: RoundQueries,
    private readonly entering: EnterInitiatives,
    private readonly initiatives: Initiatives,
  ) {}

  onModuleInit(): void {
    this.outbox.register({ name: JOB, schema, handle: ({ subjectId }) => this.handle(subjectId) });
    for (const event of ['InitiativeFoundEligible', 'InitiativeReinstated']) this.outbox.subscribe(event, JOB);
  }

  private async handle(initiativeId: string): Promise<void> {
    const found = await this.db.first<{ id: string }>(
      `SELECT r.id FROM judging.round r JOIN initiative.initiative i ON i.contest_id = r.contest_id
       WHERE i.id = $1 AND r.position = 1 AND r.state IN ('assigning', 'scoring')`,
      [initiativeId],
    );
    if (!found) return;
    const round = await this.rounds.lock(found.id, 'update');
    if (round.state !== 'assigning' && round.state !== 'scoring') return;
    const [initiative] = await this.db.write<{ known: boolean }>(
      `SELECT EXISTS (SELECT FROM judging.round_initiative e WHERE e.round_id = $2 AND e.initiative_id = i.id) AS known
       FROM initiative.initiative i WHERE i.id = $1 AND i.state = 'eligible' FOR UPDATE OF i`,
      [initiativeId, round.id],
    );
    if (!initiative) return;
    if (!initiative.known) {
      await this.entering.enter(round, [initiativeId]);
      await this.audit.record(SYSTEM, {
        action: 'round.takeIn',
        subjectKind: 'round',
        subjectId: round.id,
        contestId: round.contestId,
        detail: { initiativeId },
      });
    }
    if (round.state === 'scoring') await this.initiatives.seal([initiativeId]);
  }
}
