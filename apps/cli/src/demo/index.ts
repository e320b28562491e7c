import { enter, extendAndClose } from './entering';
import { screen } from './screening';
import { setUp } from './setting-up';
import type { Stage } from './stage';

/** Plays the whole contest, or what is left of it. */
export async function play(stage: Stage, _out: string): Promise<string> {
  await setUp(stage);
  await enter(stage);
  await extendAndClose(stage);
  await screen(stage);
  return '';
}
