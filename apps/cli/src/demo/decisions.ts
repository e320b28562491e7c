import { createHash } from 'node:crypto';
import type { Client } from './client';
import { shortPaper } from './files';
import type { Stage } from './stage';

export interface ListRow {
  readonly initiativeId: string;
  readonly tableCode: string;
  readonly prizeCode: string;
  readonly prizeName: string;
  readonly amount: number;
  readonly rank: number;
  readonly title: string;
  readonly code: string;
  readonly category: string;
}

export interface Decision {
  readonly id: string;
  readonly kind: string;
  readonly act: string;
  readonly state: string;
  readonly version: number;
  readonly listHash: string;
  readonly list: readonly ListRow[];
  readonly signedList: readonly ListRow[];
  readonly differences: readonly { readonly id: string; readonly state: string }[];
}

export interface Allotment {
  readonly complete: boolean;
  readonly budget: { readonly used: number; readonly ceiling: number | null };
  readonly winners: readonly {
    readonly initiative: string;
    readonly table: string;
    readonly prize: string;
    readonly rank: number;
    readonly amount: number;
  }[];
  readonly ties: readonly {
    readonly table: string;
    readonly prize: string;
    readonly tied: readonly string[];
    readonly places: number;
  }[];
  readonly decisions: readonly {
    readonly kind: string;
    readonly table: string;
    readonly prize: string;
    readonly tied: readonly string[] | null;
    readonly manner: string | null;
    readonly count: number | null;
    readonly winners: readonly string[] | null;
  }[];
  readonly initiatives: readonly { readonly id: string; readonly title: string }[];
}

/** Today in the contest's zone by the service's clock. */
export async function dayOf(stage: Stage, client: Client): Promise<string> {
  const { serverNow, zone } = await client.get<{ serverNow: string; zone: string }>(`/contests/${stage.contestId}`);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(serverNow));
}

/** Keeps a source document with the contest. */
export async function keep(
  stage: Stage,
  client: Client,
  name: string,
  lines: readonly string[],
): Promise<{ readonly id: string; readonly sha256: string }> {
  const file = await shortPaper('', name, name, lines);
  const kept = await client.upload<{ id: string }>(`/contests/${stage.contestId}/award-files`, file);
  return { id: kept.id, sha256: createHash('sha256').update(file.body).digest('hex') };
}
