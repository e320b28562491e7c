import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workflowPage } from '@platform/workflow';
import { allWorkflows } from '../../workflows';
import { project } from './settings';

/** Pages of docs/workflows by file name. */
export function workflowPages(): ReadonlyMap<string, string> {
  return new Map(allWorkflows().map(({ workflow }) => [`${workflow.name}.md`, workflowPage(workflow)]));
}

export function run(): Promise<number> {
  const folder = join(project, 'docs', 'workflows');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, page] of workflowPages()) writeFileSync(join(folder, name), page);
  console.log('docs/workflows');
  return Promise.resolve(0);
}
