import { award } from './awarding';
import { enter, extendAndClose } from './entering';
import { judge } from './judging';
import { enterPapers, forwardLists } from './paper';
import { report } from './report';
import { screen } from './screening';
import { setUp } from './setting-up';
import type { Stage } from './stage';

/** Plays the whole contest, or what is left of it, and writes its papers to the folder `out`. Gives a summary to read. */
export async function play(stage: Stage, out: string): Promise<string> {
  await setUp(stage);
  await enter(stage);
  await enterPapers(stage);
  await forwardLists(stage);
  await extendAndClose(stage);
  await screen(stage);
  await judge(stage, 'preliminary');
  await judge(stage, 'final');
  const awarded = await award(stage);
  return report(stage, awarded, out);
}
