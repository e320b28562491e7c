import { byId, endpoint } from '@platform/http';
import { z } from 'zod';

const tag = 'award papers';
const CLERKS = { roles: ['clerk', 'secretary', 'secretary_head'] };
const millimetres = (least: number, most: number) => z.number().min(least).max(most);
const spot = z.strictObject({
  left: millimetres(0, 420),
  top: millimetres(0, 420),
  width: millimetres(5, 420),
  size: z.number().min(6).max(60),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
});
const FIELDS = ['name', 'position', 'reason', 'decision', 'placeDate', 'signer', 'bookNumber'] as const;

/** Where the words stand on the official form. */
export const blankLayout = z
  .strictObject({
    blank: z.strictObject({ width: millimetres(100, 420), height: millimetres(100, 420) }),
    offset: z.strictObject({ right: millimetres(-50, 50), down: millimetres(-50, 50) }),
    spots: z.partialRecord(z.enum(FIELDS), spot),
  })
  .meta({ id: 'BlankLayout' });
const layoutOf = z
  .strictObject({ layout: blankLayout, saved: z.boolean(), version: z.int().meta({ description: '0: never saved.' }) })
  .meta({ id: 'SavedBlankLayout' });

export const readBlankLayout = endpoint({
  method: 'GET',
  path: '/award-decisions/:id/blank-layout',
  access: CLERKS,
  tag,
  summary: 'Where the words stand on the blanks of this kind of decision: as saved, else a start.',
  params: byId,
  response: layoutOf,
});

export const saveBlankLayout = endpoint({
  method: 'PUT',
  path: '/award-decisions/:id/blank-layout',
  access: CLERKS,
  tag,
  summary: 'Saves where the words stand on the blanks, for the contest and this kind of decision.',
  params: byId,
  body: blankLayout,
  ifMatch: true,
  response: layoutOf,
});

export const blankTestSheet = endpoint({
  method: 'GET',
  path: '/award-decisions/:id/blank-layout/test-sheet',
  access: CLERKS,
  tag,
  summary: 'Invented words at the saved places over a grid of millimetres, to hold against a blank.',
  params: byId,
  produces: ['application/pdf'],
});
