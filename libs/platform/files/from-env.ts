import { resolve } from 'node:path';
import type { BlobStore } from './blob-store';
import { FolderBlobStore } from './folder-blob-store';
import { S3BlobStore } from './s3-blob-store';

type Environment = Readonly<Record<string, string | undefined>>;

function need(env: Environment, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`S3_ENDPOINT is set, so ${name} is needed too.`);
  return value;
}

/** S3 where S3_ENDPOINT is set, otherwise the folder FILES_DIR (default `data/files`). */
export function blobStoreFromEnv(env: Environment): BlobStore {
  const endpoint = env['S3_ENDPOINT'];
  if (endpoint === undefined || endpoint === '') return new FolderBlobStore(resolve(env['FILES_DIR'] ?? 'data/files'));
  const url = new URL(endpoint);
  if (!['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.username !== '') {
    throw new Error('S3_ENDPOINT is a scheme, a host and a port, for example http://s3:9000.');
  }
  return new S3BlobStore({
    endpoint: url,
    bucket: need(env, 'S3_BUCKET'),
    accessKey: need(env, 'S3_ACCESS_KEY'),
    secretKey: need(env, 'S3_SECRET_KEY'),
    region: env['S3_REGION'] ?? 'us-east-1',
  });
}
