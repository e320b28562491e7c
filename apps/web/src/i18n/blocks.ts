import { catalogue } from './language';

const vi = {
  department: 'Sở, ban, ngành',
  commune: 'Xã, phường, đặc khu',
  agency: 'Cơ quan, đơn vị khác',
};
const en: typeof vi = {
  department: 'Departments',
  commune: 'Communes and wards',
  agency: 'Other agencies',
};

/** The names of the usual blocks of units, by their codes. */
export const useBlocks: () => Readonly<Record<string, string>> = catalogue(vi, en);

/** The name of a block; one that was made up here shows its code as words. */
export const blockName = (names: Readonly<Record<string, string>>, block: string): string =>
  names[block] ?? (block.charAt(0).toUpperCase() + block.slice(1)).replaceAll('_', ' ');
