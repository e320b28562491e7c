import { z } from 'zod';

/** The parts of public answers that the pages show. */
const contestRow = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  state: z.string(),
  zone: z.string(),
  opensAt: z.string(),
  closesAt: z.string(),
});
export type ContestRow = z.output<typeof contestRow>;
export const contestPageSchema = z.object({ items: z.array(contestRow) });
export const publishedSchema = z.object({ items: z.array(z.object({ id: z.string() })) });

export const contestSchema = contestRow.extend({
  announcement: z.object({ number: z.string(), date: z.string() }).nullable(),
});

const named = z.object({ code: z.string(), name: z.string() });
export const rulebookSchema = z.object({
  document: z.object({
    authors: z.object({ categories: z.array(named.extend({ minAuthors: z.number(), maxAuthors: z.number() })) }),
    themes: z.array(named),
    form: z.object({ fields: z.array(z.object({ label: z.string(), required: z.boolean() })) }),
    dossier: z.object({ parts: z.array(z.object({ name: z.string(), required: z.boolean() })) }),
    calendar: z.object({
      unitClosesAt: z.string().nullable(),
      milestones: z.array(z.object({ name: z.string(), on: z.string() })),
    }),
    units: z.object({ confirmation: z.boolean() }),
    rounds: z.array(z.object({ name: z.string(), criteria: z.array(z.object({ name: z.string(), max: z.number() })) })),
    prizes: z.object({
      tables: z.array(
        z.object({
          name: z.string(),
          prizes: z.array(
            z.object({
              name: z.string(),
              count: z.number().nullable(),
              amounts: z.array(z.object({ amount: z.number() })),
            }),
          ),
        }),
      ),
    }),
    publication: z.object({ complaints: z.object({ days: z.number(), answerDays: z.number() }) }),
  }),
});
export type RulesShown = z.output<typeof rulebookSchema>['document'];

export const versionsSchema = z.object({
  items: z.array(z.object({ frozenAt: z.string().nullable(), reason: z.string().nullable() })),
});

export const resultSchema = z.object({
  contest: z.string(),
  year: z.number(),
  decisions: z.array(
    z.object({
      kind: z.string(),
      number: z.string(),
      issuer: z.string(),
      signedOn: z.string(),
      publishedAt: z.string(),
      winners: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.null()]))),
    }),
  ),
});
export type ResultShown = z.output<typeof resultSchema>;

const cited = z.object({ number: z.string(), issuer: z.string(), signedOn: z.string() });
export const certificateSchema = z.object({
  code: z.string(),
  status: z.enum(['valid', 'revoked', 'replaced']),
  contest: z.string(),
  names: z.array(z.string()),
  unit: z.string(),
  prize: z.string(),
  title: z.string(),
  decision: cited,
  revokedBy: cited.nullable(),
});
