import { Global, Module } from '@nestjs/common';
import { registerMessages } from '@platform/kernel';
import { BlobStore } from './blob-store';
import { blobStoreFromEnv } from './from-env';
import { filesMessages } from './messages';
import { PieceUploads } from './piece-uploads';
import { SweepPieces } from './sweep-pieces';

registerMessages(filesMessages);

/** The file store that the environment asks for, injectable as `BlobStore`, and files that arrive in pieces. */
@Global()
@Module({
  providers: [{ provide: BlobStore, useFactory: () => blobStoreFromEnv(process.env) }, PieceUploads, SweepPieces],
  exports: [BlobStore, PieceUploads],
})
export class FilesModule {}
