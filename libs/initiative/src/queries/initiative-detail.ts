import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { unprintable } from '@platform/documents';
import type { Unprintable } from '@platform/documents';
import { absent, contestsWithRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { availableTransitions } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import type { AttachedFile, Author } from '../domain/dossier';
import { fixedParts } from '../domain/editing';
import type { EditedPart } from '../domain/editing';
import type { InitiativeFacts } from '../domain/initiative.types';
import { initiativeWorkflow } from '../domain/initiative.workflow';
import { namesOpen } from '../domain/printed-name';
import type { Turn } from '../domain/turn';
import { InitiativeFactsLoader, mayHandIn } from '../persistence/binding';
import { ATTACHMENTS_JSON, AUTHORS_JSON } from '../persistence/dossiers';
import type { Receipt } from '../persistence/dossiers';
import { relationsOf, SUBJECT_COLUMNS, SUBJECT_FROM } from '../persistence/subjects';
import type { Relations, Subject } from '../persistence/subjects';
import { binder, SECRETARIAT, visibleTo } from '../persistence/visible-to';
import { attachmentView, authorView, receiptView } from './presenters';
import type { AttachmentView, AuthorView, StoredReceipt } from './presenters';
import { ASKED_AUTHORS_JSON, decideTurn } from './turns';
import type { AskedAuthor } from './turns';

interface Row extends Subject {
  readonly now: Date;
  readonly shown_title: string;
  readonly shown_theme: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly authors: readonly Author[];
  readonly attachments: readonly AttachedFile[];
  readonly asked: readonly AskedAuthor[];
  readonly cleared: readonly string[];
  readonly pages: Readonly<Record<string, number>>;
  readonly receipt: StoredReceipt | null;
  readonly returned_because: string | null;
}

export interface InitiativeView {
  readonly id: string;
  readonly code: string;
  readonly contestId: string;
  readonly state: string;
  readonly version: number;
  readonly channel: string;
  readonly authorKind: string;
  readonly title: string;
  readonly theme: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly rulebookVersion: number;
  readonly revision: number;
  readonly submittedAt: Date | null;
  readonly receivedAt: Date | null;
  readonly completionDueAt: Date | null;
  /** Why the unit gave it back; null unless it waits to be sent again. */
  readonly returnedBecause: string | null;
  /** Exclusive; with the extensions that hold for this dossier. */
  readonly closesAt: Date;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly authors: readonly AuthorView[];
  readonly attachments: readonly AttachmentView[];
  readonly receipt: Receipt | null;
  readonly unprintable: readonly Unprintable[];
  readonly roles: readonly string[];
  readonly turn: Turn;
  /** What stays as it was handed in. */
  readonly fixedParts: readonly EditedPart[];
  /** Authors may say whether their names are right as they will be printed. */
  readonly namesOpen: boolean;
  readonly availableTransitions: readonly AvailableTransition[];
}

/** Its keeper and authors read the working copy, everybody else what was last submitted. */
@Injectable()
export class InitiativeDetail {
  constructor(
    private readonly db: Database,
    private readonly facts: InitiativeFactsLoader,
  ) {}

  async execute(actor: Actor, id: string): Promise<InitiativeView> {
    const params: unknown[] = [id, actor.accountId];
    const bind = binder(params);
    const seen = visibleTo(actor, bind);
    const contests = contestsWithRole(actor, ...SECRETARIAT);
    const keepsPaper = contests === 'all' ? 'TRUE' : `i.contest_id = ANY(${bind(contests)}::uuid[])`;
    const found =
      (await this.db.first<Row>(
        `SELECT ${SUBJECT_COLUMNS}, platform.now() AS now,
           CASE WHEN w.inside THEN i.title ELSE r.title END AS shown_title, CASE WHEN w.inside THEN i.theme ELSE r.theme END AS shown_theme,
           CASE WHEN w.inside THEN i.answers ELSE r.answers END AS answers,
           CASE WHEN w.inside THEN ${AUTHORS_JSON} ELSE r.authors END AS authors,
           CASE WHEN w.inside THEN ${ATTACHMENTS_JSON} ELSE r.attachments END AS attachments,
           ${ASKED_AUTHORS_JSON} AS asked,
           ARRAY(SELECT f.id FROM initiative.attachment f WHERE f.initiative_id = i.id AND f.cleared_at IS NOT NULL) AS cleared,
           (SELECT coalesce(jsonb_object_agg(f.id, f.pages), '{}') FROM initiative.attachment f
              WHERE f.initiative_id = i.id AND f.pages IS NOT NULL) AS pages,
           (SELECT jsonb_build_object('code', t.code, 'revision', t.revision, 'receivedAt', t.received_at, 'contentHash', t.content_hash)
              FROM initiative.receipt t WHERE t.initiative_id = i.id ORDER BY t.revision DESC LIMIT 1) AS receipt,
           CASE WHEN i.state = 'draft' THEN (SELECT t.reason FROM platform.audit t WHERE t.subject_kind = 'initiative' AND t.subject_id = i.id
              AND t.outcome = 'done' AND t.action = 'initiative.returnToAuthor' ORDER BY t.id DESC LIMIT 1) END AS returned_because
         FROM ${SUBJECT_FROM}
         LEFT JOIN initiative.revision r ON r.initiative_id = i.id AND r.number = i.revision,
         LATERAL (SELECT r.number IS NULL OR CASE WHEN i.channel = 'online' THEN i.owner_id = $2::uuid ELSE ${keepsPaper} END OR EXISTS (
           SELECT FROM initiative.author me WHERE me.initiative_id = i.id AND me.account_id = $2::uuid) AS inside) w
         WHERE i.id = $1 AND ${seen}`,
        params,
      )) ?? absent();
    const relations = relationsOf(actor, found);
    // A verdict nobody was told of yet changes nothing that its authors can see.
    const row = relations.secretariat ? found : { ...found, state: found.told_state };
    const facts = await this.facts.factsOf(row, relations, { checkDossier: mayHandIn(row, relations) });
    const contact = relations.inside || relations.secretariat;
    const authors = row.authors.map((author) => authorView(author, actor.accountId, contact));
    return {
      id: row.id,
      code: row.code,
      contestId: row.contest_id,
      state: row.state,
      version: row.version,
      channel: row.channel,
      authorKind: row.author_kind,
      title: row.shown_title,
      theme: row.shown_theme,
      unitId: row.unit_id,
      unitName: row.unit_name,
      rulebookVersion: row.rulebook_version,
      revision: row.revision,
      submittedAt: row.submitted_at,
      receivedAt: row.received_at,
      completionDueAt: row.completion_due_at,
      returnedBecause: row.returned_because,
      closesAt: row.closes_at,
      answers: row.answers,
      authors,
      attachments: row.attachments.map((file) =>
        attachmentView(file, relations.secretariat ? row.cleared : null, row.pages),
      ),
      receipt: receiptView(row.receipt),
      unprintable: unprintable([row.shown_title, row.answers, authors]),
      roles: relations.roles,
      turn: decideTurn(actor, row, relations, facts, row.asked, row.now),
      fixedParts: fixedParts({ state: row.state, completionAuthors: row.completion_authors }),
      namesOpen: namesOpen(row) && contact,
      availableTransitions: stepsOf(row, relations, facts),
    };
  }
}

function stepsOf(row: Row, { roles }: Relations, facts: InitiativeFacts): AvailableTransition[] {
  const other = facts.unitConfirms ? 'submit' : 'sendToUnit';
  const steps = availableTransitions(initiativeWorkflow, row.state, facts, roles, row.now);
  return steps.filter(({ name }) => name !== other);
}
