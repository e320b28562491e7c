/** Facts of upper rooms that decide what of the rules may still change. Bound by the application. */
export abstract class ContestFactSource {
  /** firstSheet: a score sheet has been begun. signed: an award decision has been signed. */
  abstract facts(contestId: string): Promise<{ readonly firstSheet: boolean; readonly signed: boolean }>;
}
