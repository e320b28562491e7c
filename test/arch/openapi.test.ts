import { join, resolve } from 'node:path';
import ts from 'typescript';
import { openApiText } from '../../apps/cli/src/openapi';

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
}
interface Content {
  readonly schema?: Schema;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly {
    in: string;
    name: string;
    required?: boolean;
    description?: string;
    schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<
    Record<
      string,
      { description: string; headers?: Readonly<Record<string, object>>; content?: Readonly<Record<string, Content>> }
    >
  >;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Whether a stranger can write a client from the description alone. */
describe('openapi.json', () => {
  const document = JSON.parse(openApiText()) as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ where: `${method} ${path}`, path, operation })),
  );
  const faults = (check: (one: (typeof operations)[number]) => readonly string[]) =>
    operations.flatMap((one) => check(one).map((fault) => `${one.where}: ${fault}`));

  it('names each operation once, as an identifier', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect([...new Set(names)].length).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]\w*$/i.test(name))).toEqual([]);
  });

  it('says in a sentence what each operation does, and describes every parameter of its path', () => {
    expect(
      faults(({ path, operation }) => {
        const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path');
        const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        return [
          ...(operation.summary.length > 5 ? [] : ['no summary']),
          ...wanted.filter((name) => !inPath.some((one) => one.name === name)).map((name) => `${name} is missing`),
          ...inPath
            .filter((one) => !one.required || !(one.description ?? one.schema.description))
            .map(({ name }) => `${name} is not described`),
          ...inPath
            .filter((one) => /:|^(\w+) of the \1\b/i.test(one.description ?? one.schema.description ?? ''))
            .map(({ name }) => `${name} is described by itself`),
        ];
      }),
    ).toEqual([]);
  });

  it('describes every parameter of a query, none of which is a bare text for yes or no', () => {
    expect(
      faults(({ operation }) =>
        (operation.parameters ?? [])
          .filter((one) => one.in === 'query')
          .flatMap(({ name, required, description, schema }) => [
            ...((description ?? schema.description) ? [] : [`${name} is not described`]),
            ...(required && (description ?? schema.description ?? '').startsWith('Only those with')
              ? [`${name} is said to filter, but must be given`]
              : []),
            ...(/^(dryRun|mine|numbered|preview)$/.test(name) && schema.enum?.join() !== 'true,false'
              ? [`${name} does not say that it is true or false`]
              : []),
          ]),
      ),
    ).toEqual([]);
  });

  it('says where a version to edit is read, and how long to wait', () => {
    const { schemas } = document.components;
    expect(
      faults(({ operation }) =>
        Object.entries(operation.responses).flatMap(([status, { headers = {}, content = {} }]) => {
          const name = content['application/json']?.schema?.$ref?.split('/').at(-1) ?? '';
          const { properties = {} } = (schemas[name] ?? {}) as { properties?: Record<string, { type?: string }> };
          const versioned = status.startsWith('2') && properties['version']?.type === 'integer';
          return [
            ...(versioned && !('ETag' in headers) ? [`${status} names no ETag`] : []),
            ...(['429', '503'].includes(status) && !('Retry-After' in headers) ? [`${status} names no time`] : []),
          ];
        }),
      ),
    ).toEqual([]);
  });

  it('gives every JSON answer a named schema, and every body a schema that says something', () => {
    expect(
      faults(({ operation }) => {
        const answers = Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
          Object.entries(content).map(([type, { schema }]) => ({ status, type, schema })),
        );
        const bodies = Object.values(operation.requestBody?.content ?? {});
        const isFile = (schema: Schema | undefined) => JSON.stringify(schema ?? {}).includes('contentMediaType');
        const isFree = (schema: Schema | undefined) =>
          JSON.stringify(schema ?? {}).includes('additionalProperties":{}');
        return [
          ...answers
            .filter(({ type, schema }) => /json/.test(type) && !schema?.$ref && !isFile(schema) && !isFree(schema))
            .map(({ status }) => `the answer ${status} has no name`),
          ...[...answers, ...bodies]
            .filter(({ schema }) => schema === undefined || Object.keys(schema).length === 0)
            .map(() => 'an empty schema'),
        ];
      }),
    ).toEqual([]);
    const empty = Object.entries(document.components.schemas).filter(([, schema]) => Object.keys(schema).length === 0);
    expect(empty).toEqual([]);
  });

  it('says of each operation who may call it and how it refuses', () => {
    expect(
      faults(({ where, operation }) => {
        const wanted = [
          ...(operation.security ? ['401', '403'] : []),
          ...(where.startsWith('get') ? [] : ['409']),
          ...((operation.parameters ?? []).some(({ name }) => name === 'if-match') ? ['412', '428'] : []),
          ...['404', '422', '503'],
        ];
        return wanted
          .filter((status) => !operation.responses[status]?.content?.['application/problem+json'])
          .map((status) => `no ${status}`);
      }),
    ).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const known = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    const used = [...openApiText().matchAll(/"\$ref": "([^"]+)"/g)].map(([, name]) => name ?? '');
    expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('lists every code of a refusal', () => {
    const codes = document.components.schemas['ErrorCode']?.enum ?? [];
    expect(codes.length).toBeGreaterThan(300);
    expect(codes.filter((code) => !/^[a-z]+\.[a-z_0-9]+$/.test(code))).toEqual([]);
    expect(codes).toEqual(expect.arrayContaining(['platform.stale', 'initiative.closed', 'award.number_taken']));
  });
});

/** The types made from it, used as a client would. */
describe('a client of its types', () => {
  const root = resolve(__dirname, '../..');
  const types = join(root, 'apps/web/src/api/schema.generated');
  const client = (lines: string) => `
    import createClient from 'openapi-fetch';
    import type { components, paths } from '${types}';
    const api = createClient<paths>({ baseUrl: 'http://127.0.0.1:3000' });
    export async function run(id: string): Promise<unknown> {
      await api.POST('/api/sessions', { body: { email: 'an@vidu.vn', password: 'x' } });
      ${lines}
    }
    export type Code = components['schemas']['ErrorCode'];
    export const closed: Code = 'initiative.closed';
  `;
  /** What the compiler says of a client with these lines. */
  function faultsOf(lines: string): string[] {
    const file = join(root, 'apps/web/src/api/sample.ts');
    const options: ts.CompilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] },
      ...{
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
      },
    };
    const host = ts.createCompilerHost(options);
    const plain = ts.createCompilerHost(options);
    const text = client(lines);
    host.getSourceFile = (name, ...rest) =>
      name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : plain.getSourceFile(name, ...rest);
    host.fileExists = (name) => name === file || plain.fileExists(name);
    host.readFile = (name) => (name === file ? text : plain.readFile(name));
    const program = ts.createProgram([file], options, host);
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? '');
  }

  it('compiles where it keeps to the description', () => {
    const lines = `
      const page = await api.GET('/api/contests/{id}/initiatives', { params: { path: { id }, query: { q: 'mot cua', limit: 20 } } });
      const first = page.data?.items[0];
      if (!first) return page.error?.blockers[0]?.code;
      return api.POST('/api/initiatives/{id}/submit', { params: { path: { id: first.id }, header: { 'if-match': '"v1"' } } });`;
    expect(faultsOf(lines)).toEqual([]);
  });

  it('does not compile with an unknown path, a body without its field, or an edit without If-Match', () => {
    const lines = `
      await api.GET('/api/nothing');
      await api.POST('/api/sessions', { body: { email: 'a' } });
      return api.POST('/api/initiatives/{id}/submit', { params: { path: { id } } });`;
    expect(faultsOf(lines).length).toBe(3);
  });
});
