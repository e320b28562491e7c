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

/** What is asked of the authors of initiative `i`, as it stands in the working copy. */
export const ASKED_AUTHORS_JSON = `coalesce((SELECT jsonb_agg(jsonb_build_object('name', a.name, 'accountId', a.account_id,
    'consent', a.consent, 'nameState', a.name_state) ORDER BY a.position)
  FROM initiative.author a WHERE a.initiative_id = i.id), '[]')`;

export interface AskedAuthor {
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
        return known
          ? [[subject.id, decideTurn(actor, subject, relations, known, authors.get(subject.id) ?? [], now)]]
          : [];
      }),
    );
  }

  private async authorsOf(ids: readonly string[]): Promise<Map<string, readonly AskedAuthor[]>> {
    const rows = await this.db.query<{ id: string; authors: readonly AskedAuthor[] }>(
      `SELECT i.id, ${ASKED_AUTHORS_JSON} AS authors FROM initiative.initiative i WHERE i.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, authors }) => [id, authors]));
  }
}

/** Of one whose facts are known, its dossier looked through where the actor keeps it. */
export function decideTurn(
  actor: Actor,
  subject: Subject,
  { roles, inside, secretariat }: Relations,
  facts: InitiativeFacts,
  authors: readonly AskedAuthor[],
  now: Date,
): Turn {
  const pending = authors.filter(({ consent }) => consent === 'pending');
  const isMe = ({ accountId }: AskedAuthor) => accountId !== null && accountId === actor.accountId;
  const answersFor = (author: AskedAuthor) =>
    isMe(author) || (author.accountId === null && (roles.includes('owner') || roles.includes('lead_author')));
  return turnOf(
    {
      state: secretariat ? subject.state : subject.told_state,
      roles,
      facts,
      consentAsked: pending.some(isMe),
      // Only who reads the working copy hears who is on its list of authors.
      coauthors: inside ? pending.filter((author) => !isMe(author)).map(({ name }) => name) : [],
      nameAsked: namesOpen(subject) && authors.some((author) => author.nameState === 'open' && answersFor(author)),
    },
    now,
  );
}
