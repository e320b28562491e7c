import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { Initiatives } from '@rooms/initiative';
import { DECIDING } from '../domain/deciding';
import { COMMENDATION_OF, inListOrder, asSigned, listHash } from '../domain/award-list';
import type { DecisionAct, DecisionKind, ListRow } from '../domain/award-list';
import { newCheckCode } from '../domain/check-code';
import { DecisionBinding, NO_INPUT } from '../persistence/decision.binding';
import { AllotmentQuery } from '../queries/allotment';
import { rankOf } from '../queries/change-list';
import { ListRowsQuery } from '../queries/list-rows';
import { VISIBLE, visibleTo } from '../queries/visible';
import { KeepFile } from './keep-file';
import { Register } from './register';
import { WriteList } from './write-list';

export interface SignInput {
  readonly number: string;
  readonly signedOn: string;
  readonly signerName: string;
  readonly fileId: string;
  /** Of the PDF as the clerk has it: the file kept must be this one. */
  readonly sha256: string;
}

interface Moving {
  readonly contest_id: string;
  readonly issuer: string;
  readonly kind: DecisionKind;
  readonly act: DecisionAct;
  readonly amends_id: string | null;
  readonly rulebook_version: number;
  readonly series: string;
}

/** Agree, send, return, sign, publish. What each needs stands in the table of the workflow. */
@Injectable()
export class MoveDecision {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly outbox: Outbox,
    private readonly contests: Contests,
    private readonly initiatives: Initiatives,
    private readonly allotments: AllotmentQuery,
    private readonly binding: DecisionBinding,
    private readonly lists: ListRowsQuery,
    private readonly writing: WriteList,
    private readonly files: KeepFile,
    private readonly register: Register,
  ) {}

  /** Binds the list that the actor has read, by its hash. */
  async agree(actor: Actor, id: string, version: number, shownHash: string): Promise<void> {
    await this.locked(actor, id, async () => {
      await this.runner.run(id, {
        binding: this.binding,
        transition: 'agree',
        actor,
        version,
        input: { ...NO_INPUT, shownHash, compare: true },
        set: (facts, now) => ({ list_hash: facts.listHash, agreed_by: actor.accountId, agreed_at: now }),
        detail: { listHash: shownHash },
      });
    });
  }

  async send(actor: Actor, id: string, version: number, proposal: { number: string; date: string }): Promise<void> {
    await this.locked(actor, id, async () => {
      await this.runner.run(id, {
        binding: this.binding,
        transition: 'send',
        actor,
        version,
        input: { ...NO_INPUT, proposalDate: proposal.date },
        set: (_facts, now) => ({ proposal_number: proposal.number, proposal_date: proposal.date, sent_at: now }),
      });
    });
  }

  async return(actor: Actor, id: string, version: number, reason: string): Promise<void> {
    await this.locked(actor, id, async () => {
      await this.runner.run(id, {
        binding: this.binding,
        transition: 'return',
        actor,
        version,
        reason,
        input: NO_INPUT,
      });
    });
  }

  async sign(actor: Actor, id: string, version: number, input: SignInput): Promise<void> {
    await this.locked(actor, id, async (moving) => {
      const file = await this.files.require(moving.contest_id, input.fileId, 'fileId', true);
      if (file.sha256 !== input.sha256) refuse('invalid', 'award.other_pdf', {}, 'sha256');
      await this.takeTurn(moving);
      const rows = await this.signedRows(id, moving);
      // Before the guards look: what is being struck off at this moment is waited for, and found gone.
      await this.initiatives.markDecided(
        rows.filter(({ effect }) => effect !== 'withdraw').map(({ initiativeId }) => initiativeId),
      );
      const done = await this.runner.run(id, {
        binding: this.binding,
        transition: 'sign',
        actor,
        version,
        input: { ...NO_INPUT, number: input.number, signedOn: input.signedOn },
        set: (_facts, now) => ({
          number: input.number,
          signed_on: input.signedOn,
          signer_name: input.signerName,
          signed_file_id: input.fileId,
          signed_hash: listHash(rows),
          signed_at: now,
          signed_by: actor.accountId,
        }),
        detail: { pdf: input.sha256, listHash: listHash(rows) },
      });
      const awards = await this.writing.sign(moving.contest_id, id, rows);
      await this.issue(id, moving, rows, awards, done.at);
      await this.register.handedIn(actor, {
        contestId: moving.contest_id,
        decisionId: id,
        kind: 'decision',
        title: `Quyết định số ${input.number}/${moving.series}`,
        number: input.number,
        dated: input.signedOn,
        signer: input.signerName,
        file,
      });
    });
  }

  /** From here on the public result, the check of certificates and the letters follow this list. */
  async publish(actor: Actor, id: string, version: number): Promise<void> {
    await this.locked(actor, id, async (moving) => {
      const done = await this.runner.run(id, {
        binding: this.binding,
        transition: 'publish',
        actor,
        version,
        input: NO_INPUT,
        set: (_facts, now) => ({ published_at: now, published_by: actor.accountId }),
      });
      await this.tellOfCertificates(actor, id, moving.contest_id);
      if (moving.amends_id !== null) await this.end(actor, id, moving.contest_id, moving.amends_id, done.at);
    });
  }

  /** Lock order: contest, then decision. */
  private async locked(actor: Actor, id: string, work: (moving: Moving) => Promise<void>): Promise<void> {
    await this.db.transaction(async () => {
      const moving = await this.db.first<Moving>(
        `SELECT d.contest_id, d.kind, d.act, d.amends_id, d.rulebook_version, d.series, d.issuer FROM award.decision d WHERE d.id = $5 AND ${VISIBLE}`,
        [...visibleTo(actor), id],
      );
      if (!moving) absent();
      await this.contests.lock(moving.contest_id, 'update');
      await this.contests.requireState(moving.contest_id, DECIDING);
      await work(moving);
    });
  }

  /** Two contests may share an issuer's number series: whoever comes second then sees the number of the first. */
  private async takeTurn({ issuer, series }: Moving): Promise<void> {
    await this.db.write('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify([issuer, series])]);
  }

  private async signedRows(id: string, moving: Moving): Promise<ListRow[]> {
    await this.db.write('SELECT id FROM award.decision WHERE id = $1 FOR UPDATE', [id]);
    const rulebook = await this.contests.rulebook(moving.contest_id, moving.rulebook_version);
    const agreed = (await this.lists.proposed([id])).get(id) ?? [];
    const differences = await this.lists.differences(id);
    const added = differences.filter(({ change }) => change === 'added');
    const computed = added.length > 0 ? await this.allotments.compute(moving.contest_id) : null;
    const described = await this.lists.describe(
      rulebook,
      added.map((one) => ({
        initiativeId: one.initiativeId,
        effect: 'grant',
        tableCode: one.tableCode ?? '',
        prizeCode: one.prizeCode ?? '',
        amount: one.amount ?? 0,
        rank: (computed && rankOf(computed, one.initiativeId)) ?? refuse('conflict', 'award.not_ranked'),
      })),
    );
    const { rows } = asSigned(agreed, differences, new Map(described.map((row) => [row.initiativeId, row])));
    return inListOrder(rows, rulebook.prizes);
  }

  /** A certificate for each row whose prize the rulebook gives this kind of paper; only from the list as signed. */
  private async issue(
    id: string,
    { contest_id: contestId, kind, rulebook_version: version }: Moving,
    rows: readonly ListRow[],
    awards: ReadonlyMap<string, string>,
    at: Date,
  ): Promise<void> {
    const { prizes } = await this.contests.rulebook(contestId, version);
    const given = new Set(
      prizes.tables.flatMap((table) =>
        table.prizes
          .filter(({ commendations }) => (commendations as readonly string[]).includes(COMMENDATION_OF[kind]))
          .map(({ code }) => `${table.code}/${code}`),
      ),
    );
    const holders = rows.filter((row) => row.effect !== 'withdraw' && given.has(`${row.tableCode}/${row.prizeCode}`));
    if (holders.length === 0) return;
    await this.db.write(
      `INSERT INTO award.certificate (award_id, decision_id, code, issued_at)
       SELECT c.award_id, $1, c.code, $2 FROM jsonb_to_recordset($3::jsonb) AS c(award_id uuid, code text)`,
      [
        id,
        at,
        JSON.stringify(
          holders.map((row) => ({
            award_id: awards.get(row.initiativeId),
            code: newCheckCode((below) => randomInt(below)),
          })),
        ),
      ],
    );
  }

  /** Only now: a letter about a certificate would tell the result before it is published. */
  private async tellOfCertificates(actor: Actor, id: string, contestId: string): Promise<void> {
    const row = await this.db.first<{ count: number }>(
      'SELECT count(*)::int AS count FROM award.certificate WHERE decision_id = $1',
      [id],
    );
    if (!row?.count) return;
    await this.outbox.emit('CertificateIssued', {
      subjectKind: 'award_decision',
      subjectId: id,
      contestId,
      actorId: actor.accountId,
      certificates: row.count,
    });
  }

  private async end(actor: Actor, id: string, contestId: string, rootId: string, at: Date): Promise<void> {
    const ended = await this.db.write<{ id: string }>(
      `UPDATE award.award a SET ended_by = $1, ended_at = $3
       FROM award.decision d, award.award n
       WHERE d.id = a.decision_id AND (d.id = $2 OR d.amends_id = $2) AND d.state = 'published' AND d.id <> $1 AND a.ended_by IS NULL
         AND n.decision_id = $1 AND n.effect <> 'grant' AND n.initiative_id = a.initiative_id
       RETURNING a.id`,
      [id, rootId, at],
    );
    await this.db.write(
      'UPDATE award.certificate SET revoked_by = $1, revoked_at = $2 WHERE award_id = ANY($3::uuid[]) AND revoked_by IS NULL',
      [id, at, ended.map((row) => row.id)],
    );
    await this.outbox.emit('DecisionRevoked', {
      subjectKind: 'award_decision',
      subjectId: rootId,
      contestId,
      actorId: actor.accountId,
      by: id,
      awards: ended.length,
    });
  }
}
