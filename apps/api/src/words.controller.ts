import { Controller } from '@nestjs/common';
import { Call, endpoint, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { z } from 'zod';
import { allWorkflows } from '../../workflows';

const labels = z.record(z.string(), z.strictObject({ vi: z.string(), en: z.string() }));

const words = endpoint({
  method: 'GET',
  path: '/workflow-words',
  access: { roles: ['secretary_head', 'admin'] },
  tag: 'audit',
  summary: 'What states and steps are called, by the thing they belong to: to read the audit.',
  response: z.record(z.string(), z.strictObject({ states: labels, steps: labels })).meta({ id: 'WorkflowWords' }),
});

@Controller()
export class WordsController {
  private readonly all = Object.fromEntries(
    allWorkflows().map(({ workflow }) => [
      workflow.name,
      {
        states: workflow.states,
        steps: Object.fromEntries(workflow.transitions.map(({ name, label }) => [name, label])),
      },
    ]),
  );

  @Handle(words)
  words(@Call() _call: CallOf<typeof words>) {
    return this.all;
  }
}
