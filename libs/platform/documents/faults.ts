/** One fault of an uploaded template: where it is and how to mend it, in the words of the person who edits it. */
export interface TemplateFault {
  code: string;
  where: string;
  message: string;
  mend: string;
}

/** A document could not be made. `code` is `documents.<reason>`; `faults` only for a refused template. */
export class DocumentFault extends Error {
  constructor(
    readonly code: string,
    readonly parameters: Readonly<Record<string, string>>,
    readonly faults: readonly TemplateFault[] = [],
  ) {
    super(`${code} ${JSON.stringify(parameters)}`);
    this.name = 'DocumentFault';
  }
}
