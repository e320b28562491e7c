import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import type { Lane } from '../domain/kinds';
import { MailSettings } from '../settings';

export const DELIVER_JOB = 'notification.deliver';

/** Lane of the jobs that hand a lane's messages over. */
const JOB_LANES = { auth: 'urgent', receipts: 'normal', bulk: 'bulk' } as const;

const SLOT_MS = 10_000;
const PAUSE_MS = 30_000;

export interface Due {
  readonly id: string;
  readonly version: number;
}

/**
 * When each message may leave. Bulk mail is given out in slots of ten seconds, so that a flood waits in the database and
 * never stands before a password mail; after the server could not be reached, a lane waits half a minute as a whole.
 */
@Injectable()
export class Pacing {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly settings: MailSettings,
  ) {}

  async schedule(lane: Lane, notices: readonly Due[]): Promise<void> {
    if (notices.length === 0) return;
    const times = lane === 'bulk' ? await this.slots(notices.length) : [];
    await this.outbox.addAll(
      notices.map(({ id, version }, index) => {
        const runAt = times[index];
        return {
          name: DELIVER_JOB,
          lane: JOB_LANES[lane],
          payload: { noticeId: id },
          key: `notice:${id}:${version}`,
          ...(runAt && { runAt }),
        };
      }),
    );
  }

  async again(notice: Due & { readonly lane: Lane }, runAt: Date): Promise<void> {
    await this.outbox.add({
      name: DELIVER_JOB,
      lane: JOB_LANES[notice.lane],
      payload: { noticeId: notice.id },
      key: `notice:${notice.id}:${notice.version}:${runAt.toISOString()}`,
      runAt,
    });
  }

  async pausedUntil(lane: Lane): Promise<Date | null> {
    const row = await this.db.first<{ until: Date }>(
      'SELECT paused_until AS until FROM notification.lane WHERE lane = $1 AND paused_until > platform.now()',
      [lane],
    );
    return row?.until ?? null;
  }

  /** Sign-in mails keep trying; whoever waits for one is there now. */
  async pause(lane: Lane): Promise<void> {
    if (lane === 'auth') return;
    await this.db.write('UPDATE notification.lane SET paused_until = $2 WHERE lane = $1', [
      lane,
      new Date((await this.db.now()).getTime() + PAUSE_MS),
    ]);
  }

  private async slots(count: number): Promise<Date[]> {
    const perSlot = Math.max(1, Math.floor((this.settings.bulkPerMinute * SLOT_MS) / 60_000));
    const [lane] = await this.db.write<{ slot_at: Date | null; used: number }>(
      `SELECT slot_at, used FROM notification.lane WHERE lane = 'bulk' FOR UPDATE`,
    );
    const now = await this.db.now();
    const running = lane?.slot_at && lane.slot_at.getTime() + SLOT_MS > now.getTime() ? lane : null;
    let slotAt = running?.slot_at?.getTime() ?? now.getTime();
    let used = running?.used ?? 0;
    const times: Date[] = [];
    for (let index = 0; index < count; index += 1) {
      if (used === perSlot) {
        slotAt += SLOT_MS;
        used = 0;
      }
      used += 1;
      times.push(new Date(slotAt));
    }
    await this.db.write(`UPDATE notification.lane SET slot_at = $1, used = $2 WHERE lane = 'bulk'`, [
      new Date(slotAt),
      used,
    ]);
    return times;
  }
}
