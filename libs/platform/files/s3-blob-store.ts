import type { Readable } from 'node:stream';
import { Client } from 'minio';
import { BlobStore, checkKey, checkPrefix, checkRange, missing } from './blob-store';
import type { BlobContent, ByteRange, ListedBlob, PutLimits, StoredBlob } from './blob-store';
import { limitedTransport } from './s3-transport';
import { atStore, blocks, exactly, metered } from './streams';

/** Without it the client holds parts of half a gigabyte in memory for a stream of unknown length. */
export const PART_SIZE = 8 * 1024 * 1024;
const CONTENT_TYPE = { 'Content-Type': 'application/octet-stream' };

export interface S3Settings {
  readonly endpoint: URL;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  /** A silent connection is dropped after this, a request that has no answer after four times this. */
  readonly idleMs?: number;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const ABSENT = new Set(['NoSuchKey', 'NotFound', 'NoSuchObject']);
const ALREADY_THERE = new Set(['BucketAlreadyOwnedByYou', 'BucketAlreadyExists']);

/**
 * Keeps blobs in one bucket of any S3 server. Parts are handed over one by one here, because the client's own streaming
 * upload waits for ever on a source that breaks off, and resumes a foreign unfinished upload of the same key.
 */
export class S3BlobStore extends BlobStore {
  private readonly client: Client;
  private readonly bucket: string;
  private readonly idleMs: number;
  private bucketReady: Promise<void> | undefined;

  constructor(private readonly settings: S3Settings) {
    super();
    const { endpoint } = settings;
    const useSSL = endpoint.protocol === 'https:';
    this.idleMs = settings.idleMs ?? 30_000;
    this.bucket = settings.bucket;
    this.client = new Client({
      endPoint: endpoint.hostname,
      port: endpoint.port === '' ? (useSSL ? 443 : 80) : Number(endpoint.port),
      useSSL,
      accessKey: settings.accessKey,
      secretKey: settings.secretKey,
      region: settings.region,
      partSize: PART_SIZE,
      retryOptions: { maximumRetryCount: 3, baseDelayMs: 100, maximumDelayMs: 1000 },
      transport: limitedTransport(useSSL, this.idleMs),
    });
  }

  async put(key: string, stream: Readable, limits: PutLimits): Promise<StoredBlob> {
    checkKey(key);
    const upload = metered(stream, limits);
    try {
      return await atStore(async () => {
        await this.ensureBucket();
        const parts = blocks(upload.chunks, PART_SIZE);
        const first = await parts.next();
        if (first.done === true) throw new Error('A stream has at least one block.');
        if (first.value.length === PART_SIZE)
          return await this.putInParts(key, first.value, parts, () => upload.finish());
        const stored = upload.finish();
        await this.client.putObject(this.bucket, key, first.value, first.value.length, CONTENT_TYPE);
        return stored;
      });
    } finally {
      stream.destroy();
    }
  }

  async get(key: string, range?: ByteRange): Promise<BlobContent> {
    checkKey(key);
    return atStore(async () => {
      const found = await this.stat(key);
      if (!found) missing();
      const { start, length } = checkRange(range, found.size);
      const source = await this.client.getPartialObject(this.bucket, key, start, length);
      return { stream: exactly(source, length, this.idleMs), size: found.size };
    });
  }

  async stat(key: string): Promise<{ readonly size: number } | undefined> {
    checkKey(key);
    return atStore(async () => {
      await this.ensureBucket();
      try {
        return { size: (await this.client.statObject(this.bucket, key)).size };
      } catch (error) {
        if (ABSENT.has(codeOf(error))) return undefined;
        throw error;
      }
    });
  }

  async remove(key: string): Promise<void> {
    checkKey(key);
    await atStore(async () => {
      await this.ensureBucket();
      await this.client.removeObject(this.bucket, key);
    });
  }

  async *list(prefix: string): AsyncGenerator<ListedBlob> {
    checkPrefix(prefix);
    await atStore(() => this.ensureBucket());
    const items = this.client.listObjectsV2(this.bucket, prefix, true)[Symbol.asyncIterator]();
    for (;;) {
      const step = await atStore(() => items.next());
      if (step.done === true) return;
      const { name, size } = step.value as { name?: string; size: number };
      if (name !== undefined) yield { key: name, size };
    }
  }

  /** A server that does not list unfinished uploads (MinIO, which drops them itself after a day) answers with none. */
  async sweep(before: Date): Promise<number> {
    return atStore(async () => {
      await this.ensureBucket();
      let removed = 0;
      for await (const item of this.client.listIncompleteUploads(this.bucket, '', true)) {
        const { key, uploadId, initiated } = item as { key: string; uploadId: string; initiated?: Date };
        if (!initiated || initiated >= before) continue;
        await this.client.abortMultipartUpload(this.bucket, key, uploadId);
        removed += 1;
      }
      return removed;
    });
  }

  async probe(): Promise<void> {
    await atStore(async () => {
      if (!(await this.client.bucketExists(this.bucket))) await this.createBucket();
    });
  }

  private async putInParts(
    key: string,
    first: Buffer,
    rest: AsyncIterable<Buffer>,
    finish: () => StoredBlob,
  ): Promise<StoredBlob> {
    const uploadId = await this.client.initiateNewMultipartUpload(this.bucket, key, CONTENT_TYPE);
    try {
      const etags = [await this.putPart(key, uploadId, 1, first)];
      for await (const block of rest) {
        if (block.length > 0) etags.push(await this.putPart(key, uploadId, etags.length + 1, block));
      }
      const stored = finish();
      await this.client.completeMultipartUpload(this.bucket, key, uploadId, etags);
      return stored;
    } catch (error) {
      await this.client.abortMultipartUpload(this.bucket, key, uploadId).catch(() => undefined);
      throw error;
    }
  }

  private async putPart(key: string, uploadId: string, part: number, block: Buffer) {
    const place = { bucketName: this.bucket, objectName: key, uploadID: uploadId, partNumber: part };
    const { etag } = await this.client.uploadPart({ ...place, headers: { 'Content-Length': block.length } }, block);
    return { part, etag };
  }

  private async ensureBucket(): Promise<void> {
    this.bucketReady ??= this.client
      .bucketExists(this.bucket)
      .then((exists) => (exists ? undefined : this.createBucket()));
    try {
      await this.bucketReady;
    } catch (error) {
      this.bucketReady = undefined;
      throw error;
    }
  }

  private async createBucket(): Promise<void> {
    try {
      await this.client.makeBucket(this.bucket, this.settings.region);
    } catch (error) {
      if (!ALREADY_THERE.has(codeOf(error))) throw error;
    }
  }
}
