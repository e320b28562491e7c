import type { Template } from '../render';
import { accountTemplates } from './accounts';
import { decisionTemplates } from './decisions';
import { dossierTemplates } from './dossiers';
import { judgingTemplates } from './judging';
import { unitListTemplates } from './unit-lists';

/** The wording shipped for every kind of notice; a contest may put its own in place of one. */
export const SHIPPED: Readonly<Record<string, Template>> = {
  ...dossierTemplates,
  ...unitListTemplates,
  ...decisionTemplates,
  ...judgingTemplates,
  ...accountTemplates,
};
