import { en } from './en';
import { catalogue } from './language';
import { vi } from './vi';

export { blockName, useBlocks } from './blocks';
export { catalogue, LanguageProvider, useLanguage } from './language';
export type { Language } from './language';
export { useFormat, ZONE } from './format';
export type { Format } from './format';

export const useText = catalogue(vi, en);
