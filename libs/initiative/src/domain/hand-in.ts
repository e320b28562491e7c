import { Refused } from '@platform/kernel';
import { decide } from '@platform/workflow';
import type { Rulebook } from '@rooms/contest';
import { dossierBlockers } from './dossier';
import type { BarredAuthors, Dossier } from './dossier';
import { beforeClosing, contestTakesDossiers } from './guards';
import type { InitiativeFacts, InitiativeState } from './initiative.types';
import { initiativeWorkflow } from './initiative.workflow';

export interface Setting {
  readonly contestId: string;
  readonly contestState: string;
  readonly closesAt: Date;
  readonly now: Date;
  readonly submit: boolean;
}

export interface HandedIn {
  readonly state: InitiativeState;
  readonly transition: 'submit' | 'sendToUnit' | null;
  readonly event: string | null;
}

/** Decides, by the same table as later steps, the state in which a new dossier is written. */
export function decideHandIn(dossier: Dossier, rulebook: Rulebook, barred: BarredAuthors, setting: Setting): HandedIn {
  const facts: InitiativeFacts = {
    contestState: setting.contestState,
    closesAt: setting.closesAt,
    unitClosesAt: null,
    unitConfirms: rulebook.units.confirmation,
    awaitsIntake: false,
    sealed: false,
    decided: false,
    own: false,
    completionDueAt: null,
    incomplete: setting.submit ? dossierBlockers(dossier, rulebook, barred) : [],
    wrongKept: [],
  };
  if (!setting.submit) {
    const [blocker] = [contestTakesDossiers, beforeClosing].flatMap((guard) => guard.check(facts, setting.now) ?? []);
    if (blocker) throw new Refused({ kind: 'conflict', ...blocker });
    return { state: 'draft', transition: null, event: null };
  }
  const transition = facts.unitConfirms ? 'sendToUnit' : 'submit';
  const decision = decide(
    initiativeWorkflow,
    'draft',
    transition,
    facts,
    { roles: ['owner'], reason: null },
    setting.now,
  );
  if (decision.ok) return { state: decision.to, transition, event: decision.event };
  const [first] = decision.blockers;
  const error = new Refused({
    kind: decision.kind,
    code: first?.code ?? 'workflow.state',
    ...first,
    blockers: decision.blockers,
  });
  error.attempt = {
    action: `initiative.${transition}`,
    subjectKind: 'initiative',
    subjectId: null,
    contestId: setting.contestId,
  };
  throw error;
}
