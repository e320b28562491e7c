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
  /** Drafts of verdicts that no longer stand, and questions that were answered meanwhile; they are cancelled instead. */
  readonly outdated: number;
  readonly ids: readonly string[];
}

interface DraftRow {
  readonly id: string;
  readonly lane: Lane;
  readonly address: string | null;
  readonly verdict_id: string | null;
  readonly answered: boolean;
}

const NOT_STANDING = 'Kết luận không còn hiệu lực.';
const ANSWERED = 'Tác giả đã trả lời về tên, chức vụ.';

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
      const answered = drafts.filter((draft) => draft.answered);
      const undone = drafts.filter(({ verdict_id: verdict }) => verdict !== null && !standing.has(verdict));
      const fresh = drafts.filter((draft) => !answered.includes(draft) && !undone.includes(draft));
      const result: Released = {
        dryRun: filter.dryRun,
        count: fresh.length,
        mail: fresh.filter((draft) => draft.address !== null).length,
        print: fresh.filter((draft) => draft.address === null).length,
        outdated: answered.length + undone.length,
        ids: fresh.map((draft) => draft.id),
      };
      if (filter.dryRun) return result;
      if (filter.expectedCount !== undefined && filter.expectedCount !== fresh.length) {
        refuse('conflict', 'notification.count_changed', { count: fresh.length, expected: filter.expectedCount });
      }
      if (drafts.length === 0) refuse('conflict', 'notification.nothing_to_release');
      await this.release(fresh, actor);
      await this.cancelAll(undone, NOT_STANDING);
      await this.cancelAll(answered, ANSWERED);
      return result;
    });
  }

  /** Drafts of an undone verdict are of no use to anybody. */
  async cancelOf(verdictId: string): Promise<void> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM notification.notice WHERE verdict_id = $1 AND state = 'draft'`,
      [verdictId],
    );
    await this.cancelAll(rows, NOT_STANDING);
  }

  private drafts(contestId: string, filter: ReleaseFilter): Promise<DraftRow[]> {
    return this.db.query<DraftRow>(
      `SELECT n.id, n.lane, n.address, n.verdict_id, n.kind = 'names_asked' AND EXISTS (
           SELECT FROM initiative.author w LEFT JOIN identity.account a ON a.person_id = w.person_id
           WHERE w.initiative_id = n.initiative_id AND w.name_state <> 'open' AND n.recipient_key = ANY (ARRAY[
             w.initiative_id || ':' || w.id, w.initiative_id || ':' || w.person_id, w.initiative_id || ':' || w.account_id, w.initiative_id || ':' || a.id])
         ) AS answered
       FROM notification.notice n
       WHERE n.contest_id = $1 AND n.state = 'draft' AND ($2::text[] IS NULL OR n.kind = ANY($2))
         AND ($3::uuid[] IS NULL OR n.initiative_id = ANY($3)) AND ($4::uuid[] IS NULL OR n.id = ANY($4))
       ORDER BY n.created_at, n.id`,
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

  private async cancelAll(rows: readonly { readonly id: string }[], reason: string): Promise<void> {
    const ids = rows.map(({ id }) => id);
    await this.runner.runAll(ids, {
      binding: this.notices.binding,
      transition: 'cancel',
      actor: SYSTEM,
      input: undefined,
      reason,
      set: (_, now) => ({ ended_at: now }),
    });
  }
}
