/** A subcommand: the words after its name go in, the exit code comes out. */
export interface Command {
  run(args: readonly string[]): Promise<number>;
}

export interface CommandEntry {
  readonly does: string;
  readonly load: () => Promise<Command>;
}
