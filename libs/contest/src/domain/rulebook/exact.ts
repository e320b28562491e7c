import { fromHundredths, toHundredths } from '@platform/kernel';
import { z } from 'zod';

/** Integer hundredths of a point: 9.5 in the document is 950 here. */
export type Hundredths = number;

const twoDecimals = (highest: number) =>
  z
    .number()
    .min(0)
    .max(highest)
    .refine((value) => toHundredths(value) !== null, { params: { code: 'too_many_decimals' }, abort: true })
    .meta({ multipleOf: 0.01 });

const codec = (highest: number) =>
  z.codec(twoDecimals(highest), z.int().min(0), {
    decode: (value) => toHundredths(value) ?? Number.NaN,
    encode: fromHundredths,
  });

/** A mark or a sum of marks; decimal with at most two digits in the document, hundredths after parsing. */
export const mark = codec(100_000);

/** A percentage; 33.33 in the document is 3333 after parsing, 100.00% is 10000. */
export const percent = codec(100);

/** Whole đồng. */
export const amount = z.int().min(0).max(1_000_000_000_000);

export const text = (longest: number) => z.string().normalize('NFC').min(1).max(longest);

/** Names a thing inside the rulebook; never shown to the public. */
export const code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

export const count = (least: number, most: number) => z.int().min(least).max(most);
