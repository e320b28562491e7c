import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { AuditSealer } from './audit-sealer';
import { JobDriver } from './job-driver';

const SEAL_EVERY_MS = 2_000;

/** Starts and stops the work that runs beside the requests. A process without the `jobs` role never calls start(). */
@Injectable()
export class JobService implements BeforeApplicationShutdown {
  private sealing: NodeJS.Timeout | undefined;

  constructor(
    private readonly driver: JobDriver,
    private readonly sealer: AuditSealer,
  ) {}

  start(): void {
    this.driver.start();
    this.sealing = setInterval(() => void this.sealer.seal().catch(() => 0), SEAL_EVERY_MS);
  }

  /** Before anything else is shut: running jobs still need the database, the files and the mail server. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.sealing);
    await this.driver.stop();
  }
}
