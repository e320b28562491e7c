import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Decoders of scanned pages, fonts for documents that do not bring theirs, and the licences of both. */
const FOLDERS = ['wasm', 'standard_fonts'];

/** Puts beside the application what the program that shows PDF fetches only for documents that need it. */
export function pdfParts(): Plugin {
  return {
    name: 'pdf-parts',
    generateBundle() {
      const about = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
      const root = dirname(about);
      const { version } = JSON.parse(readFileSync(about, 'utf8')) as { version: string };
      for (const folder of FOLDERS) {
        for (const name of readdirSync(join(root, folder))) {
          this.emitFile({
            type: 'asset',
            fileName: `assets/pdf-${version}/${name}`,
            source: readFileSync(join(root, folder, name)),
          });
        }
      }
    },
  };
}
