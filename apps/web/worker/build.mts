import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** Pages that work without a network: those of authors and of judges. */
const OFFLINE = /\/src\/features\/(?:initiative|judging\/(?!office))|\/src\/app\/shell\.tsx$/;
const FONT = /-(?:latin|vietnamese)-\d+-normal.*\.woff2$/;

/** Tells the service worker which files make up the application's offline part; runs once everything is named. */
export function shellFiles(): Plugin {
  return {
    name: 'shell-files',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((item): item is Rolldown.OutputChunk => item.type === 'chunk');
      const worker = chunks.find(({ name }) => name === 'shell-worker');
      if (!worker) throw new Error('The service worker was not built.');
      const wanted = new Set<string>();
      const take = (fileName: string) => {
        const chunk = bundle[fileName];
        if (chunk?.type !== 'chunk' || wanted.has(fileName)) return;
        wanted.add(fileName);
        for (const css of chunk.viteMetadata?.importedCss ?? []) wanted.add(css);
        chunk.imports.forEach(take);
      };
      for (const chunk of chunks) {
        if ((chunk.isEntry && chunk.name === 'app') || OFFLINE.test(chunk.facadeModuleId ?? '')) take(chunk.fileName);
      }
      for (const fileName of Object.keys(bundle)) if (FONT.test(fileName)) wanted.add(fileName);
      const files = [...[...wanted].sort().map((fileName) => `/${fileName}`), '/icon.svg'];
      const version = createHash('sha256')
        .update(JSON.stringify([files, worker.code]))
        .digest('hex')
        .slice(0, 16);
      worker.code = worker.code
        .replace(/["'`]__SHELL_FILES__["'`]/, JSON.stringify(files))
        .replace('__SHELL_VERSION__', version);
      if (worker.code.includes('__SHELL_')) throw new Error('The service worker names no files.');
    },
  };
}

const packed = promisify(gzip);
/** Smaller ones fit one packet as they are. */
const LEAST_BYTES = 1_400;

/** Lays a `.gz` beside every script and style sheet, for the server to send; fonts are packed already. */
export function packedFiles(): Plugin {
  return {
    name: 'packed-files',
    async writeBundle({ dir = '' }, bundle) {
      const names = Object.keys(bundle).filter((name) => /^assets\/.*\.(?:m?js|css)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const bytes = await readFile(join(dir, name));
          if (bytes.length >= LEAST_BYTES) await writeFile(join(dir, `${name}.gz`), await packed(bytes, { level: 9 }));
        }),
      );
    },
  };
}
