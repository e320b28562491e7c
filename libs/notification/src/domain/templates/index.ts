import type { Template } from '../render';
import { accountTemplates } from './accounts';
import { decisionTemplates } from './decisions';
import { dossierTemplates } from './dossiers';
import { judgingTemplates } from './judging';

/** The wording shipped for every kind of notice; a contest may put its own in place of one. */
export const SHIPPED: Readonly<Record<string, Template>> = {
  ...dossierTemplates,
  ...decisionTemplates,
  ...judgingTemplates,
  ...accountTemplates,
};
