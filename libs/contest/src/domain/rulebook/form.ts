import { z } from 'zod';
import { code, count, text } from './exact';

const label = { code, label: text(500), help: text(2000).optional(), required: z.boolean() };
const option = z.strictObject({ code, label: text(300) });
const day = z.iso.date();

/** Words are runs between white space of the NFC text: in Vietnamese, syllables. */
const textKind = { kind: z.literal('text'), minWords: count(1, 50_000).optional(), maxWords: count(1, 50_000) };
/** decimals: how many digits may follow the point. unit: printed after the number. */
const numberKind = {
  kind: z.literal('number'),
  min: z.number().optional(),
  max: z.number().optional(),
  decimals: count(0, 6),
  unit: text(50).optional(),
};
const dateKind = { kind: z.literal('date'), earliest: day.optional(), latest: day.optional() };
const choiceKind = { kind: z.literal('choice'), multiple: z.boolean(), options: z.array(option).min(1).max(200) };

const column = z.discriminatedUnion('kind', [
  z.strictObject({ ...label, ...textKind }),
  z.strictObject({ ...label, ...numberKind }),
  z.strictObject({ ...label, ...dateKind }),
  z.strictObject({ ...label, ...choiceKind }),
]);

/** blind: shown to the judges of a blind round. A field that names people or units has it false. */
const field = { ...label, blind: z.boolean() };

const formField = z.discriminatedUnion('kind', [
  z.strictObject({ ...field, ...textKind }),
  z.strictObject({ ...field, ...numberKind }),
  z.strictObject({ ...field, ...dateKind }),
  z.strictObject({ ...field, ...choiceKind }),
  z.strictObject({
    ...field,
    kind: z.literal('table'),
    columns: z.array(column).min(1).max(20),
    minRows: count(0, 200),
    maxRows: count(1, 200),
  }),
]);

/** Title, theme, category, unit and authors are not fields: every initiative has them. */
export const form = z.strictObject({ titleMaxWords: count(5, 200), fields: z.array(formField).max(60) });

export type FormField = z.output<typeof formField>;
export type FormColumn = z.output<typeof column>;
