/** Facts of upper rooms that decide what may still change and when a contest is over. Bound by the application. */
export abstract class ContestFactSource {
  /** firstSheet: a score sheet has been begun. signed: an award decision has been signed. */
  abstract facts(contestId: string): Promise<{ readonly firstSheet: boolean; readonly signed: boolean }>;
  /** An award decision has been agreed, sent or signed, and is not published yet. */
  abstract decisionPending(contestId: string): Promise<boolean>;
}
