import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTree } from './house-rules';

const root = join(__dirname, '..', '..');
const quoted = (guide: string) => [...guide.matchAll(/“([^”…]+…?)”/g)].map(([, words = '']) => words);

/** Words that the guide quotes and that no screen and no step of a workflow says. */
function unknownWords(guide: string, sources: readonly string[]): string[] {
  return quoted(guide).filter((words) => !sources.some((text) => text.includes(`'${words}'`)));
}

const sources = Object.entries(readTree(root))
  .filter(([path]) => /^apps\/web\/src\/.*\.ts$|^libs\/.*\.workflow\.ts$/.test(path))
  .map(([, text]) => text);

describe('the guide', () => {
  it('quotes the screens as they are', () => {
    const guide = readFileSync(join(root, 'docs', 'huong-dan.md'), 'utf8');
    expect(quoted(guide).length).toBeGreaterThan(40);
    expect(unknownWords(guide, sources)).toEqual([]);
  });

  it('is found out where it quotes words of its own', () => {
    expect(unknownWords('Bấm “Sổ hồ sơ”, rồi “Bấm vào đây”.', sources)).toEqual(['Bấm vào đây']);
  });
});
