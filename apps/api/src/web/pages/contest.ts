import { html } from '../html';
import type { PublicPage } from '../layout';
import type { Reader } from '../public-pages';

export async function contestPage(
  reader: Reader,
  params: Readonly<Record<string, string>>,
): Promise<PublicPage | null> {
  const found = await reader.get(`/api/contests/${encodeURIComponent(params.id ?? '')}`);
  return found === null ? null : { title: '', body: html`` };
}
