import { Injectable } from '@nestjs/common';
import type { Language } from '@platform/kernel';
import type { NoticeKind } from '../domain/kinds';
import type { Values } from '../domain/render';
import { roleOf } from '../domain/roles';
import { MailSettings } from '../settings';
import { DossierFacts } from './dossier-facts';
import type { Recipient } from './people';
import { People } from './people';
import { PlaceFacts } from './place-facts';

/** What an event says, as far as this room reads it. */
export interface EventSeen {
  readonly event: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly contestId: string | null;
  readonly accountId?: string | undefined;
  readonly initiativeId?: string | undefined;
  readonly role?: string | undefined;
  readonly unitId?: string | undefined;
}

/** One thing to tell, and whom. */
export interface Topic {
  readonly contestId: string | null;
  readonly initiativeId: string | null;
  readonly verdictId: string | null;
  readonly values: (language: Language) => Values;
  readonly recipients: readonly Recipient[];
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ROUND_SUBJECTS = new Set(['round', 'sheet', 'assignment']);
/** Where those of the house do what they are told of; the pages of the office are told which contest it is about. */
export const LINKS: Readonly<Record<string, string>> = {
  complaint_due: 'office/complaints',
  unit_list_forwarded: 'office/unit-lists',
  unit_list_accepted: 'unit',
  unit_list_returned: 'unit',
  judge_recused: 'office/rounds',
  reopening_asked: 'office/rounds',
  reopening_decided: 'office/rounds',
};

/** From an event to what is to be told. A subject that is not there, or no longer, gives nothing to tell. */
@Injectable()
export class Topics {
  constructor(
    private readonly people: People,
    private readonly dossiers: DossierFacts,
    private readonly places: PlaceFacts,
    private readonly settings: MailSettings,
  ) {}

  async of(kind: NoticeKind, seen: EventSeen): Promise<Topic[]> {
    if (!UUID.test(seen.subjectId)) return [];
    if (kind.lane === 'auth') return this.aboutAccount(seen);
    if (kind.audience === 'role_holder') return this.aboutRole(seen);
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

  private async aboutRole(seen: EventSeen): Promise<Topic[]> {
    const role = roleOf(seen.role);
    if (!role) return [];
    const scope = await this.places.scope(seen.contestId, seen.unitId ?? null);
    return [
      {
        contestId: seen.contestId,
        initiativeId: null,
        verdictId: null,
        values: (language) => ({
          role: role[language],
          scope: scope[language],
          link: `${this.settings.publicUrl}/app`,
        }),
        recipients: await this.people.account(seen.subjectId),
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
    if (seen.subjectKind === 'paper_intake') return this.dossiers.ofIntake(seen.subjectId);
    if (seen.subjectKind === 'completion') return this.dossiers.ofCompletion(seen.subjectId);
    if (kind.audience === 'unconfirmed_authors') return this.dossiers.ofNames(seen.subjectId);
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
      case 'intake_enterer':
        return this.people.intakeEnterers(ids);
      case 'pending_authors':
        return this.people.authors(ids, 'consent');
      case 'unconfirmed_authors':
        return this.people.authors(ids, 'name');
      default:
        return this.people.authors(ids);
    }
  }

  private async aboutContest(kind: NoticeKind, seen: EventSeen): Promise<Topic[]> {
    if (seen.contestId === null) return [];
    const place = await this.places.of(seen, seen.contestId);
    if (!place) return [];
    const known = LINKS[kind.code] ?? (ROUND_SUBJECTS.has(seen.subjectKind) ? 'judging' : `contests/${seen.contestId}`);
    const path = known.startsWith('office/') ? `${known}?contest=${seen.contestId}` : known;
    return [
      {
        contestId: seen.contestId,
        initiativeId: null,
        verdictId: null,
        values: (language) => ({ ...place(language), link: `${this.settings.publicUrl}/${path}` }),
        recipients: await this.listed(kind, seen, seen.contestId),
      },
    ];
  }

  private listed(kind: NoticeKind, seen: EventSeen, contestId: string): Promise<Recipient[]> {
    switch (kind.audience) {
      case 'secretariat':
        return this.people.secretariat(contestId);
      case 'list_coordinators':
        return this.people.listCoordinators(seen.subjectId);
      case 'reopening_deciders':
        return this.people.reopeningDeciders(seen.subjectId);
      case 'assignment_judge':
        return this.people.assignmentJudge(seen.subjectId);
      case 'dossier_owners':
        return this.people.dossierOwners(contestId);
      case 'reopening_asker':
        return this.people.reopeningAsker(seen.subjectId);
      case 'round_judges':
        return this.people.roundJudges(seen.subjectId);
      case 'sheet_judge':
        return this.people.sheetJudge(seen.subjectId);
      case 'complainant':
        return this.people.complainant(seen.subjectId);
      case 'draft_owners':
        return this.people.draftOwners(seen.subjectId);
      default:
        return seen.accountId !== undefined && UUID.test(seen.accountId)
          ? this.people.account(seen.accountId)
          : Promise.resolve([]);
    }
  }
}
