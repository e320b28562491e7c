import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuse, SYSTEM } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { Screening } from '@rooms/screening';
import type { Lane } from '../domain/kinds';
import { contestsOf, Notices } from '../persistence/notices';
import { Pacing } from './pacing';

export interface ReleaseFilter {
  readonly kinds?: readonly string[] | undefined;
  readonly initiativeIds?: readonly string[] | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly dryRun: boolean;
  /** What the sender was shown; another number now refuses the release. */
  readonly expectedCount?: number | undefined;
}

export interface Released {
  readonly dryRun: boolean;
  readonly count: number;
  readonly mail: number;
  readonly print: number;
  /** Drafts of verdicts that no longer stand; they are cancelled instead. */
  readonly outdated: number;
  readonly ids: readonly string[];
}

interface DraftRow {
  readonly id: string;
  readonly lane: Lane;
  readonly address: string | null;
  readonly verdict_id: string | null;
}

/** Lets drafted letters go together. From here on their verdicts cannot be undone. */
@Injectable()
export class ReleaseNotices {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly notices: Notices,
    private readonly pacing: Pacing,
    private readonly screening: Screening,
  ) {}

  async execute(contestId: string, filter: ReleaseFilter, actor: Actor): Promise<Released> {
    const mine = contestsOf(actor);
    if (mine !== null && !mine.includes(contestId)) absent();
    return this.db.transaction(async () => {
      const drafts = await this.drafts(contestId, filter);
      const standing = filter.dryRun ? await this.stillStanding(drafts) : await this.announce(drafts);
      const fresh = drafts.filter((draft) => draft.verdict_id === null || standing.has(draft.verdict_id));
      const outdated = drafts.filter((draft) => !fresh.includes(draft));
      const result: Released = {
        dryRun: filter.dryRun,
        count: fresh.length,
        mail: fresh.filter((draft) => draft.address !== null).length,
        print: fresh.filter((draft) => draft.address === null).length,
        outdated: outdated.length,
        ids: fresh.map((draft) => draft.id),
      };
      if (filter.dryRun) return result;
      if (filter.expectedCount !== undefined && filter.expectedCount !== fresh.length) {
        refuse('conflict', 'notification.count_changed', { count: fresh.length, expected: filter.expectedCount });
      }
      if (drafts.length === 0) refuse('conflict', 'notification.nothing_to_release');
      await this.release(fresh, actor);
      await this.cancelAll(outdated.map((draft) => draft.id));
      return result;
    });
  }

  /** Drafts of an undone verdict are of no use to anybody. */
  async cancelOf(verdictId: string): Promise<void> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM notification.notice WHERE verdict_id = $1 AND state = 'draft'`,
      [verdictId],
    );
    await this.cancelAll(rows.map((row) => row.id));
  }

  private drafts(contestId: string, filter: ReleaseFilter): Promise<DraftRow[]> {
    return this.db.query<DraftRow>(
      `SELECT id, lane, address, verdict_id FROM notification.notice
       WHERE contest_id = $1 AND state = 'draft' AND ($2::text[] IS NULL OR kind = ANY($2))
         AND ($3::uuid[] IS NULL OR initiative_id = ANY($3)) AND ($4::uuid[] IS NULL OR id = ANY($4))
       ORDER BY created_at, id`,
      [contestId, filter.kinds ?? null, filter.initiativeIds ?? null, filter.ids ?? null],
    );
  }

  private announce(drafts: readonly DraftRow[]): Promise<ReadonlySet<string>> {
    return this.screening.announce([...new Set(drafts.flatMap((draft) => draft.verdict_id ?? []))]);
  }

  private async stillStanding(drafts: readonly DraftRow[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM screening.verdict WHERE id = ANY($1::uuid[]) AND state = 'standing'`,
      [drafts.flatMap((draft) => draft.verdict_id ?? [])],
    );
    return new Set(rows.map((row) => row.id));
  }

  private async release(drafts: readonly DraftRow[], actor: Actor): Promise<void> {
    const step = (transition: 'release' | 'releaseToPrint', rows: readonly DraftRow[]) =>
      this.runner.runAll(
        rows.map((row) => row.id),
        {
          binding: this.notices.binding,
          transition,
          actor,
          input: undefined,
          set: (_, now) => ({ released_at: now, released_by: actor.accountId }),
        },
      );
    await step(
      'releaseToPrint',
      drafts.filter((draft) => draft.address === null),
    );
    const mails = drafts.filter((draft) => draft.address !== null);
    const moved = new Map((await step('release', mails)).map((one) => [one.id, one]));
    for (const lane of ['receipts', 'bulk'] as const) {
      const inOrder = mails.filter((mail) => mail.lane === lane).flatMap((mail) => moved.get(mail.id) ?? []);
      await this.pacing.schedule(lane, inOrder);
    }
  }

  private async cancelAll(ids: readonly string[]): Promise<void> {
    await this.runner.runAll(ids, {
      binding: this.notices.binding,
      transition: 'cancel',
      actor: SYSTEM,
      input: undefined,
      reason: 'Kết luận không còn hiệu lực.',
      set: (_, now) => ({ ended_at: now }),
    });
  }
}
