// A worker as a process of its own, for tests that kill or freeze it: runs the compiled platform with one job.
require('reflect-metadata');
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { Module } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');
const { z } = require('zod');
const platform = join(__dirname, '../../dist/libs/platform');
const { Database, DatabaseModule } = require(join(platform, 'database'));
const { JobService, JobsModule, Outbox } = require(join(platform, 'jobs'));

class Worker {}
const { databaseUrl, settings, holdMs } = JSON.parse(process.env.JOB_WORKER);
Module({ imports: [DatabaseModule.at(databaseUrl), JobsModule.at(settings)] })(Worker);

async function main() {
  const app = await NestFactory.createApplicationContext(Worker, { logger: false, abortOnError: false });
  const db = app.get(Database);
  app.get(Outbox).register({
    name: 'test.long',
    schema: z.strictObject({}),
    handle: async (_payload, job) => {
      console.log(`begun ${job.id}`);
      await pause(holdMs);
      await db.write('INSERT INTO test_effect (worker, job_id) VALUES ($1, $2)', ['process', job.id]);
      console.log(`ending ${job.id}`);
    },
  });
  process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
  app.get(JobService).start();
  console.log('ready');
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
