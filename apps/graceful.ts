import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Lifecycle } from '@platform/http';

const STOP_LIMIT_MS = 30_000;

/**
 * On SIGTERM or SIGINT: not ready at once, still serving for `drainSeconds` so that a balancer can look elsewhere, then what
 * runs is finished and the process ends. What hangs is left behind after half a minute.
 */
export function stopGracefully(app: INestApplicationContext, drainSeconds: number): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    app.get(Lifecycle).leave();
    await pause(drainSeconds * 1000);
    const late = setTimeout(() => process.exit(1), STOP_LIMIT_MS);
    await app.close();
    clearTimeout(late);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void stop().catch(() => process.exit(1)));
}
