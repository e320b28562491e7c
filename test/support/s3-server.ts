import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isExecutable, onPath, startDaemon } from './daemon';

export interface S3Server {
  readonly endpoint: URL;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Takes the server away, data kept; `start` brings it back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it for good and removes its data. */
  dispose(): Promise<void>;
}

/** S3_SERVER_BIN, the cache filled by `.ci/s3`, or `minio` on the PATH. */
export function s3ServerBinary(): string | undefined {
  const version = readFileSync(join(__dirname, '../../.ci/s3-version'), 'utf8').trim();
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const built = join(cache, 'sang-kien', `minio-${version}`, 'minio');
  const named = process.env['S3_SERVER_BIN'];
  if (named !== undefined && named !== '') return named;
  return isExecutable(built) ? built : onPath('minio');
}

export async function startS3Server(): Promise<S3Server> {
  const binary = s3ServerBinary();
  if (binary === undefined) throw new Error('No S3 server found: run .ci/s3 or set S3_SERVER_BIN.');
  const folder = await mkdtemp(join(tmpdir(), 'sang-kien-s3-'));
  const port = await freePort();
  const endpoint = new URL(`http://127.0.0.1:${port}`);
  const accessKey = randomBytes(8).toString('hex');
  const secretKey = randomBytes(20).toString('hex');
  const start = () =>
    startDaemon(binary, ['server', join(folder, 'data'), '--address', endpoint.host, '--quiet'], {
      cwd: folder,
      env: { HOME: folder, MINIO_ROOT_USER: accessKey, MINIO_ROOT_PASSWORD: secretKey, MINIO_BROWSER: 'off' },
      // Its health page is ready before its files are: an unsigned request is refused (403) only once it really serves.
      ready: async () => (await fetch(endpoint)).status === 403,
    });
  let daemon = await start();
  return {
    endpoint,
    accessKey,
    secretKey,
    stop: () => daemon.stop(),
    start: async () => {
      daemon = await start();
    },
    dispose: async () => {
      await daemon.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
