import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import type { Author } from '../domain/dossier';
import { AuthorLists } from '../persistence/author-list';
import type { AuthorInput } from '../persistence/author-list';
import { AUTHORS_JSON, searchText } from '../persistence/dossiers';
import { Editing } from '../persistence/editing';

/** Replaces the list of authors with their shares. Any change of it asks everybody for consent again. */
@Injectable()
export class SetAuthors {
  constructor(
    private readonly db: Database,
    private readonly editing: Editing,
    private readonly lists: AuthorLists,
    private readonly audit: Audit,
  ) {}

  execute(
    actor: Actor,
    id: string,
    version: number,
    inputs: readonly AuthorInput[],
  ): Promise<{ id: string; version: number }> {
    return this.db.transaction(async () => {
      const { subject, now } = await this.editing.open(id, actor, ['authors'], version);
      const { authors } = await this.lists.resolve(inputs, actor, subject.contest_id, [], id);
      const row = await this.db.first<{ authors: readonly Author[] }>(
        `SELECT ${AUTHORS_JSON} AS authors FROM initiative.initiative i WHERE i.id = $1`,
        [id],
      );
      if (sameList(row?.authors ?? [], authors)) return { id, version: subject.version };
      await this.lists.replace(id, authors, now);
      const drafted = subject.state === 'draft';
      const [saved] = await this.db.write<{ version: number }>(
        `UPDATE initiative.initiative SET version = version + 1, updated_at = $2,
           search_folded = CASE WHEN $3 THEN $4 ELSE search_folded END,
           lead_author = CASE WHEN $3 THEN $5 ELSE lead_author END, author_count = CASE WHEN $3 THEN $6 ELSE author_count END WHERE id = $1 RETURNING version`,
        [
          id,
          now,
          drafted,
          searchText(subject.code, subject.title, authors),
          authors.find(({ isLead }) => isLead)?.name ?? null,
          authors.length,
        ],
      );
      await this.audit.record(actor, {
        action: 'initiative.setAuthors',
        subjectKind: 'initiative',
        subjectId: id,
        contestId: subject.contest_id,
        detail: { authors: authors.length },
      });
      return { id, version: saved?.version ?? subject.version };
    });
  }
}

function sameList(before: readonly Author[], after: readonly Author[]): boolean {
  const written = ({ id: _id, consent: _consent, consentAttachmentId: _page, ...rest }: Author) => rest;
  return JSON.stringify(before.map(written).map(sorted)) === JSON.stringify(after.map(written).map(sorted));
}

function sorted(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
