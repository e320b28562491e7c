import { Global, Module } from '@nestjs/common';
import { registerMessages } from '@platform/kernel';
import { BlobStore } from './blob-store';
import { blobStoreFromEnv } from './from-env';
import { filesMessages } from './messages';

registerMessages(filesMessages);

/** The file store that the environment asks for, injectable as `BlobStore`. */
@Global()
@Module({ providers: [{ provide: BlobStore, useFactory: () => blobStoreFromEnv(process.env) }], exports: [BlobStore] })
export class FilesModule {}
