import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import type { InitiativeFacts, InitiativeState } from '../domain/initiative.types';
import { initiativeWorkflow } from '../domain/initiative.workflow';
import { Dossiers } from './dossiers';
import { awaitsIntake, relationsOf, Subjects } from './subjects';
import type { Relations, Subject } from './subjects';

export interface StepInput {
  /** Look for what is missing in the dossier: submit, sendToUnit, resubmit. */
  readonly checkDossier?: boolean;
  /** The version the sender saw; asked only while the dossier still waits for being sent, so that a second submit hears of the first. */
  readonly seenVersion?: number;
  readonly duplicateOf?: string;
  /** The step is taken by the dossier's paper intake. */
  readonly byIntake?: boolean;
}

export type InitiativeBinding = WorkflowBinding<InitiativeState, InitiativeFacts, StepInput>;

/** The transition table on its table: facts and relations for the guards. */
@Injectable()
export class InitiativeFactsLoader {
  readonly binding: InitiativeBinding = {
    workflow: initiativeWorkflow,
    table: 'initiative.initiative',
    load: (ids, actor, input) => this.load(ids, actor, input),
  };

  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
    private readonly contests: Contests,
    private readonly dossiers: Dossiers,
  ) {}

  private async load(
    ids: readonly string[],
    actor: Actor,
    input: StepInput,
  ): Promise<Map<string, SubjectFacts<InitiativeFacts>>> {
    const facts = new Map<string, SubjectFacts<InitiativeFacts>>();
    for (const subject of await this.subjects.visible(ids, actor)) {
      const relations = relationsOf(actor, subject);
      refuseStale(subject, input);
      facts.set(subject.id, {
        contestId: subject.contest_id,
        roles: input.byIntake ? [...relations.roles, 'paper_intake'] : relations.roles,
        facts: await this.factsOf(subject, relations, input),
        ...(!relations.secretariat && { knownState: subject.told_state }),
      });
    }
    return facts;
  }

  async factsOf(subject: Subject, relations: Relations, input: StepInput): Promise<InitiativeFacts> {
    const byRules = input.checkDossier === true || subject.state === 'draft' || subject.state === 'awaiting_unit';
    const rulebook = byRules ? await this.contests.rulebook(subject.contest_id, subject.rulebook_version) : undefined;
    return {
      ...plainFacts(subject, relations, rulebook),
      incomplete: input.checkDossier && rulebook ? await this.dossiers.blockers(subject, rulebook) : [],
      wrongKept: input.duplicateOf === undefined ? [] : await this.wrongKept(subject, input.duplicateOf),
    };
  }

  /** By id; the dossiers that their keeper may hand in are looked through, all in one statement. */
  async factsOfAll(
    items: readonly { readonly subject: Subject; readonly relations: Relations }[],
  ): Promise<Map<string, InitiativeFacts>> {
    const rulebooks = new Map<string, Rulebook>();
    for (const { subject } of items) {
      const { contest_id, rulebook_version } = subject;
      const key = rulesKey(subject);
      if (!rulebooks.has(key)) rulebooks.set(key, await this.contests.rulebook(contest_id, rulebook_version));
    }
    const withRules = items.flatMap((item) => {
      const rulebook = rulebooks.get(rulesKey(item.subject));
      return rulebook ? [{ ...item, rulebook }] : [];
    });
    const kept = withRules.filter(({ subject, relations }) => mayHandIn(subject, relations));
    const incomplete = await this.dossiers.blockersOfAll(kept);
    return new Map(
      withRules.map(({ subject, relations, rulebook }) => [
        subject.id,
        {
          ...plainFacts(subject, relations, rulebook),
          incomplete: incomplete.get(subject.id) ?? [],
          wrongKept: [],
        },
      ]),
    );
  }

  private async wrongKept(subject: Subject, keptId: string): Promise<Blocker[]> {
    const kept = await this.db.first<{ code: string; state: InitiativeState }>(
      'SELECT code, state FROM initiative.initiative WHERE id = $1 AND contest_id = $2 AND id <> $3',
      [keptId, subject.contest_id, subject.id],
    );
    if (!kept) return [{ code: 'initiative.kept_unknown', path: 'duplicateOf' }];
    return ['submitted', 'awaiting_completion', 'eligible'].includes(kept.state)
      ? []
      : [{ code: 'initiative.kept_not_live', params: { code: kept.code }, path: 'duplicateOf' }];
  }
}

function refuseStale(subject: Subject, input: StepInput): void {
  const waiting = subject.state === 'draft' || subject.state === 'awaiting_completion';
  if (waiting && input.seenVersion !== undefined && input.seenVersion !== subject.version) {
    refuse('stale', 'platform.stale');
  }
}

/** Its keeper, while it waits to be handed in. */
export function mayHandIn({ state }: Pick<Subject, 'state'>, { roles }: Pick<Relations, 'roles'>): boolean {
  const keeps = roles.includes('owner') || roles.includes('lead_author');
  return keeps && (state === 'draft' || state === 'awaiting_completion');
}

const rulesKey = ({ contest_id, rulebook_version }: Subject): string => `${contest_id} ${rulebook_version}`;

/** What needs no look into the dossier. */
function plainFacts(
  subject: Subject,
  relations: Relations,
  rulebook: Rulebook | undefined,
): Omit<InitiativeFacts, 'incomplete' | 'wrongKept'> {
  const unitClosesAt = rulebook?.calendar.unitClosesAt ?? null;
  return {
    contestState: subject.contest_state,
    closesAt: subject.closes_at,
    unitClosesAt: unitClosesAt === null ? null : new Date(unitClosesAt),
    unitConfirms: rulebook?.units.confirmation ?? false,
    awaitsIntake: awaitsIntake(subject),
    sealed: subject.sealed_at !== null,
    decided: subject.decided_at !== null,
    own: relations.own,
    completionDueAt: subject.completion_due_at,
  };
}
