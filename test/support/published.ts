import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Response } from 'supertest';

interface Operation {
  readonly where: string;
  readonly path: RegExp;
  /** Media types by status. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
}

let known: ReadonlyMap<string, readonly Operation[]> | undefined;

/** Operations of openapi.json by method, those with fewer parameters first. */
function operations(): ReadonlyMap<string, readonly Operation[]> {
  if (known) return known;
  const { paths } = JSON.parse(readFileSync(resolve(__dirname, '../../openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, { responses: Record<string, { content?: object }> }>>;
  };
  const byMethod = new Map<string, Operation[]>();
  const ordered = Object.entries(paths).sort(([a], [b]) => a.split('{').length - b.split('{').length);
  for (const [path, methods] of ordered) {
    for (const [method, { responses }] of Object.entries(methods)) {
      const of = byMethod.get(method.toUpperCase()) ?? [];
      byMethod.set(method.toUpperCase(), of);
      of.push({
        where: `${method.toUpperCase()} ${path}`,
        path: new RegExp(`^${path.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
        answers: new Map(
          Object.entries(responses).map(([status, { content }]) => [status, Object.keys(content ?? {})]),
        ),
      });
    }
  }
  known = byMethod;
  return known;
}

interface Said {
  readonly title?: string;
  readonly message?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** `{name}` in a sentence of a problem to which nobody gave a value; a value may hold such words itself. */
function unfilled(problem: Said & { readonly blockers?: readonly Said[] }): string[] {
  return [problem, ...(problem.blockers ?? [])].flatMap(({ title, message = title ?? '', params = {} }) =>
    (message.match(/\{\w+\}/g) ?? []).filter(
      (word) => !Object.values(params).some((value) => String(value).includes(word)),
    ),
  );
}

/**
 * Fails where an answer has a status or a media type that openapi.json does not name for its operation, or a problem
 * shows a sentence with a gap.
 */
export function isPublished(method: string, url: string): (answer: Response) => void {
  return ({ status, text, headers }) => {
    const path = url.split('?')[0] ?? url;
    const [type = ''] = (headers as Record<string, string | undefined>)['content-type']?.split(';') ?? [];
    // A test that reads bytes has no text.
    const said = type === 'application/problem+json' ? (text as string | undefined) : undefined;
    const gaps = said === undefined ? [] : unfilled(JSON.parse(said) as Said);
    if (gaps.length > 0) throw new Error(`${method.toUpperCase()} ${path} leaves ${gaps.join()} open: ${text}`);
    const operation = operations()
      .get(method.toUpperCase())
      ?.find((one) => one.path.test(path));
    if (!operation) return;
    const types = operation.answers.get(String(status));
    if (!types) throw new Error(`openapi.json names no ${status} for ${operation.where}: ${text}`);
    if (type !== '' && !types.includes(type))
      throw new Error(`openapi.json names no ${type} for ${status} of ${operation.where}`);
  };
}
