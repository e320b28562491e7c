import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, fold, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Dossiers } from '../persistence/dossiers';

export interface RegisterView {
  readonly id: string;
  readonly name: string;
  readonly search: Readonly<Record<string, string>>;
  readonly createdBy: string;
}

const MOST_VIEWS = 100;
const COLUMNS = `v.id, v.name, v.search, p.name AS "createdBy"`;
const FROM = `screening.register_view v JOIN identity.account a ON a.id = v.created_by JOIN identity.person p ON p.id = a.person_id`;

/** Lists under a name that the secretariat of a contest shares: any of its secretaries keeps and drops them. */
@Injectable()
export class KeepViews {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly dossiers: Dossiers,
  ) {}

  async list(contestId: string, actor: Actor): Promise<RegisterView[]> {
    this.dossiers.requireSecretary(contestId, actor);
    return this.db.query<RegisterView>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE v.contest_id = $1 ORDER BY v.name_folded`,
      [contestId],
    );
  }

  async keep(
    contestId: string,
    input: { readonly name: string; readonly search: Readonly<Record<string, string>> },
    actor: Actor,
  ): Promise<RegisterView> {
    const by = actor.accountId ?? absent();
    this.dossiers.requireSecretary(contestId, actor);
    return this.db.transaction(async () => {
      const [made] = await this.db.write<{ id: string }>(
        `INSERT INTO screening.register_view (contest_id, name, name_folded, search, created_by, created_at)
         SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM screening.register_view WHERE contest_id = $1) < ${MOST_VIEWS}
         ON CONFLICT (contest_id, name_folded) DO NOTHING RETURNING id`,
        [contestId, input.name, fold(input.name), JSON.stringify(input.search), by, await this.db.now()],
      );
      const id = made?.id ?? (await this.refused(contestId, input.name));
      await this.record(actor, 'register_view.keep', id, contestId);
      return { id, ...input, createdBy: actor.name };
    });
  }

  async drop(id: string, actor: Actor): Promise<void> {
    await this.db.transaction(async () => {
      const view = await this.db.first<{ contest_id: string }>(
        'SELECT contest_id FROM screening.register_view WHERE id = $1',
        [id],
      );
      const { contest_id } = view ?? absent();
      this.dossiers.requireSecretary(contest_id, actor);
      await this.db.write('DELETE FROM screening.register_view WHERE id = $1', [id]);
      await this.record(actor, 'register_view.drop', id, contest_id);
    });
  }

  private async refused(contestId: string, name: string): Promise<never> {
    const taken = await this.db.first(
      'SELECT 1 FROM screening.register_view WHERE contest_id = $1 AND name_folded = $2',
      [contestId, fold(name)],
    );
    return taken
      ? refuse('conflict', 'screening.view_name_taken', { name }, 'name')
      : refuse('conflict', 'screening.too_many_views', { max: MOST_VIEWS });
  }

  private record(actor: Actor, action: string, id: string, contestId: string): Promise<void> {
    return this.audit.record(actor, { action, subjectKind: 'register_view', subjectId: id, contestId });
  }
}
