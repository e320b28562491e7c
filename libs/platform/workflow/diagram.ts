import { endsOf } from './decide';
import type { Workflow } from './decide';

/** The table as a page of prose and a Mermaid diagram, for `docs/workflows`. */
export function workflowPage<State extends string, Facts>(workflow: Workflow<State, Facts>): string {
  const states = Object.keys(workflow.states) as State[];
  const lines = [
    `# ${workflow.name}`,
    '',
    'Generated from the transition table; do not edit.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${workflow.initial}`,
    ...workflow.transitions.flatMap((row) =>
      row.from.flatMap((from) => endsOf(row).map((to) => `  ${from} --> ${to}: ${row.name}`)),
    ),
    '```',
    '',
    '| State | Tiếng Việt |',
    '|---|---|',
    ...states.map((state) => `| \`${state}\` | ${workflow.states[state].vi} |`),
    '',
    '| Transition | Tiếng Việt | From | To | By | If | Emits |',
    '|---|---|---|---|---|---|---|',
    ...workflow.transitions.map((row) => {
      const guards = [
        ...(row.guards ?? []).map((guard) => guard.name),
        ...(row.needsReason ? ['a reason is given'] : []),
      ];
      return `| \`${row.name}\` | ${row.label.vi} | ${row.from.join(', ')} | ${endsOf(row).join(' or ')} | ${row.roles.join(', ')} | ${guards.join('; ')} | ${row.emits} |`;
    }),
    '',
  ];
  return lines.join('\n');
}

/** The CHECK that a table's `state` column must carry. */
export function stateCheck<State extends string, Facts>(workflow: Workflow<State, Facts>): string {
  return `CHECK (state IN (${Object.keys(workflow.states)
    .map((state) => `'${state}'`)
    .join(', ')}))`;
}
