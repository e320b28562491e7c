import { Injectable } from '@nestjs/common';
import { containing, Database, keysetSql, toPage } from '@platform/database';
import type { Page } from '@platform/database';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import type { PaperIntakeState } from '../domain/intake.types';
import { correctionRefusal, doorBlockers, ENTER_PAPER } from '../domain/paper-intake.workflow';
import type { Receipt } from '../persistence/dossiers';
import { inSecretariat, JUDGING_BEGUN, PaperIntakes } from '../persistence/paper-intakes';
import { binder } from '../persistence/visible-to';
import { receiptView } from './presenters';
import type { StoredReceipt } from './presenters';

export interface PaperIntakeRow {
  readonly id: string;
  readonly contestId: string;
  readonly initiativeId: string;
  readonly code: string;
  readonly title: string;
  readonly leadAuthor: string | null;
  readonly authorCount: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly channel: string;
  readonly state: PaperIntakeState;
  readonly version: number;
  readonly stampedAt: Date;
  readonly enteredAt: Date;
  readonly enteredByName: string;
  readonly enteredByMe: boolean;
  /** The reader may replace the scan and what was typed in. */
  readonly mayCorrect: boolean;
  readonly awaitsConfirmation: boolean;
  readonly confirmedAt: Date | null;
  readonly confirmedByName: string | null;
  readonly reason: string | null;
  readonly scan: { readonly attachmentId: string; readonly fileName: string } | null;
}

interface StoredRow extends Omit<PaperIntakeRow, 'enteredByMe' | 'mayCorrect' | 'awaitsConfirmation'> {
  readonly enteredBy: string;
}

export interface PaperIntakeView extends PaperIntakeRow {
  readonly receipt: Receipt | null;
  readonly availableTransitions: readonly AvailableTransition[];
}

const COLUMNS = `p.id, p.contest_id AS "contestId", p.initiative_id AS "initiativeId", i.code, i.title,
  i.lead_author AS "leadAuthor", i.author_count AS "authorCount", i.unit_id AS "unitId", i.unit_name AS "unitName", p.channel, p.state, p.version,
  p.stamped_at AS "stampedAt", p.entered_at AS "enteredAt", ep.name AS "enteredByName", p.entered_by AS "enteredBy",
  p.confirmed_at AS "confirmedAt", cp.name AS "confirmedByName", p.reason,
  CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('attachmentId', f.id, 'fileName', f.file_name) END AS scan`;
const FROM = `initiative.paper_intake p JOIN initiative.initiative i ON i.id = p.initiative_id
  JOIN identity.account ea ON ea.id = p.entered_by JOIN identity.person ep ON ep.id = ea.person_id
  LEFT JOIN identity.account ca ON ca.id = p.confirmed_by LEFT JOIN identity.person cp ON cp.id = ca.person_id
  LEFT JOIN initiative.attachment f ON f.id = p.scan_attachment_id`;

/** What came on paper, for the secretariat of the contest only. */
@Injectable()
export class PaperIntakeQueries {
  constructor(
    private readonly db: Database,
    private readonly intakes: PaperIntakes,
    private readonly runner: TransitionRunner,
  ) {}

  async list(
    actor: Actor,
    contestId: string,
    query: {
      readonly q?: string | undefined;
      readonly state?: string | undefined;
      readonly cursor?: string | undefined;
      readonly limit: number;
    },
  ): Promise<Page<PaperIntakeRow> & { readonly availableTransitions: readonly AvailableTransition[] }> {
    if (!inSecretariat(actor, contestId)) absent();
    const params: unknown[] = [];
    const bind = binder(params);
    const where = [`p.contest_id = ${bind(contestId)}::uuid`];
    if (query.state !== undefined) where.push(`p.state = ${bind(query.state)}`);
    if (query.q?.trim()) where.push(containing('i.search_folded', query.q, bind));
    const sql = keysetSql({
      columns: COLUMNS,
      from: FROM,
      where,
      params,
      id: 'p.id',
      sort: { sql: 'p.entered_at', type: 'timestamptz', descending: true },
      cursor: query.cursor,
      limit: query.limit,
    });
    const [rows, total] = await Promise.all([
      this.db.query<StoredRow>(sql.page, sql.params),
      this.db.first<{ total: number }>(sql.total, sql.totalParams),
    ]);
    const page = toPage(rows, query.limit, total?.total ?? 0, (row) => shown(row, actor));
    return { ...page, availableTransitions: await this.entering(contestId) };
  }

  private async entering(contestId: string): Promise<AvailableTransition[]> {
    const row = await this.db.first<{ state: string; begun: boolean; now: Date }>(
      `SELECT c.state, ${JUDGING_BEGUN} AS begun, platform.now() AS now FROM contest.contest c WHERE c.id = $1`,
      [contestId],
    );
    const { state, begun, now } = row ?? absent();
    return [{ ...ENTER_PAPER, blockers: doorBlockers({ contestState: state, judgingBegun: begun }, now) }];
  }

  async one(actor: Actor, id: string): Promise<PaperIntakeView> {
    await this.intakes.one(id, actor);
    const row =
      (await this.db.first<StoredRow & { receipt: StoredReceipt | null }>(
        `SELECT ${COLUMNS}, (SELECT jsonb_build_object('code', t.code, 'revision', t.revision, 'receivedAt', t.received_at,
           'contentHash', t.content_hash) FROM initiative.receipt t WHERE t.initiative_id = i.id AND t.revision = 1) AS receipt
         FROM ${FROM} WHERE p.id = $1`,
        [id],
      )) ?? absent();
    const { receipt, ...stored } = row;
    return {
      ...shown(stored, actor),
      receipt: receiptView(receipt),
      availableTransitions: await this.runner.available(this.intakes.binding, id, row.state, actor, {
        checkDossier: true,
      }),
    };
  }
}

function shown({ enteredBy, ...row }: StoredRow, actor: Actor): PaperIntakeRow {
  const enteredByMe = enteredBy === actor.accountId;
  const mayCorrect = correctionRefusal({ state: row.state, enteredByActor: enteredByMe }) === null;
  return { ...row, enteredByMe, mayCorrect, awaitsConfirmation: row.state === 'entered' };
}
