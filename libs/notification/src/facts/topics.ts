import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Language } from '@platform/kernel';
import type { NoticeKind } from '../domain/kinds';
import type { Values } from '../domain/render';
import { MailSettings } from '../settings';
import { DossierFacts } from './dossier-facts';
import type { Recipient } from './people';
import { People } from './people';
import { moment } from './times';

/** What an event says, as far as this room reads it. */
export interface EventSeen {
  readonly event: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly contestId: string | null;
  readonly accountId?: string | undefined;
  readonly initiativeId?: string | undefined;
}

/** One thing to tell, and whom. */
export interface Topic {
  readonly contestId: string | null;
  readonly initiativeId: string | null;
  readonly verdictId: string | null;
  readonly values: (language: Language) => Values;
  readonly recipients: readonly Recipient[];
}

interface Place {
  readonly contest: string;
  readonly zone: string;
  readonly round: string;
  readonly at: Date | null;
  readonly document: string | null;
  readonly number: string | null;
  readonly answer: string | null;
  readonly dueOn: string | null;
  readonly reason: string | null;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** From an event to what is to be told. A subject that is not there, or no longer, gives nothing to tell. */
@Injectable()
export class Topics {
  constructor(
    private readonly db: Database,
    private readonly people: People,
    private readonly dossiers: DossierFacts,
    private readonly settings: MailSettings,
  ) {}

  async of(kind: NoticeKind, seen: EventSeen): Promise<Topic[]> {
    if (!UUID.test(seen.subjectId)) return [];
    if (kind.lane === 'auth') return this.aboutAccount(seen);
    return kind.placeholders.includes('code') ? this.aboutDossiers(kind, seen) : this.aboutContest(kind, seen);
  }

  private async aboutAccount(seen: EventSeen): Promise<Topic[]> {
    const recipients = await this.people.account(seen.accountId ?? seen.subjectId);
    return [
      {
        contestId: null,
        initiativeId: null,
        verdictId: null,
        values: () => ({ link: `${this.settings.publicUrl}/sign-in` }),
        recipients,
      },
    ];
  }

  private async aboutDossiers(kind: NoticeKind, seen: EventSeen): Promise<Topic[]> {
    const ids = await this.initiativesOf(kind, seen);
    const topics = await this.dossiers.topics(kind, ids);
    const people = await this.groups(kind, ids);
    return topics.map((topic) => ({
      ...topic,
      values: (language) => ({
        ...topic.values(language),
        link: `${this.settings.publicUrl}/initiatives/${topic.initiativeId}`,
      }),
      recipients: people.get(topic.initiativeId) ?? [],
    }));
  }

  private async initiativesOf(kind: NoticeKind, seen: EventSeen): Promise<readonly string[]> {
    if (seen.subjectKind === 'initiative') return [seen.subjectId];
    if (seen.subjectKind === 'completion') return this.dossiers.ofCompletion(seen.subjectId);
    if (seen.initiativeId !== undefined && UUID.test(seen.initiativeId)) return [seen.initiativeId];
    if (kind.code === 'result_published') return this.dossiers.ofDecision(seen.subjectId);
    return kind.code === 'certificate_issued' ? this.dossiers.ofCertificates(seen.subjectId) : [];
  }

  private groups(kind: NoticeKind, ids: readonly string[]): Promise<Map<string, Recipient[]>> {
    switch (kind.audience) {
      case 'owner':
        return this.people.owners(ids);
      case 'coordinators':
        return this.people.coordinators(ids);
      case 'pending_authors':
        return this.people.authors(ids, true);
      default:
        return this.people.authors(ids);
    }
  }

  private async aboutContest(kind: NoticeKind, seen: EventSeen): Promise<Topic[]> {
    if (seen.contestId === null) return [];
    const place = await this.place(seen, seen.contestId);
    if (!place) return [];
    const link = linkOf(kind, seen, seen.contestId);
    return [
      {
        contestId: seen.contestId,
        initiativeId: null,
        verdictId: null,
        values: (language) => {
          const at = place.at === null ? '' : moment(place.at, place.zone, language);
          return {
            contest: place.contest,
            round: place.round,
            dueAt: at,
            closesAt: at,
            document: place.document ?? '',
            number: place.number ?? '',
            answer: place.answer ?? '',
            dueOn: place.dueOn ?? '',
            reason: place.reason ?? '',
            link: `${this.settings.publicUrl}/${link}`,
          };
        },
        recipients: await this.listed(kind, seen),
      },
    ];
  }

  private place(seen: EventSeen, contestId: string): Promise<Place | undefined> {
    return this.db.first<Place>(
      `SELECT c.title AS contest, c.zone, coalesce(r.name, '') AS round, coalesce(e.closes_at, r.due_at) AS at, e.document,
         k.number::text AS number, k.answer_number || ' (' || to_char(k.answer_date, 'DD/MM/YYYY') || ')' AS answer,
         to_char(k.answer_due_on, 'DD/MM/YYYY') AS "dueOn",
         (SELECT t.reason FROM platform.audit t WHERE t.subject_kind = 'complaint' AND t.subject_id = k.id AND t.reason IS NOT NULL
            AND t.outcome = 'done' ORDER BY t.id DESC LIMIT 1) AS reason
       FROM contest.contest c
       LEFT JOIN contest.extension e ON e.id = $2 AND e.contest_id = c.id
       LEFT JOIN award.complaint k ON k.id = $2 AND k.contest_id = c.id
       LEFT JOIN judging.sheet s ON s.id = $2
       LEFT JOIN judging.round r ON r.contest_id = c.id AND r.id = coalesce(s.round_id, $2)
       WHERE c.id = $1`,
      [contestId, seen.subjectId],
    );
  }

  private listed(kind: NoticeKind, seen: EventSeen): Promise<Recipient[]> {
    switch (kind.audience) {
      case 'round_judges':
        return this.people.roundJudges(seen.subjectId);
      case 'sheet_judge':
        return this.people.sheetJudge(seen.subjectId);
      case 'complainant':
        return this.people.complainant(seen.subjectId);
      case 'draft_owners':
        return this.people.draftOwners(seen.subjectId);
      case 'secretariat':
        return this.people.secretariat(seen.contestId ?? '');
      default:
        return seen.accountId !== undefined && UUID.test(seen.accountId)
          ? this.people.account(seen.accountId)
          : Promise.resolve([]);
    }
  }
}

function linkOf(kind: NoticeKind, { subjectKind }: EventSeen, contestId: string): string {
  if (subjectKind === 'round' || subjectKind === 'sheet') return 'judging';
  return kind.audience === 'secretariat' ? `app/office/complaints?contest=${contestId}` : `contests/${contestId}`;
}
