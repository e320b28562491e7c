import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate, refuseWhileInUse, startEmbeddedPostgres } from '@platform/database';
import type { EmbeddedPostgres } from '@platform/database';
import { ApiProcess, reachable } from './api-process';
import { DEMO_CONTESTS } from './demo/known';
import { seedDemoApart, wantedContests } from './seed';
import type { DemoAccount } from './demo/known';
import { readSettings } from './settings';
import type { Settings } from './settings';
import { explain, Trouble } from './trouble';

const PORT_PATIENCE_MS = 3_000;

/** Starts the database (unless DATABASE_URL names one), the schema, the demo data and the API, and keeps them running. */
export async function run(): Promise<number> {
  const settings = readSettings();
  const supervisor = new Supervisor(settings);
  return supervisor.run();
}

class Supervisor {
  private postgres: EmbeddedPostgres | undefined;
  private api: ApiProcess | undefined;
  private readonly leaving = new AbortController();
  private recovery: Promise<void> | undefined;
  private end: ((code: number) => void) | undefined;

  constructor(private readonly settings: Settings) {}

  async run(): Promise<number> {
    const ended = new Promise<number>((done) => (this.end = done));
    const stop = () => this.end?.(0);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    const orphaned = whenNpmIsGone(stop);
    const started = this.start();
    try {
      return await Promise.race([ended, started.then(() => ended)]);
    } finally {
      this.leaving.abort();
      clearInterval(orphaned);
      await this.api?.stop();
      await started.catch(() => undefined);
      await this.recovery;
      await this.stopAll();
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
    }
  }

  private async start(): Promise<void> {
    const { settings } = this;
    if (settings.databaseUrl === undefined) await refuseWhileInUse(join(settings.dataDir, 'postgres'));
    await waitForPort(settings);
    const url = settings.databaseUrl ?? (await this.startPostgres()).url;
    step('Cấu trúc dữ liệu / Schema');
    await migrate(url);
    const accounts = this.isDemo ? await this.seed(url) : [];
    if (this.isStopping()) return;
    step('Máy chủ / Server');
    this.api = new ApiProcess({
      host: settings.host,
      port: settings.port,
      log: join(settings.dataDir, 'log', 'api.log'),
      env: this.envFor(url),
      onRestart: (seconds) =>
        say(`Máy chủ đã dừng, khởi động lại sau ${seconds} s / The server stopped, restarting in ${seconds} s`),
      onGivenUp: (trouble) => {
        console.error(`\n${explain(trouble)}\n`);
        this.end?.(1);
      },
    });
    await this.api.start();
    if (!this.isStopping()) say(welcome(settings, accounts, this.isDemo));
  }

  /** Demo accounts and the test mailbox never appear beside a database of one's own unless asked for. */
  private get isDemo(): boolean {
    return this.settings.databaseUrl === undefined || process.env['DEMO'] === '1';
  }

  private envFor(url: string): NodeJS.ProcessEnv {
    const { dataDir } = this.settings;
    const filesDir = process.env['FILES_DIR'] ?? join(dataDir, 'files');
    return {
      NODE_ENV: 'production',
      // Nothing stands in front that would have to look elsewhere.
      DRAIN_SECONDS: '0',
      ...process.env,
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      FILES_DIR: filesDir,
      DEMO: this.isDemo ? '1' : '0',
      TEST_MAILBOX: this.isDemo ? 'on' : (process.env['TEST_MAILBOX'] ?? 'off'),
    };
  }

  private async startPostgres(): Promise<EmbeddedPostgres> {
    step('PostgreSQL');
    const { dataDir, postgresPort } = this.settings;
    this.postgres = await startEmbeddedPostgres({
      dataDir: join(dataDir, 'postgres'),
      port: postgresPort,
      onExit: () => {
        this.recovery = this.restartPostgres();
      },
    });
    return this.postgres;
  }

  private async restartPostgres(): Promise<void> {
    if (this.isStopping()) return;
    const before = this.postgres?.url;
    say('PostgreSQL đã dừng, khởi động lại / PostgreSQL stopped, restarting');
    try {
      const { url } = await this.startPostgres();
      if (url !== before) this.api?.restartWith(this.envFor(url));
    } catch (error) {
      console.error(`\n${explain(error)}\n`);
      this.end?.(1);
    }
  }

  private async seed(url: string): Promise<readonly DemoAccount[]> {
    step('Dữ liệu mẫu / Demo data');
    return seedDemoApart(this.envFor(url), this.leaving.signal);
  }

  private isStopping(): boolean {
    return this.leaving.signal.aborted;
  }

  private async stopAll(): Promise<void> {
    if (!this.api && !this.postgres) return;
    say('Đang dừng / Stopping');
    await this.api?.stop();
    await this.postgres?.stop();
  }
}

/** npm passes SIGTERM to its shell only, so a supervisor that npm started notices by its new parent. */
function whenNpmIsGone(stop: () => void): NodeJS.Timeout | undefined {
  if (process.env['npm_lifecycle_event'] === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();
}

const say = (text: string): void => console.log(text);
const step = (text: string): void => console.log(`· ${text}`);

/** A predecessor that was just killed needs a moment to let go of the port. */
async function waitForPort({ host, port }: Settings): Promise<void> {
  const deadline = performance.now() + PORT_PATIENCE_MS;
  for (;;) {
    const trouble = await tryPort(host, port);
    if (trouble === undefined) return;
    if (trouble !== 'EADDRINUSE') {
      throw new Trouble(
        `Không mở được cổng ${port} tại ${host} (${trouble}). Hãy chọn cổng khác, ví dụ: PORT=${port + 1} npm start`,
        `Port ${port} on ${host} can't be opened (${trouble}). Choose another one, for example: PORT=${port + 1} npm start`,
      );
    }
    if (performance.now() > deadline) {
      throw new Trouble(
        `Cổng ${port} đã có chương trình khác dùng. Hãy chọn cổng khác, ví dụ: PORT=${port + 1} npm start`,
        `Port ${port} is taken by another program. Choose another one, for example: PORT=${port + 1} npm start`,
      );
    }
    await pause(200);
  }
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    probe.listen({ host, port }, () => probe.close(() => done(undefined)));
  });
}

function welcome(settings: Settings, accounts: readonly DemoAccount[], isDemo: boolean): string {
  const hasMailbox = isDemo && !process.env['SMTP_URL'];
  const address = `http://${reachable(settings.host)}:${settings.port}`;
  const width = (pick: (account: DemoAccount) => string) => Math.max(0, ...accounts.map((one) => pick(one).length));
  const [role, email] = [width((one) => one.role), width((one) => one.email)];
  const demo = accounts.map((one) => `    ${one.role.padEnd(role)}  ${one.email.padEnd(email)}  ${one.password}`);
  const contests = wantedContests().map(
    (name) => `    TD${DEMO_CONTESTS[name].seed.padEnd(6)}${DEMO_CONTESTS[name].stands}`,
  );
  return [
    '',
    `  Sáng Kiến đã sẵn sàng / is ready:  ${address}`,
    ...(demo.length === 0 ? [] : ['', '  Tài khoản dùng thử / Demo accounts', ...demo]),
    ...(demo.length === 0 ? [] : ['', '  Cuộc thi mẫu / Demo contests', ...contests]),
    ...(hasMailbox ? ['', `  Thư thử nghiệm / Test mailbox:  ${address}/api/mailbox/page`] : []),
    '',
    `  Dữ liệu / Data:  ${settings.dataDir}`,
    '  Ctrl-C để dừng / to stop',
    '',
  ].join('\n');
}
