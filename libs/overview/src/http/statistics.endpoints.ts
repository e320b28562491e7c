import { byId, endpoint } from '@platform/http';
import { z } from 'zod';
import { TABLES } from '../domain/statistics-words';

const tag = 'overview';
const STAFF = { roles: ['secretary', 'secretary_head', 'chair', 'deputy_chair', 'organiser'] } as const;
const count = z.int().min(0);
const slices = z.array(z.strictObject({ key: z.string(), label: z.string(), count }).meta({ id: 'Slice' }));
const hundredths = z.int().meta({ description: 'Hundredths of a mark.' });

export const statistics = endpoint({
  method: 'GET',
  path: '/contests/:id/statistics',
  access: STAFF,
  tag,
  summary:
    'Numbers of what was received, screened and scored; score distributions of locked rounds for those who read results.',
  params: byId,
  response: z
    .strictObject({
      total: count,
      byDay: z.array(z.strictObject({ day: z.iso.date(), count })),
      byOutcome: slices,
      byState: slices,
      byChannel: slices,
      byTheme: slices,
      byAuthorKind: slices,
      byBlock: slices,
      byUnit: slices,
      progress: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          state: z.string(),
          initiatives: count,
          assigned: count,
          submitted: count,
        }),
      ),
      scores: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          count,
          bins: z.array(z.strictObject({ from: hundredths, to: hundredths, count })),
        }),
      ),
    })
    .meta({ id: 'Statistics' }),
});

export const exportStatistics = endpoint({
  method: 'GET',
  path: '/contests/:id/statistics/export',
  access: STAFF,
  tag,
  summary: 'One table of the statistics as a workbook or as CSV for Excel, in the reader’s language.',
  params: byId,
  query: z.strictObject({
    table: z.enum(TABLES).default('byDay').meta({ description: 'Which of the tables.' }),
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
  produces: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
});
