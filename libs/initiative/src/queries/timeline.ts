import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import type { Label } from '@platform/workflow';
import type { InitiativeState } from '../domain/initiative.types';
import { initiativeWorkflow } from '../domain/initiative.workflow';
import { relationsOf, Subjects } from '../persistence/subjects';

export interface TimelineEntry {
  readonly at: Date;
  readonly action: string;
  readonly label: Label;
  readonly state: InitiativeState | null;
  readonly stateLabel: Label | null;
  readonly reason: string | null;
}

/** Only what is named here is told; who did it is not. */
const labels: ReadonlyMap<string, Label> = new Map<string, Label>([
  ['initiative.create', { vi: 'Tạo bản nháp', en: 'Draft created' }],
  ['initiative.consent', { vi: 'Một tác giả trả lời về việc tham gia', en: 'An author answered about taking part' }],
  ['initiative.setAuthors', { vi: 'Cập nhật danh sách tác giả', en: 'Authors changed' }],
  ...initiativeWorkflow.transitions.map(({ name, label }) => [`initiative.${name}`, label] as const),
]);

const VERDICTS = ['markEligible', 'markIneligible', 'markDuplicate', 'reinstate'].map((name) => `initiative.${name}`);

/** Leaves out verdicts that were taken back before anybody was told, and the last one that nobody was told of. */
function toldOf<R extends { readonly action: string }>(rows: readonly R[], untold: boolean): R[] {
  const told: R[] = [];
  const forgetVerdict = () => {
    const last = told.findLastIndex(({ action }) => VERDICTS.includes(action));
    if (last >= 0) told.splice(last, 1);
  };
  for (const row of rows) {
    if (row.action === 'initiative.undoVerdict') forgetVerdict();
    else told.push(row);
  }
  if (untold) forgetVerdict();
  return told;
}

/** What has happened to an initiative, from the audit, in words for everybody who may see it. Oldest first. */
@Injectable()
export class Timeline {
  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
  ) {}

  async execute(actor: Actor, id: string): Promise<TimelineEntry[]> {
    const subject = await this.subjects.one(id, actor);
    const rows = await this.db.query<{
      at: Date;
      action: string;
      to_state: InitiativeState | null;
      reason: string | null;
    }>(
      `SELECT at, action, to_state, reason FROM platform.audit
       WHERE subject_kind = 'initiative' AND subject_id = $1 AND outcome = 'done' AND action = ANY($2::text[]) ORDER BY id`,
      [id, [...labels.keys()]],
    );
    const told = relationsOf(actor, subject).secretariat ? rows : toldOf(rows, subject.untold);
    return told.flatMap(({ at, action, to_state, reason }) => {
      const label = labels.get(action);
      const stateLabel = to_state === null ? null : initiativeWorkflow.states[to_state];
      return label ? [{ at, action, label, state: to_state, stateLabel, reason }] : [];
    });
  }
}
