export interface Difference {
  /** Dotted, as in a fault. */
  readonly path: string;
  /** Undefined where that side does not have it. */
  readonly from?: unknown;
  readonly to?: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every place where two JSON documents differ, as deep as both have it. */
export function differences(from: unknown, to: unknown, path: readonly string[] = []): Difference[] {
  if (!isRecord(from) || !isRecord(to) || Array.isArray(from) !== Array.isArray(to)) {
    if (Object.is(from, to)) return [];
    return [{ path: path.join('.'), ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  }
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
    differences(from[key], to[key], [...path, key]),
  );
}
