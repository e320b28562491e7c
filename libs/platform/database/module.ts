import { Global, Injectable, Module } from '@nestjs/common';
import type { DynamicModule, OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { dataSourceOptions, missingMigrations } from './data-source';
import { Database } from './database';

/** A process on a schema older than its code refuses to start; a newer schema only adds, so an older process goes on. */
@Injectable()
class SchemaCheck implements OnModuleInit {
  constructor(private readonly source: DataSource) {}

  async onModuleInit(): Promise<void> {
    const missing = await missingMigrations(this.source);
    if (missing.length > 0)
      throw new Error(
        `The database lacks ${missing.length} migrations: run the command \`migrate\` of this release first.`,
      );
  }
}

@Global()
@Module({})
export class DatabaseModule {
  static at(url: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(url), retryAttempts: 5, retryDelay: 500 })],
      providers: [Database, SchemaCheck],
      exports: [Database],
    };
  }
}
