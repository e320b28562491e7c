import type { Prize, PrizeTable } from '@rooms/contest';
import type { RankedInitiative } from '@rooms/scoring';
import type { AllotmentDecision, BoundaryTie, TieAnswer } from './allotment.types';

type TieDecision = Extract<AllotmentDecision, { kind: 'tie' }>;

export interface TieAtLine {
  readonly table: PrizeTable;
  readonly prize: Prize;
  readonly tied: readonly RankedInitiative[];
  /** Fewer than the tied. */
  readonly places: number;
  readonly extraAllowed: boolean;
}

export type Answered =
  | { readonly kind: 'ask'; readonly tie: BoundaryTie; readonly refused: TieDecision | null }
  | {
      readonly kind: 'answered';
      readonly decision: TieDecision;
      readonly winners: readonly { readonly entry: RankedInitiative; readonly amount: number | undefined }[];
      readonly slots: readonly (readonly string[])[];
    };

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());

/** The money of the places, of each winner's own category, divided by the tied; whole đồng, the rest is not paid. */
function sharedAmount({ prize, tied, places }: TieAtLine, category: string): number {
  const amount = prize.amounts.find((entry) => entry.category === category)?.amount ?? 0;
  return Number((BigInt(amount) * BigInt(places)) / BigInt(tied.length));
}

/** Applies the person's answer to exactly this tie, or asks. An answer about other initiatives is not this tie's. */
export function answerTie(tie: TieAtLine, decisions: readonly AllotmentDecision[]): Answered {
  const names = tie.tied.map(({ initiative }) => initiative);
  const answers: TieAnswer['manner'][] = tie.extraAllowed ? ['pick', 'share', 'extra_slot'] : ['pick', 'share'];
  const asked: BoundaryTie = {
    table: tie.table.code,
    prize: tie.prize.code,
    rank: tie.tied[0]?.rank ?? 0,
    tied: names,
    places: tie.places,
    answers,
  };
  const decision = decisions.find(
    (made): made is TieDecision =>
      made.kind === 'tie' && made.table === asked.table && made.prize === asked.prize && sameSet(made.tied, names),
  );
  if (!decision) return { kind: 'ask', tie: asked, refused: null };
  const all = { kind: 'answered', decision } as const;
  switch (decision.manner) {
    case 'share':
      return {
        ...all,
        winners: tie.tied.map((entry) => ({ entry, amount: sharedAmount(tie, entry.category) })),
        slots: Array.from({ length: tie.places }, () => names),
      };
    case 'extra_slot':
      if (!tie.extraAllowed) return { kind: 'ask', tie: asked, refused: decision };
      return {
        ...all,
        winners: tie.tied.map((entry) => ({ entry, amount: undefined })),
        slots: names.map((name) => [name]),
      };
    case 'pick': {
      const picked = tie.tied.filter(({ initiative }) => decision.winners.includes(initiative));
      if (picked.length !== tie.places || decision.winners.length !== tie.places) {
        return { kind: 'ask', tie: asked, refused: decision };
      }
      return {
        ...all,
        winners: picked.map((entry) => ({ entry, amount: undefined })),
        slots: picked.map(({ initiative }) => [initiative]),
      };
    }
  }
}
