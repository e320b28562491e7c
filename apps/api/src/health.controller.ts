import { Controller } from '@nestjs/common';
import { Call, endpoint, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { z } from 'zod';
import { Readiness } from './readiness';

const live = endpoint({
  method: 'GET',
  path: '/health/live',
  access: 'public',
  tag: 'health',
  summary: 'The process works.',
  response: z.strictObject({ status: z.literal('ok') }),
});

const ready = endpoint({
  method: 'GET',
  path: '/health/ready',
  access: 'public',
  tag: 'health',
  summary: 'The process can serve: the database answers. Gives the server’s clock, and what it has to do without.',
  response: z.strictObject({
    status: z.enum(['ok', 'degraded']),
    now: z.iso.datetime(),
    degraded: z
      .array(z.enum(['jobs', 'files', 'mail']))
      .meta({ description: 'Services that do not answer; what needs them waits or is refused for now.' }),
  }),
});

@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Handle(live)
  live(@Call() _call: CallOf<typeof live>) {
    return { status: 'ok' };
  }

  @Handle(ready)
  async ready(@Call() _call: CallOf<typeof ready>) {
    const { now, degraded } = await this.readiness.check();
    return { status: degraded.length === 0 ? 'ok' : 'degraded', now: now.toISOString(), degraded };
  }
}
