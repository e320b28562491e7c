import { Injectable, Optional } from '@nestjs/common';
import { ContestFactSource } from '../domain/contest-facts';
import type { RulebookPhase } from '../domain/rulebook';
import type { ContestState } from './views';

/** How far a contest is, for the question which of its rules may still change. */
@Injectable()
export class RulebookPhases {
  constructor(@Optional() private readonly above?: ContestFactSource) {}

  async of(contestId: string, state: ContestState): Promise<RulebookPhase> {
    if (state === 'preparing') return 'preparing';
    const facts = (await this.above?.facts(contestId)) ?? { firstSheet: false, signed: false };
    if (facts.signed) return 'signed';
    if (facts.firstSheet) return 'scoring';
    return state === 'announced' ? 'announced' : 'open';
  }
}
