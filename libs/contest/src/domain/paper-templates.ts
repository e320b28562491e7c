/** The contest's own Word templates, kept by a room above. Bound by the application. */
export abstract class PaperTemplates {
  /** The template in use for a paper; undefined: the shipped one. */
  abstract current(contestId: string, paper: string): Promise<Buffer | undefined>;
}
