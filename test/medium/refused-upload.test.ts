import { Agent, request } from 'node:http';
import { TestApp } from '../support/app';
import type { Client } from '../support/app';
import { bytesOf } from '../support/streams';
import { contestWith, draftOf } from './initiative/contest';

interface Refusal {
  readonly status: number | undefined;
  readonly connection: string | undefined;
}

describe('an upload that is refused', () => {
  let app: TestApp;
  let author: Client;
  let path: string;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  beforeAll(async () => {
    app = await TestApp.start();
    author = await app.signIn();
    const contest = await contestWith(app, (rules) => ({
      ...rules,
      dossier: { ...rules.dossier, parts: rules.dossier.parts.map((part) => ({ ...part, maxBytes: 1_000_000 })) },
    }));
    path = `/api/initiatives/${(await draftOf(author, contest.id)).id}/attachments?part=evidence`;
  });

  const HEAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n';
  const TAIL = '\r\n--x--\r\n';
  function send(bytes: Buffer, options: { readonly cookie?: string; readonly announced?: number }): Promise<Refusal> {
    const length = options.announced ?? HEAD.length + bytes.length + TAIL.length;
    const headers = {
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': length,
      ...(options.cookie && { cookie: options.cookie }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(app.origin + path, { method: 'POST', agent, headers });
      sent.once('error', reject).once('response', (answer) => {
        answer.resume().once('end', () => {
          resolve({ status: answer.statusCode, connection: answer.headers.connection });
          if (options.announced) sent.destroy();
        });
      });
      sent.write(HEAD);
      sent.write(bytes);
      if (!options.announced) sent.end(TAIL);
    });
  }

  it.each([
    ['too large for its part', 12_000_000, true, 413],
    ['from nobody', 12_000_000, false, 401],
  ])('%s reaches its sender, and the connection serves on', async (_what, size, signedIn, status) => {
    const refused = await send(bytesOf(size), signedIn ? { cookie: `sid=${author.sessionToken}` } : {});
    expect(refused).toEqual({ status, connection: 'keep-alive' });
    expect(await send(bytesOf(100), {})).toEqual({ status: 401, connection: 'keep-alive' });
  });

  it('whose sender does not stop or go on is answered on a connection that ends', async () => {
    expect(await send(bytesOf(100_000), { announced: 50_000_000 })).toEqual({ status: 401, connection: 'close' });
  });

  it('does not keep the process from ending', async () => {
    agent.destroy();
    const began = performance.now();
    await app.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
