import { z } from 'zod';
import { code, text } from './exact';

/**
 * Own work and the same unit (at submission, or its successor today) are always conflicts. declaredKinds: what a judge
 * may declare besides; nameEn: for readers in English, else they read the name. declarationRequired: a judge answers for every assigned initiative before the first mark.
 */
export const conflicts = z.strictObject({
  declaredKinds: z.array(z.strictObject({ code, name: text(300), nameEn: text(300).optional() })).max(20),
  declarationRequired: z.boolean(),
});
