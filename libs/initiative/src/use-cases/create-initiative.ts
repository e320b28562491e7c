import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, fold, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Outbox } from '@platform/jobs';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import type { Author, Dossier } from '../domain/dossier';
import type { AuthorKind, InitiativeState } from '../domain/initiative.types';
import { decideHandIn } from '../domain/hand-in';
import { blindAnswers, contentHash, receiptSuffix } from '../domain/revision';
import { AuthorLists } from '../persistence/author-list';
import type { AuthorInput } from '../persistence/author-list';
import { barredRoles } from '../persistence/dossiers';
import { NewInitiatives } from '../persistence/new-initiatives';
import { checkUnit } from '../persistence/units';
import { checkDraft } from './edit-draft';
import type { Submitted } from './submit-initiative';

export interface NewInitiative {
  readonly title?: string | undefined;
  readonly theme?: string | null | undefined;
  readonly authorKind: AuthorKind;
  /** The unit of the person who writes, where none is given. */
  readonly unitId?: string | undefined;
  readonly answers?: Readonly<Record<string, unknown>> | undefined;
  /** The person who writes alone, with the whole share, where none are given. */
  readonly authors?: readonly AuthorInput[] | undefined;
  /** Hand it in at once, in the same transaction. */
  readonly submit: boolean;
}

const MOST_DRAFTS = 100;

/**
 * Opens a draft, or writes and hands in a dossier in one request. The second is the path of a closing-time rush: one
 * statement writes the initiative with its authors, revision and receipt.
 */
@Injectable()
export class CreateInitiative {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly lists: AuthorLists,
    private readonly rows: NewInitiatives,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, contestId: string, input: NewInitiative): Promise<Submitted> {
    return this.db.transaction(async () => {
      const by = actor.accountId ?? refuse('unauthenticated', 'platform.sign_in');
      const contest = await this.contests.lock(contestId, 'share');
      if (contest.state === 'preparing') absent();
      const setting = (await this.rows.setting(contestId, actor.personId, input.unitId ?? null)) ?? absent();
      const now = await this.db.now();
      const rulebook = await this.contests.rulebook(contestId, setting.rulebook_version);
      if (!rulebook.dossier.channels.includes('online')) refuse('conflict', 'initiative.not_online');
      if (!input.submit && (await this.rows.drafts(contestId, by, MOST_DRAFTS)) >= MOST_DRAFTS) {
        refuse('conflict', 'initiative.too_many_drafts', { maximum: MOST_DRAFTS });
      }
      checkDraft(rulebook, input);
      const unit = checkUnit(setting.unit ?? undefined);
      const { authors, barred } = await this.authors(actor, contestId, rulebook, input, setting.self);
      const dossier: Dossier = {
        title: input.title ?? '',
        theme: input.theme ?? null,
        authorKind: input.authorKind,
        unitId: unit.id,
        unitName: unit.name,
        answers: withoutNulls(input.answers ?? {}),
        authors,
        attachments: [],
      };
      const decision = decideHandIn(dossier, rulebook, barred, {
        contestState: setting.contest_state,
        closesAt: setting.closes_at,
        now,
        submit: input.submit,
        contestId,
      });
      const hash = input.submit ? contentHash(dossier, setting.rulebook_version) : null;
      const id = randomUUID();
      await this.record(actor, contestId, id, decision);
      // Last, because the contest's next number keeps others who hand in waiting until the commit.
      const code = await this.rows.insert({
        id,
        contestId,
        prefix: setting.code,
        rulebookVersion: setting.rulebook_version,
        state: decision.state,
        ownerId: by,
        dossier,
        titleFolded: fold(dossier.title),
        searchTail: fold([dossier.title, ...authors.map(({ name }) => name)].join(' ')),
        now,
        frozen: hash === null ? null : { hash, blindAnswers: blindAnswers(rulebook, dossier.answers) },
        receipt: hash !== null && decision.state === 'submitted' ? receiptSuffix(1, hash) : null,
      });
      return {
        id,
        code,
        state: decision.state,
        version: 1,
        revision: hash === null ? 0 : 1,
        receipt:
          hash !== null && decision.state === 'submitted'
            ? { code: `${code}${receiptSuffix(1, hash)}`, revision: 1, receivedAt: now, contentHash: hash }
            : null,
      };
    });
  }

  private async authors(
    actor: Actor,
    contestId: string,
    rulebook: Rulebook,
    input: NewInitiative,
    self: Omit<Author, 'id' | 'position' | 'isLead' | 'accountId' | 'share' | 'consent' | 'consentAttachmentId'> | null,
  ): Promise<{ authors: readonly Author[]; barred: readonly number[] }> {
    const barring = barredRoles(rulebook);
    if (input.authors) return this.lists.resolve(input.authors, actor, contestId, barring);
    if (!self) return { authors: [], barred: [] };
    const holds = actor.grants.some(
      (grant) => barring.includes(grant.role) && (grant.contestId === null || grant.contestId === contestId),
    );
    const author: Author = {
      ...self,
      id: randomUUID(),
      position: 1,
      isLead: true,
      accountId: actor.accountId,
      share: 10_000,
      consent: 'given',
      consentAttachmentId: null,
    };
    return { authors: [author], barred: holds ? [0] : [] };
  }

  private async record(
    actor: Actor,
    contestId: string,
    id: string,
    { state, transition, event }: { state: InitiativeState; transition: string | null; event: string | null },
  ): Promise<void> {
    const row = { subjectKind: 'initiative', subjectId: id, contestId };
    await this.audit.recordAll(actor, [
      { ...row, action: 'initiative.create', from: null, to: 'draft' },
      ...(transition === null
        ? []
        : [{ ...row, action: `initiative.${transition}`, from: 'draft', to: state, detail: { revision: 1 } }]),
    ]);
    if (event !== null) {
      await this.outbox.emit(event, {
        subjectKind: 'initiative',
        subjectId: id,
        contestId,
        actorId: actor.accountId,
      });
    }
  }
}

function withoutNulls(answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));
}
