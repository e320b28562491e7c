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
 * judges are then missing, which keeps the round from going on without them. What was found eligible while the round was
 * closed joins when it is reopened.
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
    for (const event of ['InitiativeFoundEligible', 'InitiativeReinstated', 'RoundReopened']) this.outbox.subscribe(event, JOB);
  }

  /** `subjectId`: an initiative of the contest, or its round. */
  private async handle(subjectId: string): Promise<void> {
    const found = await this.db.first<{ id: string }>(
      `SELECT r.id FROM judging.round r
       WHERE (r.id = $1 OR r.contest_id = (SELECT i.contest_id FROM initiative.initiative i WHERE i.id = $1))
         AND r.position = 1 AND r.state IN ('assigning', 'scoring')`,
      [subjectId],
    );
    if (!found) return;
    const round = await this.rounds.lock(found.id, 'update');
    if (round.state !== 'assigning' && round.state !== 'scoring') return;
    const late = await this.db.write<{ id: string; known: boolean }>(
      `SELECT i.id, e.id IS NOT NULL AS known FROM initiative.initiative i
       LEFT JOIN judging.round_initiative e ON e.round_id = $2 AND e.initiative_id = i.id
       WHERE i.contest_id = $1 AND i.state = 'eligible' AND (e.id IS NULL OR i.sealed_at IS NULL)
       ORDER BY i.id FOR UPDATE OF i`,
      [round.contestId, round.id],
    );
    const entering = late.filter(({ known }) => !known).map(({ id }) => id);
    if (entering.length > 0) await this.entering.enter(round, entering);
    await this.audit.recordAll(
      SYSTEM,
      entering.map((initiativeId) => ({
        action: 'round.takeIn',
        subjectKind: 'round',
        subjectId: round.id,
        contestId: round.contestId,
        detail: { initiativeId },
      })),
    );
    if (round.state === 'scoring' && late.length > 0) await this.initiatives.seal(late.map(({ id }) => id));
  }
}
