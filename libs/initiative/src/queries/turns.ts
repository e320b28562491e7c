import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { namesOpen } from '../domain/printed-name';
import { turnOf } from '../domain/turn';
import type { Turn } from '../domain/turn';
import type { InitiativeFacts } from '../domain/initiative.types';
import { InitiativeFactsLoader } from '../persistence/binding';
import { relationsOf, Subjects } from '../persistence/subjects';
import type { Relations, Subject } from '../persistence/subjects';

interface AuthorRow {
  readonly initiativeId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly consent: string;
  readonly nameState: string;
}

/** Whose turn it is with initiatives, and what the reader has to do. */
@Injectable()
export class Turns {
  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
    private readonly loader: InitiativeFactsLoader,
  ) {}

  /** By id, of those the actor may see; as many statements for one as for a page. */
  async ofAll(actor: Actor, ids: readonly string[]): Promise<Map<string, Turn>> {
    if (ids.length === 0) return new Map();
    const subjects = (await this.subjects.visible(ids, actor)).map((subject) => ({
      subject,
      relations: relationsOf(actor, subject),
    }));
    const facts = await this.loader.factsOfAll(subjects);
    const authors = await this.authorsOf(ids);
    const now = await this.db.now();
    return new Map(
      subjects.flatMap(({ subject, relations }) => {
        const known = facts.get(subject.id);
        return known ? [[subject.id, decideTurn(actor, subject, relations, known, authors, now)]] : [];
      }),
    );
  }

  /** Of one whose facts are known, its dossier looked through where the actor keeps it. */
  async ofOne(actor: Actor, subject: Subject, relations: Relations, facts: InitiativeFacts, now: Date): Promise<Turn> {
    return decideTurn(actor, subject, relations, facts, await this.authorsOf([subject.id]), now);
  }

  private authorsOf(ids: readonly string[]): Promise<AuthorRow[]> {
    return this.db.query<AuthorRow>(
      `SELECT a.initiative_id AS "initiativeId", a.name, a.account_id AS "accountId", a.consent, a.name_state AS "nameState"
       FROM initiative.author a WHERE a.initiative_id = ANY($1::uuid[]) ORDER BY a.position`,
      [ids],
    );
  }
}

function decideTurn(
  actor: Actor,
  subject: Subject,
  { roles, secretariat }: Relations,
  facts: InitiativeFacts,
  rows: readonly AuthorRow[],
  now: Date,
): Turn {
  const authors = rows.filter(({ initiativeId }) => initiativeId === subject.id);
  const pending = authors.filter(({ consent }) => consent === 'pending');
  const isMe = ({ accountId }: AuthorRow) => accountId !== null && accountId === actor.accountId;
  const answersFor = (author: AuthorRow) =>
    isMe(author) || (author.accountId === null && (roles.includes('owner') || roles.includes('lead_author')));
  return turnOf(
    {
      state: secretariat ? subject.state : subject.told_state,
      roles,
      facts,
      consentAsked: pending.some(isMe),
      coauthors: pending.filter((author) => !isMe(author)).map(({ name }) => name),
      nameAsked: namesOpen(subject) && authors.some((author) => author.nameState === 'open' && answersFor(author)),
    },
    now,
  );
}
