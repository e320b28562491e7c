import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFaults } from '@platform/workflow';
import { workflowPages } from '../../apps/cli/src/diagrams';
import { allWorkflows } from '../../apps/workflows';
import { openApiText } from '../../apps/cli/src/openapi';

const root = join(__dirname, '..', '..');

describe('generated files are those the code would write now', () => {
  it('openapi.json (mend: node dist/apps/cli/src/main.js openapi)', () => {
    expect(readFileSync(join(root, 'openapi.json'), 'utf8')).toBe(openApiText());
  });

  it('apps/web/src/api/schema.generated.ts (mend: npm run api-types)', () => {
    const cli = join(root, 'node_modules', 'openapi-typescript', 'bin', 'cli.js');
    const target = join('apps', 'web', 'src', 'api', 'schema.generated.ts');
    const { status } = spawnSync(process.execPath, [cli, 'openapi.json', '--check', '-o', target], { cwd: root });
    expect(status).toBe(0);
  });

  it('docs/workflows (mend: node dist/apps/cli/src/main.js diagrams)', () => {
    const folder = join(root, 'docs', 'workflows');
    const committed = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    expect(committed).toEqual(workflowPages());
  });

  it('every transition table is sound', () => {
    expect(
      allWorkflows().flatMap(({ room, workflow }) => tableFaults(workflow).map((fault) => `${room}: ${fault}`)),
    ).toEqual([]);
  });
});
