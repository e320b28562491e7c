import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, fold, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { readRules } from '../domain/faults';
import { copyForNextYear, SHIPPED_RULEBOOKS } from '../domain/rulebook';
import type { RulebookDocument } from '../domain/rulebook';
import { rulebookHash } from '../domain/rulebook-hash';
import { RulebookQueries } from '../queries/rulebooks';

export type ContestSource =
  | { readonly from: 'preset'; readonly preset: string }
  | { readonly from: 'document'; readonly document: unknown }
  | { readonly from: 'contest'; readonly contestId: string; readonly years: number };

export interface CreatedContest {
  readonly id: string;
  /** Acts that may have been amended since last year; a person checks each. Empty unless copied. */
  readonly legalBasesToCheck: readonly string[];
}

/** A contest in preparation, from a shipped rulebook, an uploaded one, or last year's rules. Never copies people. */
@Injectable()
export class CreateContest {
  constructor(
    private readonly db: Database,
    private readonly rulebooks: RulebookQueries,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async execute(actor: Actor, source: ContestSource, wantedCode: string | undefined): Promise<CreatedContest> {
    return this.db.transaction(async () => {
      const { document, legalBasesToCheck } = await this.documentOf(source);
      const rules = readRules(document, source.from === 'document' ? 'document' : '');
      const now = await this.db.now();
      const { zone, opensAt, closesAt } = rules.calendar;
      const copiedFrom = source.from === 'contest' ? source.contestId : null;
      const [contest] = await this.db.write<{ id: string }>(
        `INSERT INTO contest.contest (code, title, title_folded, zone, opens_at, closes_at, copied_from, created_at, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (code) DO NOTHING RETURNING id`,
        [
          wantedCode ?? rules.codePrefix,
          rules.name,
          fold(rules.name),
          zone,
          opensAt,
          closesAt,
          copiedFrom,
          now,
          actor.accountId,
        ],
      );
      if (!contest) return refuse('conflict', 'contest.code_taken', { code: wantedCode ?? rules.codePrefix }, 'code');
      const hash = rulebookHash(document);
      await this.db.write(
        `INSERT INTO contest.rulebook (contest_id, version, body, hash, created_at, created_by) VALUES ($1, 1, $2, $3, $4, $5)`,
        [contest.id, JSON.stringify(document), hash, now, actor.accountId],
      );
      const subject = { subjectKind: 'contest', subjectId: contest.id, contestId: contest.id };
      await this.audit.record(actor, {
        ...subject,
        action: 'contest.create',
        from: null,
        to: 'preparing',
        detail: { rulebook: hash, copiedFrom },
      });
      await this.outbox.emit('ContestCreated', { ...subject, actorId: actor.accountId });
      return { id: contest.id, legalBasesToCheck };
    });
  }

  private async documentOf(
    source: ContestSource,
  ): Promise<{ document: unknown; legalBasesToCheck: readonly string[] }> {
    if (source.from === 'document') return { document: source.document, legalBasesToCheck: [] };
    if (source.from === 'preset') {
      const document = Object.hasOwn(SHIPPED_RULEBOOKS, source.preset) ? SHIPPED_RULEBOOKS[source.preset] : undefined;
      return document ? { document, legalBasesToCheck: [] } : refuse('invalid', 'contest.unknown_preset', {}, 'preset');
    }
    const last = await this.db.first<{ rulebook_version: number }>(
      'SELECT rulebook_version FROM contest.contest WHERE id = $1',
      [source.contestId],
    );
    if (!last) return absent();
    const document = await this.rulebooks.document(source.contestId, last.rulebook_version);
    return copyForNextYear(document as RulebookDocument, source.years);
  }
}
