/** A table of the archive: its columns carry Vietnamese names without accents, for whoever reads it in years to come. */
export interface ArchiveTable {
  readonly name: string;
  readonly label: string;
  /** $1: the contest. In a fixed order, so that it can be read in batches. */
  readonly sql: string;
}

/** What rooms above keep of a contest and its archive holds as well. Bound by the application. */
export abstract class UpperTables {
  abstract readonly tables: readonly ArchiveTable[];
}
