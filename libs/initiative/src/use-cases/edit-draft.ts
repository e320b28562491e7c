import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { fold, refuse, refuseAll } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Contests, validateAnswers } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import type { EditedPart } from '../domain/editing';
import type { AuthorKind } from '../domain/initiative.types';
import { Editing } from '../persistence/editing';
import { Units } from '../persistence/units';

/** Only what is named is changed; null empties a field. */
export interface DraftPatch {
  readonly title?: string | undefined;
  readonly theme?: string | null | undefined;
  readonly authorKind?: AuthorKind | undefined;
  readonly unitId?: string | undefined;
  readonly answers?: Readonly<Record<string, unknown>> | undefined;
}

/** Saves some fields of a draft. Types are checked, completeness only on submit; not audited. */
@Injectable()
export class EditDraft {
  constructor(
    private readonly db: Database,
    private readonly editing: Editing,
    private readonly contests: Contests,
    private readonly units: Units,
  ) {}

  execute(actor: Actor, id: string, version: number, patch: DraftPatch): Promise<{ id: string; version: number }> {
    return this.db.transaction(async () => {
      const { subject, now } = await this.editing.open(id, actor, partsOf(patch), version);
      const rulebook = await this.contests.rulebook(subject.contest_id, subject.rulebook_version);
      checkDraft(rulebook, patch);
      const unit = patch.unitId === undefined ? undefined : await this.units.forNewDraft(patch.unitId);
      const drafted = subject.state === 'draft';
      const { answers = {} } = patch;
      const [saved] = await this.db.write<{ version: number }>(
        `UPDATE initiative.initiative i SET version = i.version + 1, updated_at = $2,
           title = coalesce($3, i.title),
           title_folded = CASE WHEN $4 THEN coalesce($5, i.title_folded) ELSE i.title_folded END,
           search_folded = CASE WHEN $4 AND $5::text IS NOT NULL THEN lower(i.code) || ' ' || $5 || ' ' || $6 ELSE i.search_folded END,
           theme = CASE WHEN $7 THEN $8 ELSE i.theme END,
           author_kind = coalesce($9, i.author_kind), category = coalesce($9, i.category),
           unit_id = coalesce($10::uuid, i.unit_id), unit_name = coalesce($11, i.unit_name),
           answers = (i.answers || $12::jsonb) - $13::text[]
         WHERE i.id = $1 RETURNING version`,
        [
          id,
          now,
          patch.title ?? null,
          drafted,
          patch.title === undefined ? null : fold(patch.title),
          patch.title === undefined ? '' : await this.names(id),
          patch.theme !== undefined,
          patch.theme ?? null,
          patch.authorKind ?? null,
          unit?.id ?? null,
          unit?.name ?? null,
          JSON.stringify(answers),
          Object.keys(answers).filter((code) => answers[code] === null),
        ],
      );
      return { id, version: saved?.version ?? subject.version };
    });
  }

  private async names(id: string): Promise<string> {
    const row = await this.db.first<{ names: string | null }>(
      `SELECT string_agg(name, ' ' ORDER BY position) AS names FROM initiative.author WHERE initiative_id = $1`,
      [id],
    );
    return fold(row?.names ?? '');
  }
}

function partsOf(patch: DraftPatch): EditedPart[] {
  const heading = patch.theme !== undefined || patch.authorKind !== undefined || patch.unitId !== undefined;
  return heading ? ['content', 'heading'] : ['content'];
}

/** What a draft may not hold even while it is incomplete. */
export function checkDraft(rulebook: Rulebook, draft: DraftPatch): void {
  if (draft.theme && !rulebook.themes.some(({ code }) => code === draft.theme)) {
    refuse('invalid', 'initiative.theme_unknown', {}, 'theme');
  }
  if (draft.authorKind && !rulebook.authors.categories.some(({ code }) => code === draft.authorKind)) {
    refuse('invalid', 'initiative.author_kind_not_allowed', {}, 'authorKind');
  }
  refuseAll(
    'invalid',
    'platform.invalid_input',
    validateAnswers(rulebook, draft.answers ?? {}, { completeness: false }),
  );
}
