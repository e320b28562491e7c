import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Dirent } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { BlobStore, checkKey, checkPrefix, checkRange, missing } from './blob-store';
import type { BlobContent, ByteRange, ListedBlob, PutLimits, StoredBlob } from './blob-store';
import { atStore, exactly, metered } from './streams';

/** Unfinished uploads. A key never starts with a point, so none can land here. */
const INCOMING = '.incoming';

function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Makes the new names durable, from a folder up to the one that was there before. */
async function syncUpwards(from: string, to: string): Promise<void> {
  for (let path = from; ; path = dirname(path)) {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (path === to) return;
  }
}

/** A block of a download; smaller ones cost more turns than bytes. */
const READ_BYTES = 256 * 1024;

/** Keeps blobs below one folder: temporary file, fsync, rename. */
export class FolderBlobStore extends BlobStore {
  constructor(private readonly root: string) {
    super();
  }

  async put(key: string, stream: Readable, limits: PutLimits): Promise<StoredBlob> {
    checkKey(key);
    return atStore(async () => {
      const target = this.pathOf(key);
      const incoming = join(this.root, INCOMING);
      await mkdir(incoming, { recursive: true });
      const temporary = join(incoming, randomUUID());
      try {
        const stored = await this.write(temporary, stream, limits);
        const created = await mkdir(dirname(target), { recursive: true });
        await rename(temporary, target);
        await syncUpwards(dirname(target), created === undefined ? dirname(target) : dirname(created));
        return stored;
      } catch (error) {
        stream.destroy();
        await rm(temporary, { force: true });
        throw error;
      }
    });
  }

  async get(key: string, range?: ByteRange): Promise<BlobContent> {
    checkKey(key);
    return atStore(async () => {
      const found = await this.stat(key);
      if (!found) missing();
      const { start, length } = checkRange(range, found.size);
      const options = { highWaterMark: READ_BYTES, ...(length > 0 && { start, end: start + length - 1 }) };
      return { stream: exactly(createReadStream(this.pathOf(key), options), length), size: found.size };
    });
  }

  async stat(key: string): Promise<{ readonly size: number } | undefined> {
    checkKey(key);
    return atStore(async () => {
      try {
        const found = await stat(this.pathOf(key));
        return found.isFile() ? { size: found.size } : undefined;
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    });
  }

  async remove(key: string): Promise<void> {
    checkKey(key);
    await atStore(() => rm(this.pathOf(key), { force: true }));
  }

  async *list(prefix: string): AsyncGenerator<ListedBlob> {
    checkPrefix(prefix);
    yield* this.walk(prefix);
  }

  async sweep(before: Date): Promise<number> {
    const incoming = join(this.root, INCOMING);
    let removed = 0;
    for (const { name } of await this.entriesOf(incoming)) {
      const path = join(incoming, name);
      const found = await stat(path).catch(() => undefined);
      if (!found || found.mtime >= before) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  async probe(): Promise<void> {
    await atStore(() => mkdir(join(this.root, INCOMING), { recursive: true }));
  }

  private pathOf(key: string): string {
    return join(this.root, key);
  }

  private async write(path: string, stream: Readable, limits: PutLimits): Promise<StoredBlob> {
    const upload = metered(stream, limits);
    const file = await open(path, 'wx', 0o640);
    try {
      for await (const chunk of upload.chunks) await file.writeFile(chunk);
      const stored = upload.finish();
      await file.sync();
      return stored;
    } finally {
      await file.close();
    }
  }

  private async *walk(folder: string): AsyncGenerator<ListedBlob> {
    const entries = await atStore(() => this.entriesOf(join(this.root, folder)));
    const names = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
    for (const name of names.filter((each) => each !== `${INCOMING}/`).sort((a, b) => (a < b ? -1 : 1))) {
      const key = `${folder}${name}`;
      if (name.endsWith('/')) {
        yield* this.walk(key);
      } else {
        const found = await this.stat(key);
        if (found) yield { key, size: found.size };
      }
    }
  }

  private async entriesOf(path: string): Promise<Dirent[]> {
    try {
      return await readdir(path, { withFileTypes: true });
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  }
}
