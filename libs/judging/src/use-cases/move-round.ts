import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Refused } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import type { Transitioned } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { Initiatives } from '@rooms/initiative';
import { canonicalHash } from '../domain/canonical';
import { computeRound } from '../domain/compute-round';
import type { RoundState } from '../domain/round.workflow';
import { RoundBinding } from '../persistence/round.binding';
import { SheetBinding } from '../persistence/sheet.binding';
import { RoundInputQueries } from '../queries/round-input';
import { RoundRulesReader } from '../queries/round-rules';
import { RoundQueries } from '../queries/rounds';
import type { RoundRow } from '../queries/rounds';
import { EnterInitiatives } from './enter-initiatives';
import { ScheduleReminders } from './schedule-reminders';

const INITIATIVE_LEFT = 'Hồ sơ không còn trong vòng chấm.';

/** The steps of a round that persons take by name; reopening goes through its second person. */
export type RoundStepName = 'open' | 'startScoring' | 'close' | 'settle' | 'lock' | 'confirm' | 'announce';

/** Moves a round on, with what belongs to the step in the same transaction. */
@Injectable()
export class MoveRound {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly contests: Contests,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly inputs: RoundInputQueries,
    private readonly binding: RoundBinding,
    private readonly sheets: SheetBinding,
    private readonly initiatives: Initiatives,
    private readonly reminders: ScheduleReminders,
    private readonly entering: EnterInitiatives,
  ) {}

  async execute(
    actor: Actor,
    roundId: string,
    step: RoundStepName,
    version: number | undefined,
  ): Promise<Transitioned<RoundState>> {
    const seen = await this.rounds.visible(roundId, actor);
    return this.db.transaction(async () => {
      const contest = await this.contests.lock(seen.contestId, 'share');
      const round = await this.rounds.lock(roundId, 'update');
      const candidates = step === 'open' ? await this.binding.candidates(round) : [];
      const done = await this.runner.run(roundId, {
        binding: this.binding,
        transition: step,
        actor,
        input: { secondPerson: false },
        ...(version !== undefined && { version }),
        ...(step === 'startScoring' && { set: () => ({ rulebook_version: contest.rulebookVersion }) }),
      });
      if (step === 'open') await this.entering.enter(round, candidates);
      if (step === 'startScoring') await this.begin(round);
      if (step === 'close') await this.endMarking(actor, round);
      if (step === 'lock') await this.freeze(actor, round);
      return done;
    });
  }

  private async begin(round: RoundRow): Promise<void> {
    const entries = await this.db.query<{ initiative_id: string }>(
      'SELECT initiative_id FROM judging.entry WHERE round_id = $1',
      [round.id],
    );
    await this.initiatives.seal(entries.map((entry) => entry.initiative_id));
    await this.reminders.schedule(round);
  }

  /** What the rulebook lets be missing is written down as missing; sheets of initiatives that left the round are void. */
  private async endMarking(actor: Actor, round: RoundRow): Promise<void> {
    const drafts = await this.db.query<{ id: string; left: boolean }>(
      `SELECT s.id, e.id IS NULL AS left FROM judging.sheet s LEFT JOIN judging.entry e ON e.id = s.round_initiative_id
       WHERE s.round_id = $1 AND s.state = 'draft' ORDER BY s.id`,
      [round.id],
    );
    const ids = (left: boolean) => drafts.filter((draft) => draft.left === left).map(({ id }) => id);
    const step = { binding: this.sheets, actor, input: { byRound: true } };
    await this.runner.runAll(ids(false), { ...step, transition: 'markNotReturned' });
    await this.runner.runAll(ids(true), { ...step, transition: 'annul', reason: INITIATIVE_LEFT });
  }

  private async freeze(actor: Actor, round: RoundRow): Promise<void> {
    const version = round.rulebookVersion ?? 0;
    const { rulebook, round: rules } = await this.rules.of(round);
    const input = await this.inputs.of(round);
    const computed = computeRound(rulebook, rules, input);
    if (!computed.ok)
      throw new Refused({ kind: 'conflict', code: 'judging.not_computable', blockers: computed.faults });
    const rulebookHash = await this.rules.hash(round.contestId, version);
    const kept = { contestId: round.contestId, rulebookVersion: version, rulebookHash, ...input };
    await this.db.write(
      `INSERT INTO judging.round_result (round_id, number, rulebook_version, rulebook_hash, input_hash, input, snapshot, locked_at, locked_by)
       SELECT $1, 1 + count(*), $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8 FROM judging.round_result WHERE round_id = $1`,
      [
        round.id,
        version,
        rulebookHash,
        canonicalHash(kept),
        JSON.stringify(kept),
        JSON.stringify(computed.round.snapshot),
        await this.db.now(),
        actor.accountId,
      ],
    );
  }
}
