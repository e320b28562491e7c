import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { main } from './main';

describe('the command line', () => {
  let said: string[];
  beforeEach(() => {
    said = [];
    for (const stream of ['log', 'error'] as const) {
      jest.spyOn(console, stream).mockImplementation((...words: unknown[]) => {
        said.push(`${stream}: ${words.join(' ')}`);
      });
    }
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([['--help'], ['help'], ['backup', '--help'], ['start', '-h'], ['restore', 'a.tar', '--help']])(
    'tells what there is and begins nothing when asked: %s %s',
    async (...words) => {
      expect(await main(words)).toBe(0);
      expect(said).toEqual([expect.stringMatching(/^log: Lệnh \/ Commands:/)]);
      expect(existsSync(resolve('--help'))).toBe(false);
    },
  );

  it.each([[], ['bogus'], ['--version']])(
    'fails and tells what there is for what it does not know: %s',
    async (...words) => {
      expect(await main(words)).toBe(2);
      expect(said).toEqual([expect.stringMatching(/^error: Lệnh \/ Commands:/)]);
    },
  );
});
