import { createHash } from 'node:crypto';

/** Numbers that depend on the seed and the key alone: the same wherever and in whatever order they are drawn. */
export class Chance {
  constructor(readonly seed: string) {}

  /** At least 0, below 1. */
  unit(...key: readonly (string | number)[]): number {
    const digest = createHash('sha256')
      .update(JSON.stringify([this.seed, ...key]))
      .digest();
    return digest.readUIntBE(0, 6) / 2 ** 48;
  }

  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number, ...key: readonly (string | number)[]): number {
    return low + Math.floor(this.unit(...key) * (high - low + 1));
  }

  pick<T>(items: readonly T[], ...key: readonly (string | number)[]): T {
    const item = items[this.whole(0, items.length - 1, ...key)];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  }

  shuffled<T>(items: readonly T[], ...key: readonly (string | number)[]): T[] {
    return items
      .map((item, index) => ({ item, order: this.unit(...key, 'order', index) }))
      .sort((one, other) => one.order - other.order)
      .map(({ item }) => item);
  }

  /** Fills `{3..9}` with a number of the range and `{a|b}` with one of the words. */
  fill(text: string, ...key: readonly (string | number)[]): string {
    let place = 0;
    return text.replace(/\{([^{}]+)\}/g, (_, slot: string) => {
      place += 1;
      const range = /^(\d+)\.\.(\d+)$/.exec(slot);
      if (range) return String(this.whole(Number(range[1]), Number(range[2]), ...key, place));
      return this.pick(slot.split('|'), ...key, place);
    });
  }
}
