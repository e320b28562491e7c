import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpoints, openApiDocument } from '@platform/http';
import '../../app.module';
import { project } from './settings';

/** Text of openapi.json as the code has it now. */
export function openApiText(): string {
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };
  return `${JSON.stringify(openApiDocument(endpoints(), version), null, 2)}\n`;
}

export function run(): Promise<number> {
  writeFileSync(join(project, 'openapi.json'), openApiText());
  console.log('openapi.json');
  return Promise.resolve(0);
}
