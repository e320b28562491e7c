import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { archiveStream, renderCsv } from '@platform/documents';
import type { ArchiveEntry } from '@platform/documents';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { Subjects } from '../persistence/subjects';
import { SECRETARIAT } from '../persistence/visible-to';
import { DossierArchive } from '../queries/dossier-archive';
import type { Archive } from '../queries/dossier-archive';
import { registerList } from '../queries/register-list';
import { SummaryQuery } from '../queries/summaries';
import type { InitiativeSummary } from '../queries/summaries';

interface Order {
  readonly id: string;
  readonly contest_id: string;
  readonly initiative_ids: readonly string[];
  readonly ordered_at: Date;
}

/** Many dossiers at once: ordered with their ids, then downloaded as often as needed; the same order is the same archive. */
@Injectable()
export class OrderArchive {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly contests: Contests,
    private readonly subjects: Subjects,
    private readonly archives: DossierArchive,
    private readonly summaries: SummaryQuery,
  ) {}

  async execute(actor: Actor, contestId: string, ids: readonly string[]): Promise<{ readonly id: string }> {
    await this.contests.requireVisible(actor, contestId);
    if (!hasRole(actor, contestId, ...SECRETARIAT)) refuse('forbidden', 'platform.forbidden');
    const wanted = [...new Set(ids)];
    const seen = await this.subjects.visible(wanted, actor);
    if (seen.filter(({ contest_id }) => contest_id === contestId).length !== wanted.length) absent();
    return this.db.transaction(async () => {
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO initiative.archive_order (contest_id, initiative_ids, ordered_by, ordered_at) VALUES ($1, $2, $3, $4) RETURNING id`,
        [contestId, wanted, actor.accountId, await this.db.now()],
      );
      const { id } = row ?? absent();
      await this.record(actor, 'dossier_archive.order', id, contestId, wanted.length);
      return { id };
    });
  }

  /** For who ordered it, while they are of the secretariat; dossiers they may no longer see are left out. */
  async download(actor: Actor, id: string): Promise<Archive> {
    const order =
      (await this.db.first<Order>(
        'SELECT id, contest_id, initiative_ids, ordered_at FROM initiative.archive_order WHERE id = $1 AND ordered_by = $2',
        [id, actor.accountId],
      )) ?? absent();
    if (!hasRole(actor, order.contest_id, ...SECRETARIAT)) absent();
    const { code } = await this.contests.view(order.contest_id);
    const seen = new Set((await this.subjects.visible(order.initiative_ids, actor)).map((one) => one.id));
    const rows = await this.summaries.execute(order.initiative_ids.filter((one) => seen.has(one)));
    await this.db.transaction(() => this.record(actor, 'dossier_archive.export', id, order.contest_id, rows.length));
    const about = { title: 'Hồ sơ dự thi', contest: code, madeAt: order.ordered_at, madeBy: actor.name };
    return { fileName: `${code}-ho-so.zip`, stream: archiveStream(this.entries(actor, rows, order.ordered_at), about) };
  }

  private async *entries(actor: Actor, rows: readonly InitiativeSummary[], at: Date): AsyncGenerator<ArchiveEntry> {
    const [first] = rows;
    if (!first) return;
    const { zone } = await this.contests.view(first.contestId);
    const rulebook = await this.contests.rulebook(first.contestId);
    const list = registerList(rows, rulebook, { title: 'Hồ sơ dự thi', madeOn: at.toISOString().slice(0, 10), zone });
    yield { path: 'danh-sach.csv', label: 'Danh sách hồ sơ', open: () => renderCsv(list) };
    for (const { id, code } of rows) yield* this.archives.entries(actor, id, code);
  }

  private record(actor: Actor, action: string, id: string, contestId: string, dossiers: number): Promise<void> {
    return this.audit.record(actor, {
      ...{ action, subjectKind: 'dossier_archive', subjectId: id, contestId, detail: { dossiers } },
    });
  }
}
