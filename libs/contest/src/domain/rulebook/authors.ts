import { z } from 'zod';
import { code, count, text } from './exact';

export const AUTHOR_CATEGORIES = ['individual', 'group', 'collective'] as const;
export const authorCategory = z.enum(AUTHOR_CATEGORIES);
export type AuthorCategory = z.output<typeof authorCategory>;

export const BARRED_KINDS = ['organisers', 'judges', 'secretaries', 'software_staff'] as const;
export type BarredKind = (typeof BARRED_KINDS)[number];

/** The contest roles that each barred kind stands for. A person who holds one may not be an author, and the reverse. */
export const ROLES_OF_BARRED_KIND: Readonly<Record<BarredKind, readonly string[]>> = {
  organisers: ['organiser'],
  judges: ['judge', 'chair', 'deputy_chair'],
  secretaries: ['secretary', 'secretary_head', 'clerk'],
  software_staff: ['admin'],
};

/** Collective: the author is a unit; minAuthors and maxAuthors then count its named representatives. */
export const authors = z.strictObject({
  categories: z
    .array(
      z.strictObject({
        code: authorCategory,
        name: text(100),
        minAuthors: count(1, 50),
        maxAuthors: count(1, 50),
      }),
    )
    .min(1),
  barred: z.array(z.enum(BARRED_KINDS)),
});

export const themes = z.array(z.strictObject({ code, name: text(300) })).min(1);
