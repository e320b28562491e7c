import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { Initiatives } from '@rooms/initiative';
import { Desk } from '../persistence/desk';
import { Dossiers } from '../persistence/dossiers';

/** Strikes a dossier off with a reason, at any time before a decision that names it is signed. */
@Injectable()
export class Disqualify {
  constructor(
    private readonly db: Database,
    private readonly initiatives: Initiatives,
    private readonly desk: Desk,
    private readonly dossiers: Dossiers,
  ) {}

  async execute(
    id: string,
    reason: string,
    actor: Actor,
    version: number,
  ): Promise<{ initiativeId: string; state: string; version: number }> {
    return this.db.transaction(async () => {
      const dossier = await this.dossiers.screenable(id, actor);
      await this.desk.hold(id, actor);
      const [moved] = await this.initiatives.apply([id], 'disqualify', { actor, reason, version });
      await this.desk.free(id);
      return { initiativeId: id, state: moved?.to ?? dossier.state, version: moved?.version ?? dossier.version };
    });
  }
}
