import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@platform/kernel';

/** What the build of apps/web left in dist/web. */
export interface WebBundle {
  readonly folder: string;
  /** Text of index.html, with %NONCE% and %MAILBOX% to be filled in. */
  readonly index: string;
  /** Address of the style sheet of the public pages. */
  readonly publicStyle: string;
}

interface ManifestEntry {
  readonly file: string;
}

/** Null where the web application was not built: the API then serves without it. */
export function readBundle(folder = join(projectRoot(__dirname), 'dist', 'web')): WebBundle | null {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) return null;
  const entries = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, ManifestEntry | undefined>;
  const style = entries['src/public/public.css']?.file;
  if (style === undefined) throw new Error(`${manifest} names no style sheet for the public pages`);
  return { folder, index: readFileSync(join(folder, 'index.html'), 'utf8'), publicStyle: `/${style}` };
}
