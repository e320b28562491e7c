import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { archiveStream, renderCsv } from '@platform/documents';
import type { ArchiveEntry } from '@platform/documents';
import { BlobStore } from '@platform/files';
import { refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests, isOver } from '@rooms/contest';
import { Initiatives } from '@rooms/initiative';
import { UpperTables } from '../domain/upper-tables';
import type { ArchiveTable } from '../domain/upper-tables';
import { archiveTables } from './archive-tables';

const BATCH = 1_000;

type Row = Readonly<Record<string, unknown>>;
interface Kept {
  readonly path: string;
  readonly label: string;
  readonly blobKey: string;
  readonly sha256: string | null;
}

const KEPT = `
  SELECT 'van-ban/' || lpad(n::text, 3, '0') || ' ' || left(title, 80) || '.' || format AS path, title AS label, blob_key AS "blobKey", sha256
  FROM (SELECT title, format, blob_key, sha256, row_number() OVER (ORDER BY made_at, format, id) AS n FROM award.document_register WHERE contest_id = $1) g
  UNION ALL SELECT 'van-ban-den/' || f.file_name, f.file_name, f.blob_key, f.sha256 FROM award.file f WHERE f.contest_id = $1
  UNION ALL SELECT 'danh-sach-don-vi/' || u.name || '/' || l.scan_name, 'Công văn của ' || u.name, l.scan_key, l.scan_sha256
    FROM initiative.unit_list l JOIN identity.unit u ON u.id = l.unit_id WHERE l.contest_id = $1 AND l.scan_key IS NOT NULL
  UNION ALL SELECT 'ho-so/' || i.code || '/vong-' || r.code || '/' || p.file_name, i.code || ': ' || p.file_name, p.blob_key, p.sha256
    FROM judging.round_part p JOIN judging.round_initiative e ON e.id = p.round_initiative_id JOIN judging.round r ON r.id = e.round_id
    JOIN initiative.initiative i ON i.id = e.initiative_id WHERE r.contest_id = $1 AND p.removed_at IS NULL
  ORDER BY path, "blobKey"`;

const GUIDE = `HỒ SƠ LƯU TRỮ CUỘC THI

Mở muc-luc.html bằng trình duyệt để xem toàn bộ danh mục; mỗi dòng dẫn tới một tệp. Không cần phần mềm nào khác.

the-le/         thể lệ, từng phiên bản (JSON)
ho-so/          mỗi sáng kiến một thư mục: dữ liệu, các lần nộp, quá trình, văn bản, tệp đính kèm
ket-qua/        kết quả từng vòng đã khóa, kèm toàn bộ số liệu đầu vào (JSON)
van-ban/        văn bản trong sổ văn bản, theo thứ tự lập
van-ban-den/    văn bản đã nộp: biên bản, bản ký, tài liệu nguồn
du-lieu/        mọi bảng dữ liệu, mỗi bảng một tệp JSON và một tệp CSV cùng nội dung; nhat-ky là nhật ký có niêm phong,
                thu-bao là thư, thông báo đã phát hành: người nhận, tiêu đề, nội dung, tình trạng gửi
manifest.json   dung lượng và mã băm SHA-256 của từng tệp

Trong du-lieu: điểm và tỷ lệ đóng góp là số nguyên phần trăm (950 là 9,50); tiền là đồng; thời điểm theo giờ UTC.
Bản nháp thư báo và thư đăng nhập không nằm trong hồ sơ này. Hồ sơ có dữ liệu cá nhân: chỉ giao cho lưu trữ của cơ quan.
`;

/** The whole contest for the archive, readable without this service: rules, dossiers, results, papers, tables, audit. */
@Injectable()
export class ContestArchive {
  constructor(
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly audit: Audit,
    private readonly contests: Contests,
    private readonly initiatives: Initiatives,
    private readonly upper: UpperTables,
  ) {}

  async execute(actor: Actor, contestId: string): Promise<{ readonly fileName: string; readonly stream: Readable }> {
    const contest = await this.contests.view(contestId);
    if (!isOver(contest.state)) refuse('conflict', 'overview.contest_runs');
    const madeAt = await this.db.transaction(async () => {
      await this.audit.record(actor, {
        action: 'contest.export',
        subjectKind: 'contest',
        subjectId: contestId,
        contestId,
      });
      return this.db.now();
    });
    const about = { title: contest.title, contest: contest.code, madeAt, madeBy: actor.name };
    return {
      fileName: `${contest.code}-luu-tru.zip`,
      stream: archiveStream(this.entries(actor, contestId, madeAt.toISOString().slice(0, 10)), about),
    };
  }

  private async *entries(actor: Actor, contestId: string, day: string): AsyncGenerator<ArchiveEntry> {
    yield { path: 'DOC-TRUOC.txt', label: 'Hướng dẫn đọc', open: () => Buffer.from(GUIDE, 'utf8') };
    yield* this.rules(contestId);
    const dossiers = await this.db.query<{ id: string; code: string }>(
      `SELECT id, code FROM initiative.initiative WHERE contest_id = $1 AND (received_at IS NOT NULL OR channel <> 'online') ORDER BY code`,
      [contestId],
    );
    for (const { id, code } of dossiers) yield* this.initiatives.archiveEntries(actor, id, `ho-so/${code}`);
    yield* this.results(contestId);
    for (const { path, label, blobKey, sha256 } of await this.db.query<Kept>(KEPT, [contestId])) {
      const open = async () => (await this.blobs.get(blobKey)).stream;
      yield { path, label, open, stored: true, ...(sha256 !== null && { sha256 }) };
    }
    for (const table of [...archiveTables, ...this.upper.tables]) {
      const entry = (kind: string, text: AsyncIterable<string>): ArchiveEntry => ({
        path: `du-lieu/${table.name}.${kind}`,
        label: `Dữ liệu: ${table.label} (${kind.toUpperCase()})`,
        open: () => Readable.from(text, { objectMode: false }),
      });
      yield entry('json', this.json(table, contestId));
      yield entry('csv', this.csv(table, contestId, day));
    }
  }

  private async *rules(contestId: string): AsyncGenerator<ArchiveEntry> {
    const versions = await this.db.query<{ version: number }>(
      'SELECT version FROM contest.rulebook WHERE contest_id = $1 ORDER BY version',
      [contestId],
    );
    for (const { version } of versions) {
      yield this.jsonFile(
        `the-le/phien-ban-${String(version)}.json`,
        `Thể lệ, phiên bản ${String(version)}`,
        'SELECT version, hash, frozen_at AS "frozenAt", reason, body AS document FROM contest.rulebook WHERE contest_id = $1 AND version = $2',
        [contestId, version],
      );
    }
  }

  private async *results(contestId: string): AsyncGenerator<ArchiveEntry> {
    const results = await this.db.query<{ id: string; code: string; name: string; number: number }>(
      `SELECT r.id, r.code, r.name, q.number FROM judging.round r JOIN judging.round_result q ON q.round_id = r.id
       WHERE r.contest_id = $1 AND r.state IN ('locked', 'confirmed', 'announced') ORDER BY r.position, q.number`,
      [contestId],
    );
    for (const { id, code, name, number } of results) {
      yield this.jsonFile(
        `ket-qua/${code}-${String(number)}.json`,
        `Kết quả ${name}, lần khóa ${String(number)}`,
        `SELECT rulebook_version AS "rulebookVersion", rulebook_hash AS "rulebookHash", input_hash AS "inputHash", locked_at AS "lockedAt", snapshot, input
         FROM judging.round_result WHERE round_id = $1 AND number = $2`,
        [id, number],
      );
    }
  }

  private jsonFile(path: string, label: string, sql: string, params: readonly unknown[]): ArchiveEntry {
    const open = async () => Buffer.from(`${JSON.stringify(await this.db.first(sql, params), null, 1)}\n`, 'utf8');
    return { path, label, open };
  }

  private async *batches({ sql }: ArchiveTable, contestId: string): AsyncGenerator<Row[]> {
    for (let offset = 0; ; offset += BATCH) {
      const rows = await this.db.query<Row>(`${sql} LIMIT ${String(BATCH)} OFFSET $2`, [contestId, offset]);
      if (rows.length > 0) yield rows;
      if (rows.length < BATCH) return;
    }
  }

  private async *json(table: ArchiveTable, contestId: string): AsyncGenerator<string> {
    let before = '[\n';
    for await (const rows of this.batches(table, contestId)) {
      yield before + rows.map((row) => JSON.stringify(row)).join(',\n');
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  }

  private async *csv(table: ArchiveTable, contestId: string, madeOn: string): AsyncGenerator<string> {
    let head: readonly string[] | undefined;
    for await (const rows of this.batches(table, contestId)) {
      const columns = (head ?? Object.keys(rows[0] ?? {})).map((one) => ({
        head: one,
        width: 20,
        kind: 'text' as const,
      }));
      const text = renderCsv({
        madeOn,
        title: table.label,
        columns,
        rows: rows.map((row) => Object.values(row).map(cell)),
      });
      yield head === undefined ? text.toString('utf8') : text.toString('utf8').replace(/^[^\n]*\n/u, '');
      head = columns.map((one) => one.head);
    }
  }
}

function cell(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
