import { delayAfter } from './delay';

describe('delayAfter', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [9, 16],
    [20, 900],
    [5000, 900],
  ])('%d failures wait %d seconds', (failures, seconds) => {
    expect(delayAfter(failures, { free: 5, most: 900 })).toBe(seconds);
  });
});
