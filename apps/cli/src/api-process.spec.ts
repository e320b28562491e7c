import { restartDelayMs } from './api-process';

test('pauses between restarts double and stay below half a minute', () => {
  expect([0, 1, 2, 3, 6, 7, 8, 50].map(restartDelayMs)).toEqual([0, 500, 1000, 2000, 16_000, 30_000, 30_000, 30_000]);
});
