import { allMessages } from '@platform/kernel';
import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject, ZodOpenApiSchemaObject } from 'zod-openapi';
import type { AnyEndpoint } from './endpoint';
import { describedParams, describedQuery } from './openapi-params';

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

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' as const, minimum: 1 } },
};
const ETAG = {
  ETag: {
    description: 'Version of what was answered, for the If-Match of the next edit.',
    schema: { type: 'string' as const, pattern: '^"v[0-9]+"$' },
    example: '"v3"',
  },
};
const DISPOSITION = {
  'Content-Disposition': {
    description: '`attachment` with the name of the file.',
    schema: { type: 'string' as const },
  },
};

/** The code is given as an example where one alone can be meant. */
const problemAnswer = (description: string, status: number, code: string) => ({
  description: code === '' ? description : `${description} \`${code}\``,
  ...((status === 429 || status === 503) && { headers: RETRY_AFTER }),
  content: {
    'application/problem+json': {
      schema: problem,
      ...(code !== '' && { example: exampleOf(status, code) }),
    },
  },
});

function exampleOf(status: number, code: string): object {
  const [, says] = allMessages().find(([known]) => known === code) ?? [];
  const requestId = '7b1f5a60-3c58-4e0d-9d6e-0a4c1d2e3f40';
  return { type: `urn:sang-kien:${code}`, title: says?.en ?? code, status, code, blockers: [], requestId };
}

/** Every code that a problem or a blocker may carry, with its sentence. */
function errorCodes(): ZodOpenApiSchemaObject {
  const said = allMessages();
  return {
    type: 'string',
    description:
      'Codes of problems and blockers, `<room>.<reason>`; they are stable. A room’s routes give codes of the room and of those below it.',
    enum: said.map(([code]) => code),
    'x-enum-descriptions': said.map(([, { en }]) => en),
  };
}

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
        'Errors are problem documents (RFC 9457) with a stable `code`; their sentences are Vietnamese, or English with `Accept-Language: en`. ' +
        'Every answer carries its id as X-Request-Id. Edits of versioned things need If-Match with the ETag read before. ' +
        'In what comes in, instants need their offset (`Z` or `+07:00`). What comes out: instants are UTC (ISO 8601), days are of the contest’s zone, money is whole đồng, marks and shares are decimals with at most two places. ' +
        'Lists: go on with `nextCursor` until it is null; `total` counts no further than a limit and then says so in `totalCapped`. ' +
        '`availableTransitions` names the steps that the reader’s role may take now, with what still stands in the way of each; a step has an operation of its own, of the same name or meaning. ' +
        'Texts come back in Unicode NFC. Papers and archives are made within the request that asks for them. Calls with PUT, PATCH and If-Match may be repeated; where an Idempotency-Key is taken, send one with each intent. ' +
        'The course of a contest: POST /contests (a preset), PUT /contests/{id}/rulebook, POST /contests/{id}/grants, announce; POST /contests/{id}/initiatives, attachments, consent, submit, or /paper-intakes; screening/claim and screening/verdicts; rounds (see POST /contests/{id}/rounds); allotment; award-decisions (see POST /contests/{id}/award-decisions); conclude, archive.',
    },
    components: {
      schemas: { ErrorCode: errorCodes() },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'sid',
          description:
            'Set by POST /api/sessions (email and password), httpOnly. Send it back with each request; DELETE /api/sessions/current ends it. Browsers of other sites are refused by their Origin.',
        },
      },
    },
    paths,
  });
}

function operation(endpoint: AnyEndpoint): ZodOpenApiOperationObject {
  const headers: Record<string, z.ZodType> = {};
  if (endpoint.ifMatch)
    headers['if-match'] = z.string().meta({ description: 'ETag of the version being edited.', example: '"v3"' });
  if (endpoint.idempotent)
    headers['idempotency-key'] = z.string().max(200).optional().meta({
      description:
        'Of the caller’s choice, new for each intent: for a week the same key again gives the first answer and has no second effect. Used for another request it is refused with `platform.idempotency_key`.',
      example: '7b1f5a60-3c58-4e0d-9d6e-0a4c1d2e3f40',
    });
  const files = Object.fromEntries(endpoint.produces.map((type) => [type, { schema: fileSchema(type) }]));
  const said = [
    ...(typeof endpoint.access === 'object' ? [`Roles: ${endpoint.access.roles.join(', ')}.`] : []),
    ...(endpoint.details === undefined ? [] : [endpoint.details]),
  ];
  const json = endpoint.response instanceof z.ZodVoid ? {} : { 'application/json': { schema: namedAnswer(endpoint) } };
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.access !== 'public' && { security: [{ session: [] }] }),
    ...(said.length > 0 && { description: said.join('\n\n') }),
    requestParams: {
      path: describedParams(endpoint),
      query: describedQuery(endpoint),
      ...(Object.keys(headers).length > 0 && { header: z.object(headers) }),
    },
    ...(endpoint.upload && {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object' as const,
              properties: {
                file: {
                  type: 'string' as const,
                  format: 'binary',
                  description: 'The one file, under its own name (UTF-8). Its content must be what the ending says.',
                },
              },
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
      [String(endpoint.status)]: {
        description: endpoint.summary,
        ...(isVersioned(endpoint) && { headers: ETAG }),
        ...(endpoint.produces.length > 0 && { headers: DISPOSITION }),
        content: { ...json, ...files },
      },
      ...(endpoint.unauthenticated && {
        '401':
          endpoint.access === 'public'
            ? problemAnswer('Not recognised, such as by a wrong password.', 401, '')
            : problemAnswer('Not signed in.', 401, 'platform.sign_in'),
      }),
      ...((endpoint.access !== 'public' || endpoint.method !== 'GET') && {
        '403': problemAnswer('Not your role.', 403, 'platform.forbidden'),
      }),
      '404': problemAnswer('Absent, or not yours.', 404, 'platform.not_found'),
      ...((endpoint.access !== 'public' || endpoint.method !== 'GET') && {
        '409': problemAnswer('State or facts forbid it; see blockers.', 409, ''),
      }),
      ...((endpoint.ifMatch || namesVersions(endpoint)) && {
        '412': problemAnswer('Stale version: read it again.', 412, 'platform.stale'),
      }),
      ...(endpoint.ifMatch && { '428': problemAnswer('If-Match is missing.', 428, 'platform.precondition') }),
      ...(endpoint.method !== 'GET' && { '413': problemAnswer('Too large.', 413, '') }),
      '422': problemAnswer('Malformed input; each blocker names its path.', 422, 'platform.invalid_input'),
      '429': problemAnswer('Too many tries; wait.', 429, 'platform.too_many'),
      '503': problemAnswer('Try again after Retry-After seconds.', 503, 'platform.unavailable'),
    },
  };
}

/** A JSON file is a list that is sent as it is read. */
function fileSchema(type: string): ZodOpenApiSchemaObject {
  return type === 'application/json'
    ? { type: 'array', items: { type: 'object', additionalProperties: {} } }
    : { type: 'string', contentMediaType: type };
}

/** Several things in one body are each sent with the version read. */
function namesVersions({ body }: AnyEndpoint): boolean {
  if (body instanceof z.ZodUndefined) return false;
  return JSON.stringify(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })).includes('"version":');
}

/** Answers with a whole-number `version` at the top carry it as their ETag too. */
function isVersioned({ response }: AnyEndpoint): boolean {
  if (!(response instanceof z.ZodObject)) return false;
  const { version } = response.shape as Readonly<Record<string, z.ZodType | undefined>>;
  return (version instanceof z.ZodOptional ? version.unwrap() : version) instanceof z.ZodNumber;
}

const named = new WeakMap<AnyEndpoint, z.ZodType>();

/** An answer whose schema has no name of its own is named after its operation, so that a client has a type for it. */
function namedAnswer(endpoint: AnyEndpoint): z.ZodType {
  const { response } = endpoint;
  if (response.meta()?.id !== undefined || !(response instanceof z.ZodObject)) return response;
  const id = operationId(endpoint);
  const made =
    named.get(endpoint) ?? response.meta({ ...response.meta(), id: `${id.charAt(0).toUpperCase()}${id.slice(1)}` });
  named.set(endpoint, made);
  return made;
}

function operationId(endpoint: AnyEndpoint): string {
  const words = endpoint.path.split('/').flatMap((part) => part.replace(/^:/, 'by-').split(/[-.]/));
  return endpoint.method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
