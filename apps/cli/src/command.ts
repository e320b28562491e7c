/** A subcommand: the words after its name go in, the exit code comes out. */
export interface Command {
  run(args: readonly string[]): Promise<number>;
}

export interface CommandEntry {
  readonly does: string;
  /** How it is called and what it takes, a line each. */
  readonly usage?: readonly string[];
  readonly load: () => Promise<Command>;
}
