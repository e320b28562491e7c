import { retryDelayMs } from './retry';

describe('retryDelayMs', () => {
  const policy = { attempts: 4, baseMs: 100, maxMs: 250 };
  it.each([
    [1, 100],
    [2, 200],
    [3, 250],
    [4, null],
  ])('after %i attempts waits %p', (attempts, wait) => expect(retryDelayMs(policy, attempts)).toBe(wait));
});
