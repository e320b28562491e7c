import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { castOf } from '../../apps/cli/src/demo/cast';
import { Chance } from '../../apps/cli/src/demo/chance';
import { overNetwork } from '../../apps/cli/src/demo/client';
import { play } from '../../apps/cli/src/demo/index';
import { planOf } from '../../apps/cli/src/demo/plan';
import { Stage } from '../../apps/cli/src/demo/stage';
import type { Progress } from '../../apps/cli/src/demo/stage';
import { brokenInvariants } from '../../apps/cli/src/invariants';
import { DEMO_ADMIN } from '../../apps/cli/src/demo/known';
import { cloneDatabase } from '../support/database';
import { fewer } from '../support/fewer';
import { AppProcess } from '../support/process';
import { freePort, Service } from '../support/service';

const TRIES = 8;

test('the API killed in the middle of entering and of judging loses nothing: the contest goes on to its end', async () => {
  const folder = await mkdtemp(join(process.env['TEST_SCRATCH'] ?? tmpdir(), 'sang-kien-crash-'));
  const port = await freePort();
  const database = await cloneDatabase();
  const admin = { ...process.env, DATABASE_URL: database.url, ADMIN_PASSWORD: DEMO_ADMIN.password };
  await AppProcess.cli(admin, 'create-admin', DEMO_ADMIN.email, 'Lê Thị Quản Trị').ended();
  const service = await Service.start(join(folder, 'data'), port, { DATABASE_URL: database.url });
  try {
    const killed: string[] = [];
    const progress = killer(service, killed);
    const chance = new Chance('CRASH');
    const cast = castOf(chance, {
      departments: 2,
      communes: 1,
      applicants: 5,
      judges: 3,
      secretaries: 2,
      organisers: 2,
    });
    const plan = planOf(chance, cast, { initiatives: 16, paper: 2, fates: { 3: 'completed', 5: 'ineligible' } });
    const out = join(folder, 'out');
    let refusals = 0;
    const again = async (): Promise<string> => {
      const stage = new Stage(overNetwork(`http://127.0.0.1:${port}`), chance, cast, plan, DEMO_ADMIN, {
        progress,
        tune: fewer,
      });
      return play(stage, out).catch((error: unknown) => {
        refusals += 1;
        if (refusals > TRIES) throw error;
        return again();
      });
    };
    const summary = await again();
    const { signed } = JSON.parse(await readFile(join(out, 'result.json'), 'utf8')) as { signed: unknown[] };
    expect({
      killed,
      over: summary.includes('The contest is over'),
      signed: signed.length > 5,
      broken: await brokenInvariants(database.url),
    }).toEqual({ killed: ['Nộp hồ sơ', 'preliminary: chấm điểm'], over: true, signed: true, broken: [] });
  } finally {
    await service.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}, 400_000);

/** Kills the API process at the second step of two acts. */
function killer(service: Service, killed: string[]): Progress {
  let act = '';
  let steps = 0;
  const victims = ['Nộp hồ sơ', 'preliminary: chấm điểm'];
  return {
    phase: (name) => {
      act = name;
      steps = 0;
    },
    step: () => {
      steps += 1;
      if (steps !== 2 || !victims.includes(act) || killed.includes(act)) return;
      killed.push(act);
      void service.api().then((api) => process.kill(api, 'SIGKILL'));
    },
  };
}
