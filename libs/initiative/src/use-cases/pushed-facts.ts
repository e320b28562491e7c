import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

/** Facts that only upper rooms know, told to this one. No state changes. */
@Injectable()
export class PushedFacts {
  constructor(private readonly db: Database) {}

  async seal(ids: readonly string[]): Promise<void> {
    await this.db.transaction(() =>
      this.db.write(
        'UPDATE initiative.initiative SET sealed_at = platform.now() WHERE id = ANY($1::uuid[]) AND sealed_at IS NULL',
        [ids],
      ),
    );
  }

  async tellVerdicts(ids: readonly string[]): Promise<void> {
    await this.db.transaction(() =>
      this.db.write('UPDATE initiative.initiative SET told_state = NULL WHERE id = ANY($1::uuid[])', [ids]),
    );
  }

  async markDecided(ids: readonly string[]): Promise<void> {
    await this.db.transaction(() =>
      this.db.write(
        'UPDATE initiative.initiative SET decided_at = platform.now() WHERE id = ANY($1::uuid[]) AND decided_at IS NULL',
        [ids],
      ),
    );
  }
}
