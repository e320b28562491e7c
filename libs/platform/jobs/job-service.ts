import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { AuditSealer } from './audit-sealer';
import { PollingDriver } from './polling-driver';

const SEAL_EVERY_MS = 2_000;

/** Starts and stops the work that runs beside the requests. A process without the `jobs` role never calls start(). */
@Injectable()
export class JobService implements OnApplicationShutdown {
  private sealing: NodeJS.Timeout | undefined;

  constructor(
    private readonly driver: PollingDriver,
    private readonly sealer: AuditSealer,
  ) {}

  start(): void {
    this.driver.start();
    this.sealing = setInterval(() => void this.sealer.seal().catch(() => 0), SEAL_EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.sealing);
    await this.driver.stop();
  }
}
