/** Keys of what was sent and not wholly answered yet, by what it asks. */
const unanswered = new Map<string, string>();

/** Also where a page came over plain HTTP: `crypto.randomUUID` is only for secure ones. */
export const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The Idempotency-Key of this content, the same until `answered`: pressed again after a lost answer, the API repeats that
 * answer and not the effect.
 */
export function keyOf(content: string): string {
  const key = unanswered.get(content) ?? freshKey();
  unanswered.set(content, key);
  return key;
}

/** What is asked after this is asked anew. A status of 500 and more may be a proxy's, so it is no answer. */
export function answered(content: string, status: number): void {
  if (status < 500) unanswered.delete(content);
}

/** `fetch`, in which every change has its key: under it the answer comes again before the version of If-Match is looked at. */
export async function fetchOnce(request: Request): Promise<Response> {
  if (request.method === 'GET') return fetch(request);
  const content = JSON.stringify([
    request.method,
    request.url,
    request.headers.get('if-match'),
    await request.clone().text(),
  ]);
  request.headers.set('idempotency-key', keyOf(content));
  const response = await fetch(request);
  await response.clone().arrayBuffer();
  answered(content, response.status);
  return response;
}
