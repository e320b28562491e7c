import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

/** Tells initiative that its works are being judged: from here on none of them can be withdrawn. */
@Injectable()
export class InitiativeSeal {
  constructor(private readonly db: Database) {}

  async seal(ids: readonly string[]): Promise<void> {
    await this.db.write(
      'UPDATE initiative.initiative SET sealed_at = $2 WHERE id = ANY ($1::uuid[]) AND sealed_at IS NULL',
      [ids, await this.db.now()],
    );
  }
}
