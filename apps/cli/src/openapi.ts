import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiText } from '../../api/src/description.controller';
import '../../app.module';
import { project } from './settings';

export { openApiText };

export function run(): Promise<number> {
  writeFileSync(join(project, 'openapi.json'), openApiText());
  console.log('openapi.json');
  return Promise.resolve(0);
}
