import type { AnyEndpoint } from '@platform/http';
import { z } from 'zod';

export interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '7b1f5a60-3c58-4e0d-9d6e-0a4c1d2e3f40',
  email: 'ai.do@vidu.vn',
  date: '2026-03-01',
  'date-time': '2026-03-01T00:00:00Z',
};

/** Tried in turn until the pattern of a text takes one. */
const TEXTS = ['lý do', '1', '01/QĐ-UBND', 'a'.repeat(64), 'SK27'];

/** The least that the schema of a body takes: required keys only. Undefined where the endpoint takes no body. */
export function sampleBody(endpoint: AnyEndpoint): object | undefined {
  if (endpoint.upload || endpoint.body instanceof z.ZodUndefined) return undefined;
  const shape = z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }) as Shape;
  return sampleOf(shape) as object;
}

/** The least value that the schema takes. */
export function sampleOf(shape: Shape): unknown {
  return sample(shape, shape.$defs ?? {});
}

function sample(shape: Shape, defs: Readonly<Record<string, Shape>>): unknown {
  if (shape.$ref !== undefined) return sample(defs[shape.$ref.replace('#/$defs/', '')] ?? {}, defs);
  if ('const' in shape) return shape.const;
  if (shape.enum) return shape.enum[0];
  const [first] = shape.anyOf ?? shape.oneOf ?? shape.allOf ?? [];
  if (first) return sample(first, defs);
  if (shape.type === 'object') {
    return Object.fromEntries((shape.required ?? []).map((key) => [key, sample(shape.properties?.[key] ?? {}, defs)]));
  }
  if (shape.type === 'array') return Array.from({ length: shape.minItems ?? 0 }, () => sample(shape.items ?? {}, defs));
  if (shape.type === 'integer' || shape.type === 'number') return shape.minimum ?? (shape.exclusiveMinimum ?? 0) + 1;
  if (shape.type === 'boolean') return true;
  if (shape.type === 'null') return null;
  const pattern = new RegExp(shape.pattern ?? '', 'u');
  return (
    BY_FORMAT[shape.format ?? ''] ??
    TEXTS.map((text) => text.padEnd(shape.minLength ?? 0, 'o')).find((text) => pattern.test(text))
  );
}
