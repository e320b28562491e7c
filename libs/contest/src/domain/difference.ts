export interface Difference {
  /** Dotted, as in a fault; of something taken out, its place in the older document. */
  readonly path: string;
  /** Undefined where that side does not have it. */
  readonly from?: unknown;
  readonly to?: unknown;
}

type Coded = Readonly<Record<string, unknown>> & { readonly code: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isCoded = (value: unknown): value is Coded => isRecord(value) && typeof value['code'] === 'string';

/** A list of things that have a code each, no code twice. */
function coded(list: unknown): readonly Coded[] | null {
  if (!Array.isArray(list) || !list.every(isCoded)) return null;
  return new Set(list.map(({ code }) => code)).size === list.length ? list : null;
}

/** Things of a list are the same by their code, wherever they stand; a new order is one difference of the list. */
function listDifferences(from: readonly Coded[], to: readonly Coded[], path: readonly string[]): Difference[] {
  const codes = (list: readonly Coded[], others: readonly Coded[]) =>
    list.map(({ code }) => code).filter((code) => others.some((other) => other.code === code));
  const before = codes(from, to);
  const after = codes(to, from);
  return [
    ...(before.join() === after.join() ? [] : [{ path: path.join('.'), from: before, to: after }]),
    ...from.flatMap((item, index) =>
      before.includes(item.code) ? [] : [{ path: [...path, index].join('.'), from: item }],
    ),
    ...to.flatMap((item, index) =>
      differences(
        from.find(({ code }) => code === item.code),
        item,
        [...path, String(index)],
      ),
    ),
  ];
}

/** Every place where two JSON documents differ, as deep as both have it. */
export function differences(from: unknown, to: unknown, path: readonly string[] = []): Difference[] {
  const [before, after] = [coded(from), coded(to)];
  if (before && after && before.length + after.length > 0) return listDifferences(before, after, path);
  if (!isRecord(from) || !isRecord(to) || Array.isArray(from) !== Array.isArray(to)) {
    if (Object.is(from, to)) return [];
    return [{ path: path.join('.'), ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  }
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
    differences(from[key], to[key], [...path, key]),
  );
}
