export { absent, refuse, refuseAll, Refused } from './refusal';
export type { Attempt, Blocker, Refusal, RefusalKind, RefusalParams } from './refusal';
export { hasMessage, registerMessages, sentence } from './messages';
export type { Language, Messages } from './messages';
export { containsPattern, fold, normaliseDeep } from './text';
export { formatHundredths, fromHundredths, toHundredths } from './hundredths';
export { contestsWithRole, hasRole, rolesIn, SYSTEM } from './actor';
export type { Actor, Grant } from './actor';
export type { Id } from './id';
