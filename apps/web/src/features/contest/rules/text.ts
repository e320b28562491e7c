import { catalogue } from '../../../i18n';
import { en } from '../i18n/rules.en';
import { vi } from '../i18n/rules.vi';

export const useRulesText = catalogue(vi, en);
export { labelOf, pattern, valueName } from './words';
export type { RulesText } from './words';
