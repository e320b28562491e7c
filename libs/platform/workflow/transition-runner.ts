import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, Refused, refuse } from '@platform/kernel';
import type { Actor, Blocker, RefusalParams } from '@platform/kernel';
import { Audit } from './audit';
import { availableTransitions, decide } from './decide';
import type { AvailableTransition, Decision, Workflow } from './decide';

/** Facts of one subject: what the guards need, the contest it belongs to, and what the actor is to it. */
export interface SubjectFacts<Facts> {
  readonly contestId: string | null;
  /** Granted roles in the contest and relations to the subject; an empty list for somebody who may not see it. */
  readonly roles: readonly string[];
  readonly facts: Facts;
  /** The state as this actor is told it, where that is another: the step is decided from it, so that no answer tells more. */
  readonly knownState?: string;
}

/** How a room's workflow sits on its table, which has id, state, version. */
export interface WorkflowBinding<State extends string, Facts, Input = undefined> {
  readonly workflow: Workflow<State, Facts>;
  readonly table: string;
  /** Facts by id. Ids the actor may not even see are left out: they are answered as absent. */
  readonly load: (ids: readonly string[], actor: Actor, input: Input) => Promise<Map<string, SubjectFacts<Facts>>>;
}

export interface Step<State extends string, Facts, Input> {
  readonly binding: WorkflowBinding<State, Facts, Input>;
  readonly transition: string;
  readonly actor: Actor;
  readonly input: Input;
  readonly reason?: string | null;
  /** Where given, another version is refused as stale. */
  readonly version?: number;
  /** Further columns written with the state. Names are constants of the code. */
  readonly set?: (facts: Facts, now: Date) => Readonly<Record<string, unknown>>;
  readonly detail?: RefusalParams;
}

export interface Transitioned<State extends string> {
  readonly id: string;
  readonly from: State;
  readonly to: State;
  readonly version: number;
  readonly at: Date;
}

interface Subject<State extends string> {
  readonly id: string;
  readonly state: State;
  readonly version: number;
}

/** A step decided, not yet written. */
interface Taken<State extends string> {
  readonly id: string;
  readonly version: number;
  readonly from: State;
  readonly to: State;
  readonly event: string;
  readonly contestId: string | null;
  readonly set: Readonly<Record<string, unknown>>;
}

const knownState = <State extends string>(subject: Subject<State>, own: SubjectFacts<unknown>): State =>
  (own.knownState as State | undefined) ?? subject.state;

/** The only writer of `state`: locks, loads facts, decides, writes state and version, the audit row and the events. */
@Injectable()
export class TransitionRunner {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async run<State extends string, Facts, Input>(
    id: string,
    step: Step<State, Facts, Input>,
  ): Promise<Transitioned<State>> {
    const [done] = await this.runAll([id], step);
    return done ?? absent();
  }

  /** All or nothing: the first subject that cannot take the step refuses the whole call. */
  async runAll<State extends string, Facts, Input>(
    ids: readonly string[],
    step: Step<State, Facts, Input>,
  ): Promise<Transitioned<State>[]> {
    if (ids.length === 0) return [];
    return this.db.transaction(async () => {
      const { binding, actor, transition } = step;
      const subjects = await this.lock<State>(binding.table, ids);
      if (subjects.length < new Set(ids).size) absent();
      const now = await this.db.now();
      const facts = await binding.load(ids, actor, step.input);
      const taken = subjects.map((subject): Taken<State> => {
        const own = facts.get(subject.id) ?? absent();
        const decision = decide(
          binding.workflow,
          knownState(subject, own),
          transition,
          own.facts,
          { roles: own.roles, reason: step.reason ?? null },
          now,
        );
        // Whose role it is not hears that, and nothing of versions.
        const stale = step.version !== undefined && step.version !== subject.version;
        if (stale && (decision.ok || decision.kind !== 'forbidden')) refuse('stale', 'platform.stale');
        if (!decision.ok) throw this.refused(step, subject.id, own.contestId, decision);
        const { id, state: from, version } = subject;
        const set = step.set?.(own.facts, now) ?? {};
        return { id, version, from, to: decision.to, event: decision.event, contestId: own.contestId, set };
      });
      await this.write(binding.table, taken);
      const subjectKind = binding.workflow.name;
      await this.outbox.emitAll(
        taken.map(({ id: subjectId, contestId, event }) => ({
          event,
          payload: { subjectKind, subjectId, contestId, actorId: actor.accountId },
        })),
      );
      await this.audit.recordAll(
        actor,
        taken.map(({ id: subjectId, contestId, from, to }) => ({
          action: `${subjectKind}.${transition}`,
          ...{ subjectKind, subjectId, contestId, from, to },
          reason: step.reason ?? null,
          ...(step.detail && { detail: step.detail }),
        })),
      );
      return taken.map(({ id, from, to, version }) => ({ id, from, to, version: version + 1, at: now }));
    });
  }

  /** The dry run of a bulk step: what would happen to each, nothing written. */
  async preview<State extends string, Facts, Input>(
    ids: readonly string[],
    step: Step<State, Facts, Input>,
  ): Promise<{ id: string; to: State | null; blockers: readonly Blocker[] }[]> {
    const subjects = await this.read<State>(step.binding.table, ids);
    const now = await this.db.now();
    const facts = await step.binding.load(ids, step.actor, step.input);
    return ids.map((id) => {
      const subject = subjects.find((one) => one.id === id);
      const own = facts.get(id);
      if (!subject || !own) return { id, to: null, blockers: [{ code: 'platform.not_found' }] };
      const asker = { roles: own.roles, reason: step.reason ?? null };
      const decision = decide(step.binding.workflow, knownState(subject, own), step.transition, own.facts, asker, now);
      return decision.ok ? { id, to: decision.to, blockers: [] } : { id, to: null, blockers: decision.blockers };
    });
  }

  /** What the actor could do next, for a detail view. */
  async available<State extends string, Facts, Input>(
    binding: WorkflowBinding<State, Facts, Input>,
    id: string,
    state: State,
    actor: Actor,
    input: Input,
  ): Promise<AvailableTransition[]> {
    const own = (await binding.load([id], actor, input)).get(id);
    return own ? availableTransitions(binding.workflow, state, own.facts, own.roles, await this.db.now()) : [];
  }

  private lock<State extends string>(table: string, ids: readonly string[]): Promise<Subject<State>[]> {
    return this.db.write<Subject<State>>(
      `SELECT id, state, version FROM ${table} WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
      [ids],
    );
  }

  private read<State extends string>(table: string, ids: readonly string[]): Promise<Subject<State>[]> {
    return this.db.query<Subject<State>>(`SELECT id, state, version FROM ${table} WHERE id = ANY($1::uuid[])`, [ids]);
  }

  /** One statement for all that end alike, which is nearly always all of them. */
  private async write<State extends string>(table: string, taken: readonly Taken<State>[]): Promise<void> {
    const alike = new Map<string, { readonly ids: string[] } & Pick<Taken<State>, 'to' | 'set'>>();
    for (const { id, to, set } of taken) {
      const end = JSON.stringify([to, set]);
      const known = alike.get(end);
      if (known) known.ids.push(id);
      else alike.set(end, { ids: [id], to, set });
    }
    for (const { ids, to, set } of alike.values()) {
      const assignments = Object.keys(set).map((column, index) => `, ${column} = $${index + 3}`);
      await this.db.write(
        `UPDATE ${table} SET state = $2, version = version + 1${assignments.join('')} WHERE id = ANY($1::uuid[])`,
        [ids, to, ...Object.values(set)],
      );
    }
  }

  private refused<State extends string, Facts, Input>(
    step: Step<State, Facts, Input>,
    id: string,
    contestId: string | null,
    decision: Decision<State> & { ok: false },
  ): Refused {
    const [first] = decision.blockers;
    const error = new Refused({
      kind: decision.kind,
      code: first?.code ?? 'workflow.state',
      ...first,
      blockers: decision.blockers,
    });
    const { name } = step.binding.workflow;
    error.attempt = { action: `${name}.${step.transition}`, subjectKind: name, subjectId: id, contestId };
    return error;
  }
}
