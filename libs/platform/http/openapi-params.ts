import { z } from 'zod';
import type { AnyEndpoint } from './endpoint';

/** What a path's parameter stands for, from the word before it, where the schema says nothing. */
export function describedParams(endpoint: AnyEndpoint): z.ZodObject {
  const parts = endpoint.path.split('/');
  const { shape } = endpoint.params as z.ZodObject<Record<string, z.ZodType>>;
  return z.object(
    Object.fromEntries(
      Object.entries(shape).map(([name, schema]) => {
        const before = parts.slice(0, parts.indexOf(`:${name}`)).findLast((part) => !part.startsWith(':')) ?? '';
        const thing = before.replace(/-/g, ' ').replace(/ies$/, 'y').replace(/s$/, '');
        const own = name.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
        const what =
          name === 'id'
            ? `Id of the ${thing}`
            : name.endsWith('Id')
              ? `Id of the ${own}`
              : `${capital(own)} of the ${thing}`;
        return [name, schema.description === undefined ? schema.meta({ ...schema.meta(), description: what }) : schema];
      }),
    ),
  );
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** What is the same wherever it is asked for. */
const QUERY_WORDS: Readonly<Record<string, string>> = {
  q: 'Words to find; accents and case do not matter.',
  cursor: '`nextCursor` of the page before, with the same other parameters; left out for the first page.',
  limit: 'Most items of the page.',
  sort: 'Order of the list.',
  format: 'Kind of file.',
  dryRun: 'true: say what would happen and change nothing.',
};

/** A parameter that only filters is described by its name. */
export function describedQuery(endpoint: AnyEndpoint): z.ZodObject {
  const { shape } = endpoint.query as z.ZodObject<Record<string, z.ZodType>>;
  return z.object(
    Object.fromEntries(
      Object.entries(shape).map(([name, schema]) => {
        if (schema.description !== undefined) return [name, schema];
        const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
        return [
          name,
          schema.meta({ ...schema.meta(), description: QUERY_WORDS[name] ?? `Only those with this ${words}.` }),
        ];
      }),
    ),
  );
}
