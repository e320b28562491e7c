import type { Client } from './client';
import type { Stage } from './stage';

export interface RoundRow {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly version: number;
}

export interface Entry {
  readonly id: string;
  readonly blindCode: string;
  readonly initiative: { readonly id: string; readonly code: string; readonly title: string } | null;
  readonly presence: string;
  readonly lotOrder: number | null;
  readonly assignments: readonly {
    readonly id: string;
    readonly accountId: string;
    readonly name: string;
    readonly progress: string;
    readonly sheetId: string | null;
  }[];
}

/** Takes the step where the round stands before it. */
export async function move(
  stage: Stage,
  client: Client,
  path: string,
  from: string,
  transition: string,
): Promise<void> {
  const { id, state, version } = await client.get<RoundRow>(path);
  if (state === from)
    await client.post(`${path}/transitions`, { transition, version }, { key: stage.key(id, version, transition) });
}

export async function entriesOf(stage: Stage, roundId: string): Promise<Entry[]> {
  return (await stage.as(stage.cast.head)).all<Entry>(`/rounds/${roundId}/initiatives`);
}

export const numberOf = (stage: Stage, entry: Entry): number => stage.initiativeIds.indexOf(entry.initiative?.id ?? '');
