import { refuse, refuseAll } from '@platform/kernel';
import { parseRulebook } from './rulebook';
import type { Rulebook } from './rulebook';

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
