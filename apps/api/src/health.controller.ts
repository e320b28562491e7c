import { Controller } from '@nestjs/common';
import { Database } from '@platform/database';
import { Call, endpoint, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { z } from 'zod';

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
  summary: 'The process can serve: the database answers. Gives the server’s clock.',
  response: z.strictObject({ status: z.literal('ok'), now: z.iso.datetime() }),
});

@Controller()
export class HealthController {
  constructor(private readonly db: Database) {}

  @Handle(live)
  live(@Call() _call: CallOf<typeof live>) {
    return { status: 'ok' };
  }

  @Handle(ready)
  async ready(@Call() _call: CallOf<typeof ready>) {
    return { status: 'ok', now: (await this.db.now()).toISOString() };
  }
}
