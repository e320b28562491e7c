import { refuse, refuseAll } from '@platform/kernel';
import { parseRulebook } from './rulebook';
import type { Rulebook, RulebookFault } from './rulebook';

/** The rules of a document, or a refusal with every fault and its path below `at`. */
export function readRules(document: unknown, at = ''): Rulebook {
  const read = parseRulebook(document);
  if (read.ok) return read.rulebook;
  refuseAll(
    'invalid',
    'contest.rulebook_faults',
    read.faults.map((fault) => ({ ...fault, path: [at, fault.path].filter(Boolean).join('.') })),
  );
  return refuse('invalid', 'contest.rulebook_faults');
}

/** The closing time of announced rules moves only by an extension, which needs two people. */
export function closingMoved(before: Rulebook, after: Rulebook): RulebookFault[] {
  return Date.parse(before.calendar.closesAt) === Date.parse(after.calendar.closesAt)
    ? []
    : [{ path: 'calendar.closesAt', code: 'contest.extend_instead', params: {} }];
}
