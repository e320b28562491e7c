import { Refused } from '../kernel';
import type { RefusalKind } from '../kernel';
import './messages';

/** One fault of an uploaded template: where it is and how to mend it, in the words of the person who edits it. */
export interface TemplateFault {
  code: string;
  where: string;
  message: string;
  mend: string;
}

/** Faults of the template in use rather than of this service: the contest's secretariat can mend them. */
const OF_TEMPLATE = new Set(['documents.unknown_tag', 'documents.package_too_large', 'documents.not_a_package']);

function kindOf(code: string): RefusalKind {
  return OF_TEMPLATE.has(code) ? 'conflict' : 'unavailable';
}

/**
 * A document could not be made: a refusal that says what to do. `code` is `documents.<reason>`; `faults` only for a
 * refused template. What the engine said is the `cause`: for the log, not for the reader.
 */
export class DocumentFault extends Refused {
  constructor(
    readonly code: string,
    parameters: Readonly<Record<string, string>>,
    cause?: unknown,
    readonly faults: readonly TemplateFault[] = [],
  ) {
    super({ kind: kindOf(code), code, params: parameters });
    this.name = 'DocumentFault';
    this.cause = cause;
  }
}
