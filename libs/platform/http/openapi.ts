import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import type { AnyEndpoint } from './endpoint';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    params: z.record(z.string(), z.unknown()).optional(),
    blockers: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        path: z.string().optional(),
        params: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
    requestId: z.string(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem document. `code` is stable; `title` is in the reader’s language.',
  });

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
});

/** The whole API as an OpenAPI 3.1 document, from the declared endpoints; routes in a stable order. */
export function openApiDocument(endpoints: readonly AnyEndpoint[], version: string): object {
  const paths: ZodOpenApiPathsObject = {};
  const ordered = [...endpoints].sort((a, b) => compare(`${a.path} ${a.method}`, `${b.path} ${b.method}`));
  for (const endpoint of ordered) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Sáng Kiến',
      version,
      description:
        'Initiative contests from the rulebook to the published award decision. Sign in with POST /api/sessions; the answer sets an httpOnly cookie `sid`. ' +
        'Errors are problem documents. Edits of versioned things need If-Match with the ETag read before. Marks are decimals with at most two places.',
    },
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' } } },
    paths,
  });
}

function operation(endpoint: AnyEndpoint): ZodOpenApiOperationObject {
  const headers: Record<string, z.ZodType> = {};
  if (endpoint.ifMatch)
    headers['if-match'] = z.string().meta({ description: 'ETag of the version being edited, "v3".' });
  if (endpoint.idempotent) headers['idempotency-key'] = z.string().max(200).optional();
  const files = Object.fromEntries(
    endpoint.produces.map((type) => [type, { schema: { type: 'string' as const, contentMediaType: type } }]),
  );
  const json = endpoint.response instanceof z.ZodVoid ? {} : { 'application/json': { schema: endpoint.response } };
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.access !== 'public' && { security: [{ session: [] }] }),
    ...(typeof endpoint.access === 'object' && { description: `Roles: ${endpoint.access.roles.join(', ')}.` }),
    requestParams: {
      path: endpoint.params as z.ZodObject,
      query: endpoint.query as z.ZodObject,
      ...(Object.keys(headers).length > 0 && { header: z.object(headers) }),
    },
    ...(endpoint.upload && {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object' as const,
              properties: { file: { type: 'string' as const, format: 'binary' } },
              required: ['file'],
            },
          },
        },
      },
    }),
    ...(!endpoint.upload &&
      !(endpoint.body instanceof z.ZodUndefined) && {
        requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } },
      }),
    responses: {
      [String(endpoint.status)]: { description: endpoint.summary, content: { ...json, ...files } },
      ...(endpoint.access !== 'public' && {
        '401': problemAnswer('Not signed in.'),
        '403': problemAnswer('Not your role.'),
      }),
      '404': problemAnswer('Absent, or not yours.'),
      ...(endpoint.method !== 'GET' && { '409': problemAnswer('State or facts forbid it; see blockers.') }),
      ...(endpoint.ifMatch && { '412': problemAnswer('Stale version.'), '428': problemAnswer('If-Match is missing.') }),
      '422': problemAnswer('Malformed input; see blockers.'),
    },
  };
}

function operationId(endpoint: AnyEndpoint): string {
  const words = endpoint.path.split('/').flatMap((part) => part.replace(/^:/, 'by-').split('-'));
  return endpoint.method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
