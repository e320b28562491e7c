import '../../small-heap';
import 'reflect-metadata';
import { createHttpApplication } from '@platform/http';
import { JobService } from '@platform/jobs';
import { AppModule } from '../../app.module';
import { readEnvironment } from '../../environment';
import { stopGracefully } from '../../graceful';
import { mountWeb } from './web/mount';

async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const app = await createHttpApplication(AppModule.at(environment.databaseUrl), environment.trustedHops, mountWeb);
  stopGracefully(app, environment.drainSeconds);
  // A supervisor that is gone must not leave this process behind.
  process.once('disconnect', () => void app.close().finally(() => process.exit(0)));
  if (environment.roles.has('jobs')) app.get(JobService).start();
  await app.listen(environment.port, environment.host);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
