/** Brings due rows of the outbox to the executor. Whatever it loses on the way is still in the outbox. */
export abstract class JobDriver {
  /** Begins to work jobs in this process. */
  abstract start(): void;
  /** Takes no more jobs, finishes those that run. */
  abstract stop(): Promise<void>;
  /** Resolves when rows are delivered at full speed; rejects where only the slow way is left. */
  abstract probe(): Promise<void>;
}
