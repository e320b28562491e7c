const HOUR = 3_600_000;

/** The hour in the key tells the sweeper which blobs are too young to be judged. */
export function hourlyKey(prefix: string, now: Date, id: string): string {
  return `${prefix}${hourOf(now)}/${id}`;
}

export function hourOf(at: Date): string {
  return String(Math.floor(at.getTime() / HOUR)).padStart(9, '0');
}
