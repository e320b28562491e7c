import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseUrlOrTrouble, project } from './settings';

export interface BrokenInvariant {
  readonly name: string;
  /** What must never be so, in one sentence. */
  readonly sentence: string;
  readonly rows: readonly object[];
}

const FOLDER = join(project, 'test', 'invariants');
const ROWS_SHOWN = 20;

/** Runs every query of test/invariants: each must return no row. The first comment line of a file is its sentence. */
export async function brokenInvariants(databaseUrl: string): Promise<readonly BrokenInvariant[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const broken: BrokenInvariant[] = [];
  try {
    await client.query('BEGIN READ ONLY');
    for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.sql'))) {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      const { rows } = await client.query<object>(text);
      if (rows.length > 0) {
        const sentence = /^--\s*(.*)$/m.exec(text)?.[1] ?? file;
        broken.push({ name: file.replace(/\.sql$/, ''), sentence, rows: rows.slice(0, ROWS_SHOWN) });
      }
    }
  } finally {
    await client.end();
  }
  return broken;
}

export function run(): Promise<number> {
  return checkInvariants(databaseUrlOrTrouble());
}

/** Says which invariants are broken; 0 where none is. */
export async function checkInvariants(databaseUrl: string): Promise<number> {
  const broken = await brokenInvariants(databaseUrl);
  for (const { name, sentence, rows } of broken) {
    console.log(`✗ ${name}: ${sentence}`);
    for (const row of rows) console.log(`    ${JSON.stringify(row)}`);
  }
  if (broken.length === 0) console.log('✓ Không có dòng nào vi phạm / No row breaks an invariant');
  return broken.length === 0 ? 0 : 1;
}
