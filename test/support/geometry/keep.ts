import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Table } from './decree';

/** With PAPERS_OUT set, leaves a measured paper and the table of its measures there, to be looked at. */
export async function keep(name: string, file: Buffer, table: Table): Promise<void> {
  const folder = process.env['PAPERS_OUT'];
  if (folder === undefined) return;
  const rows = table.rows.map((row) =>
    [row.ok ? 'ok' : 'FAULT', row.element, row.what, row.measured, row.allowed].join('\t'),
  );
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), file);
  await writeFile(join(folder, `${name}.txt`), `${rows.join('\n')}\n`);
}
