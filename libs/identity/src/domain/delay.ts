/** How attempts under one key are slowed down: so many are free, then the wait doubles up to the most. */
export interface AttemptLimit {
  readonly key: string;
  readonly free: number;
  /** Seconds. */
  readonly most: number;
}

/** Seconds to wait after the last of `failures` attempts. */
export function delayAfter(failures: number, { free, most }: Omit<AttemptLimit, 'key'>): number {
  return failures < free ? 0 : Math.min(most, 2 ** Math.min(failures - free, 20));
}
