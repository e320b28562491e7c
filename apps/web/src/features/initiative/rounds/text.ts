import { catalogue } from '../../../i18n';
import { en } from './text.en';
import { vi } from './text.vi';

export const useRoundPartsText = catalogue(vi, en);
