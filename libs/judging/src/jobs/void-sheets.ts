import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { SYSTEM } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { z } from 'zod';
import { SheetBinding } from '../persistence/sheet.binding';
import { RoundQueries } from '../queries/rounds';

const VOID_JOB = 'judging.voidSheets';
const REASON = { disqualified: 'Hồ sơ đã bị loại khỏi cuộc thi.', withdrawn: 'Tác giả đã rút hồ sơ.' };

const schema = z.looseObject({ subjectId: z.uuid() });

/** A disqualified or withdrawn initiative leaves its rounds by itself; what was not handed in for it yet is made void. */
@Injectable()
export class VoidSheetsJob implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly runner: TransitionRunner,
    private readonly rounds: RoundQueries,
    private readonly binding: SheetBinding,
  ) {}

  onModuleInit(): void {
    this.outbox.register({ name: VOID_JOB, schema, handle: ({ subjectId }) => this.handle(subjectId) });
    for (const event of ['InitiativeDisqualified', 'InitiativeWithdrawn']) this.outbox.subscribe(event, VOID_JOB);
  }

  /** A locked round keeps its sheets as they were frozen. */
  private async handle(initiativeId: string): Promise<void> {
    const rounds = await this.db.query<{ id: string; state: keyof typeof REASON }>(
      `SELECT r.id, i.state FROM judging.round r JOIN judging.round_initiative e ON e.round_id = r.id
       JOIN initiative.initiative i ON i.id = e.initiative_id AND i.state IN ('disqualified', 'withdrawn')
       WHERE e.initiative_id = $1 ORDER BY r.position`,
      [initiativeId],
    );
    for (const { id, state } of rounds) {
      const round = await this.rounds.lock(id, 'update');
      if (['locked', 'confirmed', 'announced'].includes(round.state)) continue;
      const open = await this.db.query<{ id: string }>(
        `SELECT s.id FROM judging.sheet s JOIN judging.round_initiative e ON e.id = s.round_initiative_id
         WHERE e.round_id = $1 AND e.initiative_id = $2 AND s.state IN ('draft', 'not_returned') ORDER BY s.id`,
        [id, initiativeId],
      );
      await this.runner.runAll(
        open.map((sheet) => sheet.id),
        { binding: this.binding, transition: 'annul', actor: SYSTEM, input: { byRound: true }, reason: REASON[state] },
      );
    }
  }
}
