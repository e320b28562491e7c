import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { play } from './demo/index';
import { castOf, WHOLE_CAST } from './demo/cast';
import { Chance } from './demo/chance';
import { overNetwork } from './demo/client';
import { DEMO_ADMIN } from './demo/known';
import { planOf, WHOLE } from './demo/plan';
import { Stage } from './demo/stage';
import type { Progress } from './demo/stage';
import { project } from './settings';
import { Trouble } from './trouble';

const SEED = /^[A-Za-z0-9]{1,8}$/;

/** Plays a whole contest over HTTP on the service at `--url`, or on one of its own under `data/demo`. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      seed: { type: 'string', default: '2026' },
      out: { type: 'string', default: join(project, 'out') },
      data: { type: 'string', default: join(project, 'data', 'demo') },
      admin: { type: 'string', default: DEMO_ADMIN.email },
    },
  });
  if (!SEED.test(values.seed)) {
    throw new Trouble('--seed gồm 1-8 chữ cái không dấu hoặc chữ số.', '--seed is 1-8 letters or digits.');
  }
  const own = values.url === undefined ? await OwnService.start(resolve(values.data)) : undefined;
  const bar = new Bar();
  try {
    const chance = new Chance(values.seed);
    const cast = castOf(chance, WHOLE_CAST);
    const account = { email: values.admin, password: process.env['ADMIN_PASSWORD'] ?? DEMO_ADMIN.password };
    const transport = overNetwork(values.url ?? own?.url ?? '');
    const stage = new Stage(transport, chance, cast, planOf(chance, cast, WHOLE), account, { progress: bar });
    const summary = await play(stage, resolve(values.out));
    bar.end();
    console.log(summary);
    return 0;
  } finally {
    bar.end();
    await own?.stop();
  }
}

/** On a terminal a bar that moves, else one line for each act. */
class Bar implements Progress {
  private readonly live = process.stdout.isTTY;
  private bar: SingleBar | undefined;
  private readonly began = performance.now();

  phase(name: string, steps: number): void {
    this.end();
    if (!this.live) {
      console.log(`· ${name} (${steps}) [${Math.round((performance.now() - this.began) / 1000)} s]`);
      return;
    }
    this.bar = new SingleBar({ format: '  {bar} {value}/{total}  {name}', hideCursor: true, barsize: 30 });
    this.bar.start(steps, 0, { name });
  }

  step(): void {
    this.bar?.increment();
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }
}

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;

/** `npm start` with a data folder of its own. */
class OwnService {
  private constructor(
    private readonly process: ReturnType<typeof spawn>,
    readonly url: string,
  ) {}

  static async start(dataDir: string): Promise<OwnService> {
    const port = await freePort();
    const env = {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      DEMO_CONTESTS: 'open',
      PORT: String(port),
      HOST: '127.0.0.1',
    };
    const child = spawn(process.execPath, [join(__dirname, 'main.js'), 'start'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    const deadline = performance.now() + START_LIMIT_MS;
    while (!output.includes('Ctrl-C')) {
      if (child.exitCode !== null || performance.now() > deadline)
        throw new Trouble(output, 'The service did not start.');
      await new Promise((done) => setTimeout(done, 100));
    }
    return new OwnService(child, `http://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const gone = new Promise((done) => this.process.once('exit', done));
    this.process.kill('SIGINT');
    const late = setTimeout(() => this.process.kill('SIGKILL'), STOP_LIMIT_MS);
    await gone;
    clearTimeout(late);
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
