import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const DIST = join(__dirname, '..', '..', 'dist', 'web');
type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

/** What a page must load before it can show: its own chunk, the shell's, the entry, and all that these import at once. */
function needsOf(page: string): { readonly files: number; readonly kilobytes: number } {
  const manifest = JSON.parse(readFileSync(join(DIST, 'manifest.json'), 'utf8')) as Manifest;
  const needed = new Set<string>();
  const need = (name: string): void => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const next of manifest[name]?.imports ?? []) need(next);
  };
  for (const part of ['index.html', 'src/app/shell.tsx', page]) {
    expect(Object.keys(manifest)).toContain(part);
    need(part);
  }
  const files = [...needed].flatMap((name) => manifest[name]?.file ?? []).filter((file) => file.endsWith('.js'));
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length, 0);
  return { files: files.length, kilobytes: bytes / 1000 };
}

it.each([
  ['the marking page', 'src/features/judging/marking-page.tsx'],
  ['the judge’s list', 'src/features/judging/mine-page.tsx'],
])('%s needs at most 240 kB of JavaScript, gzipped, in at most 32 files before it shows', (_, page) => {
  const { files, kilobytes } = needsOf(page);
  expect(kilobytes).toBeLessThanOrEqual(240);
  expect(files).toBeLessThanOrEqual(32);
});
