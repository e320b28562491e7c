import { join } from 'node:path';
import { defineConfig } from 'vite';
import { pdfParts } from './src/ui/viewers/build.mts';
import { packedFiles, shellFiles } from './worker/build.mts';

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  cacheDir: join(here, '../../.cache/vite'),
  oxc: { jsx: { runtime: 'automatic' } },
  plugins: [shellFiles(), pdfParts(), packedFiles()],
  build: {
    outDir: join(here, '../../dist/web'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        app: join(here, 'index.html'),
        public: join(here, 'src/public/public.css'),
        'shell-worker': join(here, 'worker/shell.ts'),
      },
      output: {
        // What most pages use comes in one file: a page is then 30 requests, not 70, and none grows heavier.
        // Fields of dates and files are on forms only, which judges do not have.
        codeSplitting: {
          groups: [
            { name: 'common', minShareCount: 16, test: /^(?!.*\/src\/ui\/(?:date|day-first|field-text|file-field))/ },
          ],
        },
        entryFileNames: ({ name }) => (name === 'shell-worker' ? 'shell-worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
