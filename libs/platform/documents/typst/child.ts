import type { readFileSync as ReadFile } from 'node:fs';
import type { NodeCompiler as Compiler } from '@myriaddreamin/typst-ts-node-compiler';

export interface TypstJob {
  source: string;
  /** JSON text, read in the template through `sys.inputs.data`; never part of the markup. */
  data: string;
}

export type TypstAnswer = { pdf: Uint8Array } | { fault: string };

/**
 * Runs in a process of its own: the engine starts it from this function's text, so it may use nothing but `require`
 * and its arguments. `compilerPath` and `fontPaths` are absolute.
 */
export function typstChild(load: NodeJS.Require, compilerPath: string, fontPaths: string[]): void {
  const { NodeCompiler } = load(compilerPath) as { NodeCompiler: typeof Compiler };
  const { readFileSync } = load('node:fs') as { readFileSync: typeof ReadFile };
  const fontBlobs = fontPaths.map((path) => readFileSync(path));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }], workspace: '/nonexistent-workspace' });

  const answer = (job: TypstJob): TypstAnswer => {
    try {
      const compiled = compiler.compile({ mainFileContent: job.source, inputs: { data: job.data } });
      if (compiled.result === null) {
        const diagnostics = compiled.takeDiagnostics();
        return { fault: diagnostics ? JSON.stringify(compiler.fetchDiagnostics(diagnostics)) : 'no document' };
      }
      return { pdf: compiler.pdf(compiled.result, { pdfStandard: 'a-2b', pdfTags: true }) };
    } catch (error) {
      return { fault: error instanceof Error ? error.message : String(error) };
    } finally {
      compiler.evictCache(2);
    }
  };

  process.on('message', (job: TypstJob) => process.send?.(answer(job)));
  process.on('disconnect', () => process.exit(0));
}
