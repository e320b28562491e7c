import { Injectable, Optional } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, hasRole, refuse, refuseAll } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit, availableTransitions, TransitionRunner } from '@platform/workflow';
import type { AvailableTransition, SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { ContestFactSource } from '../domain/contest-facts';
import type { ContestState } from '../domain/contest.workflow';
import { extensionWorkflow } from '../domain/extension.workflow';
import type { ExtensionFacts, ExtensionState } from '../domain/extension.workflow';
import { ContestQueries } from '../queries/contests';
import { VISIBLE, visibleTo } from '../queries/visible';
import { ContestSteps } from './contest-steps';
import { Deadlines } from './deadlines';

export type ExtensionScope =
  | { readonly scope: 'contest' }
  | { readonly scope: 'unit'; readonly unitId: string }
  | { readonly scope: 'initiative'; readonly initiativeId: string };

export interface ExtensionInput {
  readonly for: ExtensionScope;
  readonly closesAt: string;
  /** Number and date of the paper that grants it. */
  readonly document: string;
  readonly reason: string;
}

interface ExtensionRow {
  readonly id: string;
  readonly contest_id: string;
  readonly contest_state: ContestState;
  readonly scope: 'contest' | 'unit' | 'initiative';
  readonly closes_at: Date;
  readonly proposed_by: string;
  readonly present: Date;
  readonly reason: string;
}

const WHO_MAY_CONFIRM = ['secretary_head', 'secretary', 'organiser'];

/** Moves the closing time for all, for one unit or for one dossier: one person proposes, another confirms. */
@Injectable()
export class ExtendContest {
  private readonly binding: WorkflowBinding<ExtensionState, ExtensionFacts> = {
    workflow: extensionWorkflow,
    table: 'contest.extension',
    load: (ids, actor) => this.load(ids, actor),
  };

  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly contests: ContestQueries,
    private readonly steps: ContestSteps,
    private readonly deadlines: Deadlines,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    @Optional() private readonly above?: ContestFactSource,
  ) {}

  async propose(actor: Actor, contestId: string, input: ExtensionInput): Promise<string> {
    return this.db.transaction(async () => {
      const contest = await this.readable(actor, contestId);
      if (!hasRole(actor, contestId, 'secretary_head')) refuse('forbidden', 'workflow.role');
      await this.contests.lock(contestId, 'share');
      const unitId = input.for.scope === 'unit' ? input.for.unitId : null;
      const initiativeId = input.for.scope === 'initiative' ? input.for.initiativeId : null;
      const now = await this.db.now();
      const closesAt = new Date(input.closesAt);
      const present = await this.contests.closingFor(contestId, unitId, initiativeId);
      if (unitId !== null && !(await this.db.first('SELECT id FROM identity.unit WHERE id = $1', [unitId]))) {
        refuse('invalid', 'contest.unknown_unit', {}, 'for.unitId');
      }
      refuseAll('conflict', 'contest.extension_refused', [
        ...(['announced', 'open', 'closed'].includes(contest.state) ? [] : [{ code: 'contest.not_running' }]),
        ...((await this.marking(contestId)) ? [{ code: 'contest.marking_begun' }] : []),
        ...(closesAt > now && present !== null && closesAt > present
          ? []
          : [{ code: 'contest.extension_not_later', path: 'closesAt' }]),
      ]);
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO contest.extension (contest_id, scope, unit_id, initiative_id, closes_at, document, reason, proposed_by, proposed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        [
          contestId,
          input.for.scope,
          unitId,
          initiativeId,
          closesAt,
          input.document,
          input.reason,
          actor.accountId,
          now,
        ],
      );
      const id = row?.id ?? absent();
      await this.audit.record(actor, {
        action: 'extension.propose',
        subjectKind: 'extension',
        subjectId: id,
        contestId,
        from: null,
        to: 'proposed',
        reason: input.reason,
        detail: { scope: input.for.scope, unitId, initiativeId, closesAt: closesAt.toISOString() },
      });
      await this.outbox.emit('ExtensionProposed', {
        subjectKind: 'extension',
        subjectId: id,
        contestId,
        actorId: actor.accountId,
      });
      return id;
    });
  }

  async confirm(actor: Actor, contestId: string, extensionId: string, version: number): Promise<void> {
    await this.db.transaction(async () => {
      await this.readable(actor, contestId);
      await this.contests.lock(contestId, 'update');
      const extension = await this.find(contestId, extensionId);
      await this.runner.run(extensionId, {
        binding: this.binding,
        transition: 'confirm',
        actor,
        version,
        input: undefined,
        set: (_facts, now) => ({ confirmed_by: actor.accountId, confirmed_at: now }),
      });
      if (extension.scope !== 'contest') return;
      await this.steps.take(contestId, {
        transition: 'extend',
        actor,
        reason: extension.reason,
        input: { extendTo: extension.closes_at },
        set: () => ({ closes_at: extension.closes_at }),
        detail: { extensionId },
      });
      await this.deadlines.schedule(contestId);
    });
  }

  async decline(actor: Actor, contestId: string, extensionId: string, version: number, reason: string): Promise<void> {
    await this.db.transaction(async () => {
      await this.readable(actor, contestId);
      await this.find(contestId, extensionId);
      await this.runner.run(extensionId, {
        binding: this.binding,
        transition: 'decline',
        actor,
        version,
        reason,
        input: undefined,
      });
    });
  }

  /** What the actor could do with each, from one look at the facts. */
  async available(
    actor: Actor,
    extensions: readonly { readonly id: string; readonly state: ExtensionState }[],
  ): Promise<Map<string, AvailableTransition[]>> {
    const facts = await this.load(
      extensions.map(({ id }) => id),
      actor,
    );
    const now = await this.db.now();
    return new Map(
      extensions.map(({ id, state }) => {
        const own = facts.get(id);
        return [id, own ? availableTransitions(extensionWorkflow, state, own.facts, own.roles, now) : []];
      }),
    );
  }

  private async marking(contestId: string): Promise<boolean> {
    return (await this.above?.facts(contestId))?.firstSheet ?? false;
  }

  private async readable(actor: Actor, contestId: string): Promise<{ readonly state: ContestState }> {
    const row = await this.db.first<{ state: ContestState }>(
      `SELECT c.state FROM contest.contest c WHERE c.id = $3 AND ${VISIBLE}`,
      [...visibleTo(actor), contestId],
    );
    return row ?? absent();
  }

  private async find(contestId: string, extensionId: string): Promise<ExtensionRow> {
    const row = await this.rows([extensionId]);
    return row.find((one) => one.contest_id === contestId) ?? absent();
  }

  private rows(ids: readonly string[]): Promise<ExtensionRow[]> {
    return this.db.query<ExtensionRow>(
      `SELECT e.id, e.contest_id, c.state AS contest_state, e.scope, e.closes_at, e.proposed_by, e.reason,
         contest.closing_for(c.id, e.unit_id, e.initiative_id) AS present
       FROM contest.extension e JOIN contest.contest c ON c.id = e.contest_id WHERE e.id = ANY($1::uuid[])`,
      [ids],
    );
  }

  private async load(ids: readonly string[], actor: Actor) {
    const facts = new Map<string, SubjectFacts<ExtensionFacts>>();
    for (const row of await this.rows(ids)) {
      const isProposer = row.proposed_by === actor.accountId;
      const isSecond = !isProposer && hasRole(actor, row.contest_id, ...WHO_MAY_CONFIRM);
      facts.set(row.id, {
        contestId: row.contest_id,
        roles: [...(isProposer ? ['proposer'] : []), ...(isSecond ? ['second_person'] : [])],
        facts: {
          contestState: row.contest_state,
          marking: await this.marking(row.contest_id),
          closesAt: row.closes_at,
          closedAtPresent: row.present,
        },
      });
    }
    return facts;
  }
}
