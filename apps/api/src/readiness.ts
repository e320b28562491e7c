import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Database } from '@platform/database';
import { BlobStore } from '@platform/files';
import { Lifecycle } from '@platform/http';
import { JobDriver } from '@platform/jobs';
import { refuse } from '@platform/kernel';
import { MailTransport } from '@platform/mail';

export type Degraded = 'jobs' | 'files' | 'mail';

const DATABASE_LIMIT_MS = 3_000;
const SERVICE_LIMIT_MS = 3_000;
/** A public page must not turn into a load on the services behind it. */
const REMEMBERED_MS = 2_000;

interface Probed {
  readonly at: number;
  readonly fails: Promise<boolean>;
}

/** Without its database a process can't serve. Without Redis, files or mail it serves with less, and says so. */
@Injectable()
export class Readiness implements OnModuleInit {
  private readonly probed = new Map<Degraded, Probed>();
  private mail: MailTransport | undefined;

  constructor(
    private readonly db: Database,
    private readonly jobs: JobDriver,
    private readonly files: BlobStore,
    private readonly lifecycle: Lifecycle,
    private readonly modules: ModuleRef,
  ) {}

  /** Mail leaves with the jobs: a process that works none may not even reach the server. */
  onModuleInit(): void {
    const worksJobs = (process.env['ROLES'] ?? 'jobs').split(',').some((role) => role.trim() === 'jobs');
    if (worksJobs) this.mail = this.modules.get(MailTransport, { strict: false });
  }

  /** The database's time and what is missing; refuses where the process can't serve. */
  async check(): Promise<{ readonly now: Date; readonly degraded: readonly Degraded[] }> {
    if (this.lifecycle.stopping) refuse('unavailable', 'platform.stopping');
    const [now, ...fails] = await Promise.all([
      within(this.db.now(), DATABASE_LIMIT_MS).catch(() => refuse('unavailable', 'platform.unavailable')),
      this.fails('jobs', () => this.jobs.probe()),
      this.fails('files', () => this.files.probe()),
      this.fails('mail', () => this.mail?.probe() ?? Promise.resolve()),
    ]);
    const names = ['jobs', 'files', 'mail'] as const;
    return { now, degraded: names.filter((_name, index) => fails[index]) };
  }

  private fails(name: Degraded, probe: () => Promise<void>): Promise<boolean> {
    const known = this.probed.get(name);
    if (known && performance.now() - known.at < REMEMBERED_MS) return known.fails;
    const fails = within(Promise.resolve().then(probe), SERVICE_LIMIT_MS).then(
      () => false,
      () => true,
    );
    this.probed.set(name, { at: performance.now(), fails });
    return fails;
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time.')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
