import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { main } from './main';
import { wantedContests } from './seed';

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

  it('tells what a command takes', async () => {
    expect(await main(['demo', '--help'])).toBe(0);
    expect(said).toEqual([
      expect.stringMatching(/^log: diễn cả một cuộc thi [^]*--url .*\n {2}--seed [^]*ADMIN_PASSWORD/),
    ]);
  });

  it('refuses demo contests that there are not, and names those there are', () => {
    const chosen = jest.replaceProperty(process, 'env', { DEMO_CONTESTS: 'judged, TDMAU' });
    expect(wantedContests).toThrow(/^DEMO_CONTESTS gồm published, judged, open; không có: TDMAU\./);
    chosen.replaceValue({ DEMO_CONTESTS: 'open,judged' });
    expect(wantedContests()).toEqual(['judged', 'open']);
    chosen.replaceValue({});
    expect(wantedContests()).toEqual(['published', 'judged', 'open']);
  });

  it.each([[], ['bogus'], ['--version']])(
    'fails and tells what there is for what it does not know: %s',
    async (...words) => {
      expect(await main(words)).toBe(2);
      expect(said).toEqual([expect.stringMatching(/^error: Lệnh \/ Commands:/)]);
    },
  );
});
