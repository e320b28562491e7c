import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, Refused } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { InitiativeFactsLoader } from '../persistence/binding';
import type { Receipt } from '../persistence/dossiers';
import { PaperIntakes } from '../persistence/paper-intakes';
import { SubmitInitiative } from './submit-initiative';

export interface ConfirmedPaper {
  readonly id: string;
  readonly initiativeId: string;
  readonly code: string;
  readonly version: number;
  /** `receivedAt` is the stamp. */
  readonly receipt: Receipt | null;
}

/** The version is the one that was compared with the scan. */
export interface IntakeChoice {
  readonly id: string;
  readonly version: number;
}

export interface ConfirmPreview {
  readonly id: string;
  readonly to: string | null;
  readonly blockers: readonly Blocker[];
}

/** The second secretary: what was entered agrees with the paper, or it does not. */
@Injectable()
export class ConfirmPaper {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly intakes: PaperIntakes,
    private readonly initiatives: InitiativeFactsLoader,
    private readonly submitting: SubmitInitiative,
  ) {}

  /** Hands the dossier in as the online door does: revision, receipt and event are the same. */
  confirm(actor: Actor, id: string, version: number): Promise<ConfirmedPaper> {
    return this.db.transaction(async () => {
      const intake = await this.intakes.locked(id, actor);
      const done = await this.runner.run(id, {
        binding: this.intakes.binding,
        transition: 'confirm',
        actor,
        input: { checkDossier: true },
        version,
        detail: { stampedAt: intake.stamped_at.toISOString() },
        set: (_, now) => ({ confirmed_by: actor.accountId, confirmed_at: now }),
      });
      const { code, receipt } = await this.submitting.receivePaper(actor, intake.initiative_id, intake.stamped_at);
      return { id, initiativeId: intake.initiative_id, code, version: done.version, receipt };
    });
  }

  /** All or none; the first that cannot be confirmed refuses the whole, naming it by its place. */
  confirmAll(actor: Actor, contestId: string, choices: readonly IntakeChoice[]): Promise<ConfirmedPaper[]> {
    return this.db.transaction(async () => {
      const current = await this.current(contestId, choices);
      if (choices.some(({ id }) => !current.has(id))) absent();
      const confirmed: ConfirmedPaper[] = [];
      // In one order for everybody, so that two such calls never wait for each other.
      for (const choice of [...choices].sort((a, b) => (a.id < b.id ? -1 : 1))) {
        try {
          confirmed.push(await this.confirm(actor, choice.id, choice.version));
        } catch (error) {
          throw error instanceof Refused ? placed(error, choices.indexOf(choice)) : error;
        }
      }
      return choices.flatMap(({ id }) => confirmed.find((one) => one.id === id) ?? []);
    });
  }

  async preview(actor: Actor, contestId: string, choices: readonly IntakeChoice[]): Promise<ConfirmPreview[]> {
    const ids = choices.map(({ id }) => id);
    const step = { binding: this.intakes.binding, transition: 'confirm', actor, input: { checkDossier: true } };
    const current = await this.current(contestId, choices);
    const results = await this.runner.preview(ids, step);
    return results.map((result, index) => {
      const { id } = result;
      if (!current.has(id)) return { id, to: null, blockers: [{ code: 'platform.not_found' }] };
      const stale = result.to !== null && current.get(id) !== choices[index]?.version;
      return stale ? { id, to: null, blockers: [{ code: 'platform.stale' }] } : result;
    });
  }

  /** Versions of those that belong to the contest. */
  private async current(contestId: string, choices: readonly IntakeChoice[]): Promise<Map<string, number>> {
    const rows = await this.db.query<IntakeChoice>(
      'SELECT id, version FROM initiative.paper_intake WHERE contest_id = $1 AND id = ANY($2::uuid[])',
      [contestId, choices.map(({ id }) => id)],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** The entry is dropped with its reason; the paper is entered anew. */
  reject(actor: Actor, id: string, version: number, reason: string): Promise<IntakeChoice> {
    return this.db.transaction(async () => {
      const intake = await this.intakes.locked(id, actor);
      const done = await this.runner.run(id, {
        binding: this.intakes.binding,
        transition: 'reject',
        actor,
        input: { checkDossier: false },
        version,
        reason,
        set: () => ({ reason }),
      });
      await this.runner.run(intake.initiative_id, {
        binding: this.initiatives.binding,
        transition: 'dropPaper',
        actor,
        input: { byIntake: true },
        reason,
        set: (_, now) => ({ updated_at: now }),
      });
      return { id, version: done.version };
    });
  }
}

function placed(error: Refused, index: number): Refused {
  const { blockers, ...refusal } = error.refusal;
  const at = (blocker: Blocker): Blocker => ({
    ...blocker,
    path: [`items.${index}`, blocker.path].filter(Boolean).join('.'),
  });
  const refused = new Refused({ ...refusal, blockers: (blockers ?? [refusal]).map(at) });
  if (error.attempt) refused.attempt = error.attempt;
  return refused;
}
