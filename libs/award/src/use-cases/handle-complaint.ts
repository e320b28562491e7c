import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, blockersOf, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit, TransitionRunner } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { ComplaintBinding } from '../persistence/complaint.binding';
import { ComplaintDeadlines } from './complaint-deadlines';
import { KeepFile } from './keep-file';
import { Register } from './register';

export interface ComplaintInput {
  readonly initiativeId: string | null;
  readonly content: string;
  readonly contact: string;
  /** What the complainant attaches; kept before. */
  readonly fileId: string | null;
  /** Paper complaints, entered by a secretary: who complains, when it came in, its scan. */
  readonly paper: { readonly name: string; readonly receivedOn: string; readonly fileId: string } | null;
}

export type ComplaintStep =
  | { readonly step: 'transfer'; readonly to: string; readonly reason: string }
  | { readonly step: 'declineToHandle' | 'withdraw'; readonly reason: string }
  | { readonly step: 'accept' | 'verify' }
  | {
      readonly step: 'answer';
      readonly outcome: 'upheld' | 'partly_upheld' | 'rejected';
      readonly number: string;
      readonly date: string;
      readonly fileId: string;
      readonly reason: string;
    };

const SECRETARIES = ['secretary', 'secretary_head'];

interface Published {
  readonly decision_id: string;
  readonly published_on: string;
  readonly today: string;
}

/** The complaint register: what came in, by when it must be answered, how it ended. */
@Injectable()
export class HandleComplaint {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly contests: Contests,
    private readonly files: KeepFile,
    private readonly register: Register,
    private readonly binding: ComplaintBinding,
    private readonly deadlines: ComplaintDeadlines,
  ) {}

  /** Only a published result can be complained about. A late one is registered, and marked late. */
  async receive(actor: Actor, contestId: string, input: ComplaintInput): Promise<string> {
    return this.db.transaction(async () => {
      if (input.paper && !hasRole(actor, contestId, ...SECRETARIES)) refuse('forbidden', 'workflow.role');
      await this.contests.lock(contestId, 'update');
      const published = await this.published(contestId, input.initiativeId);
      const { publication } = await this.contests.rulebook(contestId);
      const receivedOn = input.paper?.receivedOn ?? published.today;
      if (receivedOn > published.today) refuse('invalid', 'award.date_ahead', {}, 'paper.receivedOn');
      if (input.paper) await this.files.require(contestId, input.paper.fileId, 'paper.fileId');
      else if (input.fileId !== null) await this.files.requireOwn(actor, contestId, input.fileId, 'fileId');
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO award.complaint (contest_id, number, decision_id, initiative_id, complainant_id, complainant_name, complainant_contact,
           content, file_id, received_on, late, answer_due_on, entered_by, entered_at)
         SELECT $1, coalesce((SELECT max(number) FROM award.complaint WHERE contest_id = $1), 0) + 1, $2, $3, $4, $5, $6, $7, $8,
           $9::date, $9::date > $10::date + $11::int, $9::date + $12::int, $13, $14 RETURNING id`,
        [
          contestId,
          published.decision_id,
          input.initiativeId,
          input.paper ? null : actor.accountId,
          input.paper?.name ?? actor.name,
          input.contact,
          input.content,
          input.paper?.fileId ?? input.fileId,
          receivedOn,
          published.published_on,
          publication.complaints.days,
          publication.complaints.answerDays,
          actor.accountId,
          await this.db.now(),
        ],
      );
      const { id } = row ?? absent();
      await this.deadlines.schedule(id);
      await this.audit.record(actor, {
        action: 'complaint.receive',
        subjectKind: 'complaint',
        subjectId: id,
        contestId,
        from: null,
        to: 'received',
      });
      await this.outbox.emit('ComplaintReceived', {
        subjectKind: 'complaint',
        subjectId: id,
        contestId,
        actorId: actor.accountId,
      });
      return id;
    });
  }

  /** The steps of bringing in a complaint: one's own, or for the secretariat one that came on paper. */
  async available(actor: Actor, contestId: string): Promise<AvailableTransition[]> {
    const blockers = await blockersOf(() => this.published(contestId, null));
    const receive = { name: 'receive', label: { vi: 'Gửi khiếu nại', en: 'Complain' }, needsReason: false, blockers };
    const label = { vi: 'Nhập đơn giấy', en: 'Enter a paper complaint' };
    return hasRole(actor, contestId, ...SECRETARIES)
      ? [receive, { ...receive, name: 'receivePaper', label }]
      : [receive];
  }

  async take(actor: Actor, id: string, version: number, step: ComplaintStep): Promise<void> {
    await this.db.transaction(async () => {
      const contestId = await this.contestOf(id);
      const answer = step.step === 'answer' ? step : null;
      const file =
        answer && hasRole(actor, contestId, 'organiser', 'secretary_head')
          ? await this.files.require(contestId, answer.fileId, 'fileId', true)
          : null;
      await this.runner.run(id, {
        binding: this.binding,
        transition: step.step,
        actor,
        version,
        reason: 'reason' in step ? step.reason : null,
        input: undefined,
        set: (): Readonly<Record<string, unknown>> => {
          if (step.step === 'transfer') return { transferred_to: step.to };
          return answer
            ? {
                outcome: answer.outcome,
                answer_number: answer.number,
                answer_date: answer.date,
                answer_file_id: answer.fileId,
              }
            : {};
        },
        ...(answer && { detail: { outcome: answer.outcome } }),
      });
      if (!answer || !file) return;
      await this.register.handedIn(actor, {
        contestId,
        complaintId: id,
        kind: 'complaint_answer',
        title: `Văn bản trả lời khiếu nại số ${answer.number}`,
        number: answer.number,
        dated: answer.date,
        signer: null,
        file,
      });
    });
  }

  private async contestOf(id: string): Promise<string> {
    const row = await this.db.first<{ contest_id: string }>('SELECT contest_id FROM award.complaint WHERE id = $1', [
      id,
    ]);
    return (row ?? absent()).contest_id;
  }

  /** The decision that names the initiative, else the first of the contest. */
  private async published(contestId: string, initiativeId: string | null): Promise<Published> {
    if (initiativeId !== null) {
      const known = await this.db.first('SELECT 1 FROM initiative.initiative WHERE contest_id = $1 AND id = $2', [
        contestId,
        initiativeId,
      ]);
      if (!known) refuse('invalid', 'award.unknown_initiative', {}, 'initiativeId');
    }
    const row = await this.db.first<Published>(
      `SELECT d.id AS decision_id, (d.published_at AT TIME ZONE c.zone)::date::text AS published_on,
         (platform.now() AT TIME ZONE c.zone)::date::text AS today
       FROM award.decision d JOIN contest.contest c ON c.id = d.contest_id
       WHERE d.contest_id = $1 AND d.state = 'published'
       ORDER BY EXISTS (SELECT FROM award.award a WHERE a.decision_id = d.id AND a.initiative_id = $2) DESC, d.published_at, d.id LIMIT 1`,
      [contestId, initiativeId],
    );
    return row ?? refuse('conflict', 'award.nothing_published');
  }
}
