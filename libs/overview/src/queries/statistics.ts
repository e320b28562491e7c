import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

export interface Slice {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

export interface Statistics {
  readonly total: number;
  readonly byDay: readonly { readonly day: string; readonly count: number }[];
  readonly byState: readonly Slice[];
  readonly byChannel: readonly Slice[];
  readonly byTheme: readonly Slice[];
  readonly byAuthorKind: readonly Slice[];
  readonly byBlock: readonly Slice[];
  readonly byUnit: readonly Slice[];
}

const RECEIVED = `FROM initiative.initiative i JOIN identity.unit u ON u.id = i.unit_id
  WHERE i.contest_id = $1 AND i.received_at IS NOT NULL`;

const slice = (key: string, label = key): string =>
  `SELECT coalesce(${key}, '') AS key, coalesce(min(${label}), '') AS label, count(*)::int AS count ${RECEIVED} GROUP BY ${key} ORDER BY 3 DESC, 1 LIMIT 500`;

const BY_DAY = `SELECT to_char(i.received_at AT TIME ZONE c.zone, 'YYYY-MM-DD') AS day, count(*)::int AS count
  FROM initiative.initiative i JOIN contest.contest c ON c.id = i.contest_id
  WHERE i.contest_id = $1 AND i.received_at IS NOT NULL GROUP BY 1 ORDER BY 1`;

const BY = {
  state: slice('i.state'),
  channel: slice('i.channel'),
  theme: slice('i.theme'),
  authorKind: slice('i.author_kind'),
  block: slice('u.block'),
  unit: slice('i.unit_id::text', 'i.unit_name'),
} as const;

/** Numbers of what was received; nothing here depends on a mark. */
@Injectable()
export class StatisticsQuery {
  constructor(private readonly db: Database) {}

  async execute(contestId: string): Promise<Statistics> {
    const by = (what: keyof typeof BY) => this.db.query<Slice>(BY[what], [contestId]);
    const byState = await by('state');
    return {
      total: byState.reduce((sum, { count }) => sum + count, 0),
      byDay: await this.db.query<{ day: string; count: number }>(BY_DAY, [contestId]),
      byState,
      byChannel: await by('channel'),
      byTheme: await by('theme'),
      byAuthorKind: await by('authorKind'),
      byBlock: await by('block'),
      byUnit: await by('unit'),
    };
  }
}
