import '../../small-heap';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { JobService } from '@platform/jobs';
import { AppModule } from '../../app.module';
import { readEnvironment } from '../../environment';
import { stopGracefully } from '../../graceful';

async function main(): Promise<void> {
  const environment = readEnvironment({ ...process.env, ROLES: 'jobs' });
  const app = await NestFactory.createApplicationContext(AppModule.at(environment.databaseUrl), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  stopGracefully(app, 0);
  app.get(JobService).start();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
