export type Yaml = string | Yaml[] | { [key: string]: Yaml };
type Mapping = { [key: string]: Yaml };

interface Line {
  readonly indent: number;
  readonly text: string;
}

/**
 * Reads the part of YAML that our service files use: block mappings, block lists of scalars, one-line lists and mappings,
 * quoted scalars, anchors on mappings, merge keys, comments. Scalars stay text. Anything else throws.
 */
export function readYaml(source: string): Mapping {
  const lines = source
    .split('\n')
    .map((line) => ({ indent: line.length - line.trimStart().length, text: line.trim() }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
  const anchors = new Map<string, Mapping>();
  const at = { line: 0 };
  const read = mappingAt(lines, at, 0, anchors);
  if (at.line !== lines.length) throw new Error(`Not understood: ${lines[at.line]?.text ?? ''}`);
  return read;
}

function mappingAt(
  lines: readonly Line[],
  at: { line: number },
  indent: number,
  anchors: Map<string, Mapping>,
): Mapping {
  const mapping: Mapping = {};
  for (let line = lines[at.line]; line?.indent === indent && !line.text.startsWith('- '); line = lines[at.line]) {
    const match = /^([\w<][\w.-]*|<<):(?:\s+(.*))?$/.exec(line.text);
    if (!match) throw new Error(`Not understood: ${line.text}`);
    const [, key = '', rest = ''] = match;
    at.line += 1;
    const anchor = /^&([\w-]+)$/.exec(rest)?.[1];
    const value =
      rest === '' || anchor !== undefined ? blockAt(lines, at, indent, anchors) : scalarOrFlow(rest, anchors);
    if (anchor !== undefined) anchors.set(anchor, asMapping(value));
    if (key === '<<') Object.assign(mapping, { ...asMapping(value), ...mapping });
    else if (Object.hasOwn(mapping, key) && !mergedInto(mapping, key, anchors)) throw new Error(`Twice: ${key}`);
    else mapping[key] = value;
  }
  return mapping;
}

/** A key that came by a merge may be given anew. */
function mergedInto(mapping: Mapping, key: string, anchors: Map<string, Mapping>): boolean {
  return [...anchors.values()].some((merged) => merged[key] === mapping[key]);
}

function blockAt(lines: readonly Line[], at: { line: number }, outer: number, anchors: Map<string, Mapping>): Yaml {
  const first = lines[at.line];
  if (!first || first.indent <= outer) return '';
  if (!first.text.startsWith('- ')) return mappingAt(lines, at, first.indent, anchors);
  const list: Yaml[] = [];
  for (let line = lines[at.line]; line?.indent === first.indent && line.text.startsWith('- '); line = lines[at.line]) {
    list.push(scalarOrFlow(line.text.slice(2), anchors));
    at.line += 1;
  }
  return list;
}

function scalarOrFlow(text: string, anchors: Map<string, Mapping>): Yaml {
  const alias = /^\*([\w-]+)$/.exec(text)?.[1];
  if (alias !== undefined) {
    const found = anchors.get(alias);
    if (!found) throw new Error(`No such anchor: ${alias}`);
    return found;
  }
  const list = /^\[(.*)\]$/.exec(text)?.[1];
  if (list !== undefined) return pieces(list).map(scalar);
  const mapping = /^\{(.*)\}$/.exec(text)?.[1];
  if (mapping === undefined) return scalar(text);
  return Object.fromEntries(
    pieces(mapping).map((piece) => {
      const [, key = '', value = ''] = /^([\w-]+):\s+(.*)$/.exec(piece) ?? [];
      return [key, scalar(value)];
    }),
  );
}

function pieces(text: string): string[] {
  return [...text.matchAll(/\s*('(?:[^']|'')*'|[^,]+?)\s*(?:,|$)/g)].map(([, piece = '']) => piece);
}

function scalar(text: string): string {
  return /^'(.*)'$/.exec(text)?.[1]?.replaceAll("''", "'") ?? text;
}

function asMapping(value: Yaml): Mapping {
  if (typeof value === 'string' || Array.isArray(value)) throw new Error('A mapping is expected here.');
  return value;
}
