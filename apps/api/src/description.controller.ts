import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, StreamableFile } from '@nestjs/common';
import { Call, endpoint, endpoints, Handle, openApiDocument } from '@platform/http';
import type { CallOf } from '@platform/http';
import { projectRoot } from '@platform/kernel';
import { z } from 'zod';

const description = endpoint({
  method: 'GET',
  path: '/openapi.json',
  access: 'public',
  tag: 'health',
  summary: 'This document.',
  response: z.record(z.string(), z.unknown()).meta({ id: 'OpenApiDocument' }),
});

/** Text of openapi.json as the code has it now. */
export function openApiText(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  return `${JSON.stringify(openApiDocument(endpoints(), version), null, 2)}\n`;
}

@Controller()
export class DescriptionController {
  private text: Buffer | undefined;

  @Handle(description)
  describe(@Call() _call: CallOf<typeof description>) {
    this.text ??= Buffer.from(openApiText());
    return new StreamableFile(this.text, { type: 'application/json' });
  }
}
