import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, onPath, startDaemon } from './daemon';

export interface RedisServer {
  readonly url: string;
  /** Takes the server away, data kept in its append-only file; `start` brings it back at the same address. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  start(): Promise<void>;
  /** Ends it for good and removes its data. */
  dispose(): Promise<void>;
}

export function redisBinary(): string | undefined {
  return onPath('redis-server');
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => end(false));
    socket.on('error', () => end(false));
    socket.on('connect', () => socket.write('PING\r\n'));
    socket.on('data', (reply) => end(reply.toString().startsWith('+PONG')));
  });
}

/** A Redis of one's own: append-only file, nothing evicted, as production asks for. */
export async function startRedis(): Promise<RedisServer> {
  const binary = redisBinary();
  if (binary === undefined) throw new Error('redis-server is not on the PATH (Debian package redis-server).');
  const folder = await mkdtemp(join(tmpdir(), 'sang-kien-redis-'));
  const port = await freePort();
  const settings = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--maxmemory-policy', 'noeviction'];
  const start = () =>
    startDaemon(binary, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...settings], {
      cwd: folder,
      ready: () => answersPing(port),
    });
  let daemon = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: (signal) => daemon.stop(signal),
    start: async () => {
      daemon = await start();
    },
    dispose: async () => {
      await daemon.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
