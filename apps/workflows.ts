import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workflow } from '@platform/workflow';

type AnyWorkflow = Workflow<string, never>;

const libs = join(__dirname, '..', 'libs');

/** Every transition table of every room, found by the name of its file. */
export function allWorkflows(): readonly { readonly room: string; readonly workflow: AnyWorkflow }[] {
  return readdirSync(libs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'platform')
    .flatMap(({ name: room }) => workflowFiles(join(libs, room, 'src', 'domain')).map((file) => ({ room, file })))
    .flatMap(({ room, file }) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- found by place, at run time
      const exported = Object.values(require(file) as Record<string, unknown>);
      return exported.filter(isWorkflow).map((workflow) => ({ room, workflow }));
    })
    .sort((a, b) => (a.workflow.name < b.workflow.name ? -1 : 1));
}

function workflowFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.workflow\.(ts|js)$/.test(name))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function isWorkflow(value: unknown): value is AnyWorkflow {
  return (
    typeof value === 'object' && value !== null && 'transitions' in value && 'states' in value && 'initial' in value
  );
}
