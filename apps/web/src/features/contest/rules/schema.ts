/** As much of JSON Schema as the published rulebook schema uses. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly multipleOf?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** What may stand there besides null; undefined where null may not. */
export function nullable(schema: Schema): Schema | undefined {
  const others = schema.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  return others.length === 1 && others.length < (schema.anyOf?.length ?? 0) ? others[0] : undefined;
}

export interface Variants {
  /** The key whose constant tells the variants apart. */
  readonly key: string;
  readonly all: readonly { readonly value: string; readonly schema: Schema }[];
}

export function variants(schema: Schema): Variants | undefined {
  const [first] = schema.oneOf ?? [];
  const key = Object.entries(first?.properties ?? {}).find(([, value]) => value.const !== undefined)?.[0];
  if (key === undefined) return undefined;
  return {
    key,
    all: (schema.oneOf ?? []).map((one) => ({ value: String(one.properties?.[key]?.const), schema: one })),
  };
}

/** A value to begin with: the least that has the right form. What it still lacks the server says. */
export function emptyOf(schema: Schema): Json {
  const choice = variants(schema);
  if (choice) return choice.all[0] ? emptyOf(choice.all[0].schema) : {};
  if (nullable(schema)) return null;
  if (schema.const !== undefined) return schema.const as Json;
  if (schema.enum) return schema.enum[0] ?? '';
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, emptyOf(schema.properties?.[key] ?? {})] as const),
      );
    case 'array':
      return schema.items?.enum && schema.minItems ? [schema.items.enum[0] ?? ''] : [];
    case 'number':
    case 'integer':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    default:
      return '';
  }
}

/** The texts of a list of texts; what is no text is left out. */
export const texts = (value: Json | undefined): string[] =>
  isList(value) ? value.filter((one) => typeof one === 'string') : [];

/** The document with another value at the path; `undefined` takes the key away. */
export function withAt(document: Json, path: readonly string[], value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  if (isList(document)) {
    return document.map((item, index) => (String(index) === step ? withAt(item, rest, value) : item));
  }
  const object = isObject(document) ? document : {};
  if (rest.length === 0 && value === undefined) {
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== step));
  }
  return { ...object, [step]: withAt(object[step] ?? {}, rest, value) };
}

export function at(document: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, step) => {
    if (isList(value)) return value[Number(step)];
    return isObject(value) ? value[step] : undefined;
  }, document);
}

/** A code that no item of the list has yet: `item_3`. */
export function freeCode(list: readonly Json[], stem: string): string {
  const taken = new Set(list.map((item) => (isObject(item) ? item.code : undefined)));
  let number = list.length + 1;
  while (taken.has(`${stem}_${number}`)) number += 1;
  return `${stem}_${number}`;
}

/** What an item of a list is called by its reader. */
export function titleOf(item: Json | undefined): string {
  if (typeof item === 'string') return item;
  if (!isObject(item)) return '';
  for (const key of ['name', 'label', 'text', 'kind', 'by', 'category', 'block', 'code']) {
    const value = item[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}

/** May this place be changed? `mayChange` null: everything may. A place above an open one has to stay reachable. */
export function isOpen(mayChange: readonly { readonly path: string }[] | null, path: string): boolean {
  if (mayChange === null) return true;
  const steps = path.split('.');
  return mayChange.some(({ path: open }) => {
    const parts = open.split('.');
    return parts.length <= steps.length && parts.every((part, index) => part === '*' || part === steps[index]);
  });
}
