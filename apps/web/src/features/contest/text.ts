import { catalogue } from '../../i18n';
import { en } from './i18n/office.en';
import { vi } from './i18n/office.vi';

export const useContestText = catalogue(vi, en);
