const HOUR = 3_600_000;
export const BLOB_PREFIX = 'initiative/';

/** The hour in the key tells the sweeper which uploads are too young to be judged. */
export function newBlobKey(now: Date, id: string): string {
  return `${BLOB_PREFIX}${hourOf(now)}/${id}`;
}

export function hourOf(at: Date): string {
  return String(Math.floor(at.getTime() / HOUR)).padStart(9, '0');
}
