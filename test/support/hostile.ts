import type { AnyEndpoint } from '@platform/http';
import { z } from 'zod';
import { sampleBody, sampleOf } from './sample';
import type { Shape } from './sample';

const LONG = 'ồ'.repeat(100_000);
/** Well formed enough to be let through by a careless check, and nasty further in. */
const TEXTS: readonly unknown[] = [
  '',
  ' ',
  LONG,
  `'; DROP TABLE initiative.initiative; --\\`,
  '\u202egnp.exe\u2066\ufeff',
  '%s{link}${1+1}{{7*7}}<b>',
  '9999-12-31T23:59:59.999Z',
  '0000-00-00',
  0,
  null,
  {},
];
const NUMBERS: readonly unknown[] = [-1, 0.005, 1e308, 9_007_199_254_740_993, 2_147_483_648, '1', '', null, [], true];
const OTHERS: readonly unknown[] = [null, 'true', 0, [], {}, [null], [{}], LONG];

const hostile = ({ type }: Shape): readonly unknown[] =>
  type === 'string' ? TEXTS : type === 'number' || type === 'integer' ? NUMBERS : OTHERS;

type Place = readonly (string | number)[];

/** Every place in a body, optional ones too, with what is declared there. */
function places(shape: Shape, defs: Readonly<Record<string, Shape>>, at: Place = [], depth = 0): [Place, Shape][] {
  if (depth > 6) return [];
  if (shape.$ref !== undefined) {
    return places(defs[shape.$ref.replace('#/$defs/', '')] ?? {}, defs, at, depth + 1);
  }
  const variants = shape.anyOf ?? shape.oneOf ?? shape.allOf ?? [];
  if (variants.length > 0) return variants.flatMap((one) => places(one, defs, at, depth + 1));
  const inside = Object.entries(shape.properties ?? {}).flatMap(([key, value]) =>
    places(value, defs, [...at, key], depth + 1),
  );
  const items = shape.items ? places(shape.items, defs, [...at, 0], depth + 1) : [];
  return [...(at.length > 0 ? [[at, shape] as [Place, Shape]] : []), ...inside, ...items];
}

function put(into: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') return [put(Array.isArray(into) ? into[0] : undefined, rest, value)];
  const known = typeof into === 'object' && into !== null && !Array.isArray(into) ? into : {};
  return { ...known, [key]: put((known as Record<string, unknown>)[key], rest, value) };
}

/** Bodies that differ from the least one in a single place, and say which. */
export function hostileBodies(endpoint: AnyEndpoint): { readonly place: string; readonly body: unknown }[] {
  const base = sampleBody(endpoint);
  if (base === undefined) return [];
  const shape = z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }) as Shape;
  return places(shape, shape.$defs ?? {}).flatMap(([place, of]) =>
    hostile(of).map((value) => ({
      place: `${place.join('.')} = ${JSON.stringify(value).slice(0, 40)}`,
      body: put(base, place, value),
    })),
  );
}

const cursor = (...parts: readonly unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const ID = '7b1f5a60-3c58-4e0d-9d6e-0a4c1d2e3f40';
const IN_QUERY: Readonly<Record<string, readonly string[]>> = {
  cursor: [
    '',
    'e30',
    '%00',
    cursor('\u0000', ID),
    cursor('\ud800', ID),
    cursor('infinity', ID),
    cursor('99999999999999999999', ID),
    cursor("2026-01-01' OR 1=1 --", ID),
    cursor('x', 'x'),
    cursor('x', ID, 'x'),
    cursor(1, ID),
    cursor({ toString: 1 }, ID),
  ],
  limit: ['0', '-1', '201', '1e3', 'NaN', '1;2', ''],
  sort: ['', 'id', 'password_hash', 'createdAt desc', '(SELECT 1)', 'constructor', '__proto__'],
};
const ANY_QUERY = ['', '%00', '%ed%a0%80', encodeURIComponent('%_\\'.repeat(60)), "'--", '2026-02-30', '9'.repeat(150)];

/** Query strings that are wrong in one key, or give it twice. */
export function hostileQueries(endpoint: AnyEndpoint): string[] {
  const shape = z.toJSONSchema(endpoint.query, { io: 'input', unrepresentable: 'any' }) as Shape;
  const required = Object.entries(sampleOf(shape) as Record<string, unknown>).map(
    ([key, value]) => `${key}=${encodeURIComponent(String(value))}`,
  );
  return Object.keys(shape.properties ?? {}).flatMap((key) => {
    const others = required.filter((one) => !one.startsWith(`${key}=`));
    const values = IN_QUERY[key] ?? ANY_QUERY;
    return [...values.map((value) => `${key}=${value}`), `${key}=1&${key}=2`, `${key}[a]=1`].map((one) =>
      [...others, one].join('&'),
    );
  });
}
