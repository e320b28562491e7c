import { castOf } from '../../apps/cli/src/demo/cast';
import { Chance } from '../../apps/cli/src/demo/chance';
import type { Transport } from '../../apps/cli/src/demo/client';
import { DEMO_ADMIN } from '../../apps/cli/src/demo/known';
import { planOf } from '../../apps/cli/src/demo/plan';
import { Stage } from '../../apps/cli/src/demo/stage';
import { fewer } from './fewer';

/** The demo's contest with few people and every turn of events that a test looks for. */
export function smallContest(transport: Transport, seed: string): Stage {
  const chance = new Chance(seed);
  const cast = castOf(chance, { departments: 2, communes: 1, applicants: 5, judges: 3, secretaries: 2, organisers: 2 });
  const plan = planOf(chance, cast, {
    initiatives: 16,
    paper: 2,
    fates: { 3: 'completed', 4: 'withdrawn_early', 5: 'ineligible', 9: 'lapsed' },
  });
  return new Stage(transport, chance, cast, plan, DEMO_ADMIN, { tune: fewer });
}
