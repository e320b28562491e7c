import { catalogue } from '../../i18n';
import { en } from './text.en';
import { vi } from './text.vi';
import { en as watchEn } from './watch.en';
import { vi as watchVi } from './watch.vi';

/** People, units, imports. */
export const useAdminText = catalogue(vi, en);
/** Setting up and the audit. */
export const useWatchText = catalogue(watchVi, watchEn);

/** The code of a block that was chosen or typed by its name; the API says whether it can be one. */
export function blockCode(names: Readonly<Record<string, string>>, typed: string): string {
  const known = Object.entries(names).find(([, name]) => name === typed.trim())?.[0];
  if (known !== undefined) return known;
  const plain = typed.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
}
