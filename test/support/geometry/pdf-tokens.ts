const word = /<<|>>|<[0-9A-Fa-f]*>|\[|\]|\/[^\s/[\]()<>]+|[^\s/[\]()<>]+/y;

/** Strings may hold balanced parentheses as they are. */
export function* tokens(content: string): Generator<string> {
  for (let at = 0; at < content.length;) {
    if (content[at] === '(') {
      const start = at;
      for (let depth = 0; at < content.length; at++) {
        if (content[at] === '\\') at++;
        else if (content[at] === '(') depth++;
        else if (content[at] === ')' && --depth === 0) break;
      }
      yield content.slice(start, ++at);
      continue;
    }
    word.lastIndex = at;
    const [found] = word.exec(content) ?? [];
    if (found !== undefined) yield found;
    at += found?.length ?? 1;
  }
}

/** The two-byte glyph codes of a literal or hexadecimal string. */
export function codes(literal: string): number[] {
  if (literal.startsWith('<')) return (literal.match(/[0-9A-Fa-f]{4}/g) ?? []).map((code) => Number.parseInt(code, 16));
  const bytes: number[] = [];
  const named: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
  const body = literal.slice(1, -1);
  for (const match of body.matchAll(/\\([0-7]{1,3})|\\([\s\S])|([\s\S])/g)) {
    const [, octal, escaped, plain = ''] = match;
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (escaped !== undefined) bytes.push(named[escaped] ?? escaped.charCodeAt(0));
    else bytes.push(plain.charCodeAt(0));
  }
  return bytes.flatMap((byte, index) => (index % 2 === 0 ? [byte * 256 + (bytes[index + 1] ?? 0)] : []));
}
