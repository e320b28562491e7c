import { JobService } from '@platform/jobs';
import { createHttpApplication } from '@platform/http';
import { Identity } from '@rooms/identity';
import { AppModule } from '../../../app.module';
import type { Transport } from './client';

export interface InProcess {
  readonly transport: Transport;
  readonly identity: Identity;
  close(): Promise<void>;
}

/** The application itself, in this process: requests go straight to it, and it works its jobs. */
export async function startInProcess(databaseUrl: string): Promise<InProcess> {
  const app = await createHttpApplication(AppModule.at(databaseUrl));
  app.get(JobService).start();
  const fastify = app.getHttpAdapter().getInstance();
  return {
    identity: app.get(Identity),
    close: () => app.close(),
    transport: async ({ method, path, headers, body }) => {
      const answer = await fastify.inject({
        method: method as 'GET',
        url: path,
        headers: { ...headers },
        ...(body !== undefined && { payload: body }),
      });
      const cookie = answer.headers['set-cookie'];
      return {
        status: answer.statusCode,
        cookies: cookie === undefined ? [] : [cookie].flat().map(String),
        body: answer.rawPayload,
      };
    },
  };
}
