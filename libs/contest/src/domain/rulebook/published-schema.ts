import { z } from 'zod';
import { rulebookSchema } from './rulebook';

/** JSON Schema (draft 2020-12) of the document as written; the cross-checks are parseRulebook's alone. */
export function publishedSchema(): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(rulebookSchema, { io: 'input' }), title: 'Sáng Kiến rulebook' };
}
