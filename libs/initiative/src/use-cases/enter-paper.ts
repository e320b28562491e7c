import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, fold, refuse, refuseAll, Refused } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import type { ContestView, Rulebook } from '@rooms/contest';
import { dossierBlockers } from '../domain/dossier';
import type { Dossier } from '../domain/dossier';
import type { AuthorKind } from '../domain/initiative.types';
import type { PaperChannel } from '../domain/intake.types';
import { entryBlockers } from '../domain/paper-intake.workflow';
import { AuthorLists } from '../persistence/author-list';
import type { AuthorInput } from '../persistence/author-list';
import { barredRoles, searchText } from '../persistence/dossiers';
import { inSecretariat, JUDGING_BEGUN, PaperIntakes, requireCorrectable } from '../persistence/paper-intakes';
import type { NewIntake } from '../persistence/paper-intakes';

/** What is read off the paper. A single author without a share has the whole. */
export interface PaperEntry {
  readonly channel: PaperChannel;
  /** The time stamped on the paper when it came in; it decides timeliness. */
  readonly stampedAt: Date;
  readonly title: string;
  readonly theme: string;
  readonly authorKind: AuthorKind;
  readonly unitId: string;
  readonly answers?: Readonly<Record<string, unknown>> | undefined;
  readonly authors: readonly (Omit<AuthorInput, 'share'> & { readonly share?: number | undefined })[];
}

export interface EnteredPaper {
  readonly id: string;
  readonly initiativeId: string;
  readonly code: string;
  readonly version: number;
}

/** Entries as they would be written, or what is wrong with each; in the order given. */
export interface CheckedEntries {
  readonly contest: ContestView;
  readonly now: Date;
  readonly entries: readonly (
    | { readonly intake: NewIntake; readonly blockers: readonly [] }
    | { readonly intake: null; readonly blockers: readonly Blocker[] }
  )[];
}

interface EntrySetting {
  readonly place: number;
  readonly unit_id: string | null;
  readonly unit_name: string;
  readonly unit_state: string;
  readonly closes_at: Date;
  readonly judging_begun: boolean;
}

/** A secretary types in what came on paper; a second one confirms it against the scan. */
@Injectable()
export class EnterPaper {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly lists: AuthorLists,
    private readonly intakes: PaperIntakes,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  enter(actor: Actor, contestId: string, entry: PaperEntry): Promise<EnteredPaper> {
    return this.db.transaction(async () => {
      const checked = await this.check(actor, contestId, [entry]);
      refuseEntry(checked);
      const [entered] = await this.write(actor, checked);
      return entered ?? absent();
    });
  }

  /** Puts what the same secretary entered before right, as long as nobody has confirmed it. Signatures stay with the scan. */
  correct(actor: Actor, id: string, version: number, entry: PaperEntry): Promise<EnteredPaper> {
    return this.db.transaction(async () => {
      const before = await this.intakes.locked(id, actor);
      if (before.version !== version) refuse('stale', 'platform.stale');
      requireCorrectable(before, actor);
      const checked = await this.check(actor, before.contest_id, [entry]);
      const intake = refuseEntry(checked);
      const { dossier } = intake;
      await this.lists.replace(before.initiative_id, dossier.authors, checked.now);
      const [row] = await this.db.write<{ code: string; version: number }>(
        `WITH intake AS (
           UPDATE initiative.paper_intake SET version = version + 1, channel = $3, stamped_at = $4 WHERE id = $2 RETURNING version, scan_attachment_id
         ), signed AS (
           UPDATE initiative.author a SET consent = 'signed_page', consent_at = $5, consent_attachment_id = k.scan_attachment_id FROM intake k
           WHERE a.initiative_id = $1 AND k.scan_attachment_id IS NOT NULL AND a.consent = 'pending'
         )
         UPDATE initiative.initiative i SET version = i.version + 1, updated_at = $5, channel = $3, author_kind = $6, category = $6, unit_id = $7,
           unit_name = $8, title = $9, title_folded = $10, search_folded = lower(i.code) || ' ' || $11, theme = $12, answers = $13,
           lead_author = $14, author_count = $15
         FROM intake WHERE i.id = $1 RETURNING i.code, intake.version`,
        [
          before.initiative_id,
          id,
          intake.channel,
          intake.stampedAt,
          checked.now,
          dossier.authorKind,
          dossier.unitId,
          dossier.unitName,
          dossier.title,
          intake.titleFolded,
          intake.searchTail,
          dossier.theme,
          JSON.stringify(dossier.answers),
          dossier.authors.find(({ isLead }) => isLead)?.name ?? null,
          dossier.authors.length,
        ],
      );
      await this.audit.record(actor, {
        action: 'paper_intake.correct',
        subjectKind: 'paper_intake',
        subjectId: id,
        contestId: before.contest_id,
        detail: { stampedAt: intake.stampedAt.toISOString(), channel: intake.channel },
      });
      const { code, version: saved } = row ?? absent();
      return { id, initiativeId: before.initiative_id, code, version: saved };
    });
  }

  /** Locks the contest, so that its closing time stands still until the entries are written. */
  async check(actor: Actor, contestId: string, entries: readonly PaperEntry[]): Promise<CheckedEntries> {
    if (!inSecretariat(actor, contestId)) absent();
    const contest = await this.contests.lock(contestId, 'share');
    const now = await this.db.now();
    const rulebook = await this.contests.rulebook(contestId, contest.rulebookVersion);
    const settings = await this.settings(contestId, entries);
    const lists = await this.lists.resolveEach(
      entries.map(({ authors }) =>
        authors.map((author) => ({ ...author, share: author.share ?? (authors.length === 1 ? 100 : 0) })),
      ),
      actor,
      contestId,
      barredRoles(rulebook),
    );
    const checked = entries.map((entry, index): CheckedEntries['entries'][number] => {
      const setting = settings[index];
      const list = lists[index];
      if (!setting?.unit_id || !list) {
        return { intake: null, blockers: [{ code: 'initiative.unit_unknown', path: 'unitId' }] };
      }
      const dossier = dossierOf(entry, list.authors, { id: setting.unit_id, name: setting.unit_name });
      const blockers = [
        ...(rulebook.dossier.channels.includes(entry.channel)
          ? []
          : [{ code: 'initiative.channel_not_taken', path: 'channel' }]),
        ...(setting.unit_state === 'active'
          ? []
          : [{ code: 'initiative.unit_closed_down', params: { unit: setting.unit_name }, path: 'unitId' }]),
        ...entryBlockers(
          {
            contestState: contest.state,
            stampedAt: entry.stampedAt,
            opensAt: contest.opensAt,
            closesAt: setting.closes_at,
            judgingBegun: setting.judging_begun,
          },
          now,
        ),
        ...list.faults,
        ...dossierFaults(dossier, rulebook, list.barred),
      ];
      return blockers.length > 0 ? { intake: null, blockers } : { intake: intakeOf(entry, dossier), blockers: [] };
    });
    return { contest, now, entries: checked };
  }

  /** Writes what was checked in the same transaction, with one statement however many they are. */
  async write(actor: Actor, { contest, now, entries }: CheckedEntries): Promise<EnteredPaper[]> {
    const by = actor.accountId ?? refuse('unauthenticated', 'platform.sign_in');
    const intakes = entries.flatMap(({ intake }) => intake ?? []);
    const codes = await this.intakes.insert(contest, intakes, by, now);
    await this.audit.recordAll(
      actor,
      intakes.flatMap(({ id, initiativeId, channel, stampedAt }) => [
        {
          action: 'initiative.create',
          subjectKind: 'initiative',
          subjectId: initiativeId,
          contestId: contest.id,
          from: null,
          to: 'draft',
          detail: { initiativeId, channel, stampedAt: stampedAt.toISOString() },
        },
        {
          action: 'paper_intake.enter',
          subjectKind: 'paper_intake',
          subjectId: id,
          contestId: contest.id,
          from: null,
          to: 'entered',
          detail: { initiativeId, channel, stampedAt: stampedAt.toISOString() },
        },
      ]),
    );
    for (const { id } of intakes) {
      await this.outbox.emit('PaperIntakeEntered', {
        subjectKind: 'paper_intake',
        subjectId: id,
        contestId: contest.id,
        actorId: by,
      });
    }
    return intakes.map(({ id, initiativeId }) => ({
      id,
      initiativeId,
      code: codes.get(initiativeId) ?? '',
      version: 1,
    }));
  }

  private settings(contestId: string, entries: readonly PaperEntry[]): Promise<EntrySetting[]> {
    return this.db.query<EntrySetting>(
      `SELECT r.place::int AS place, u.id AS unit_id, u.name AS unit_name, u.state AS unit_state, contest.closing_for(c.id, u.id, NULL) AS closes_at,
         ${JUDGING_BEGUN} AS judging_begun
       FROM unnest($2::uuid[]) WITH ORDINALITY AS r(unit_id, place) JOIN contest.contest c ON c.id = $1
       LEFT JOIN identity.unit u ON u.id = identity.unit_today(r.unit_id) ORDER BY r.place`,
      [contestId, entries.map(({ unitId }) => unitId)],
    );
  }
}

function dossierOf(
  entry: PaperEntry,
  authors: Dossier['authors'],
  unit: { readonly id: string; readonly name: string },
): Dossier {
  const { title, theme, authorKind, answers = {} } = entry;
  return {
    title,
    theme,
    authorKind,
    unitId: unit.id,
    unitName: unit.name,
    answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null)),
    authors,
    attachments: [],
  };
}

/** Consent is looked for at confirmation: it stands on the scan. */
function dossierFaults(dossier: Dossier, rulebook: Rulebook, barred: readonly number[]): Blocker[] {
  const signed = { ...dossier, authors: dossier.authors.map((one) => ({ ...one, consent: 'signed_page' as const })) };
  return dossierBlockers(signed, rulebook, barred, { onPaper: true });
}

function intakeOf(entry: PaperEntry, dossier: Dossier): NewIntake {
  return {
    id: randomUUID(),
    initiativeId: randomUUID(),
    channel: entry.channel,
    stampedAt: entry.stampedAt,
    dossier,
    titleFolded: fold(dossier.title),
    searchTail: searchText('', dossier.title, dossier.authors),
  };
}

/** A fault in the input is a malformed entry; a stamp or a contest that does not allow it is a fact. */
function refuseEntry({ entries: [entry] }: CheckedEntries): NewIntake {
  const blockers = entry?.blockers ?? [];
  const [first] = blockers;
  if (first && FACTS.has(first.code)) throw new Refused({ kind: 'conflict', ...first, blockers });
  refuseAll('invalid', 'platform.invalid_input', blockers);
  return entry?.intake ?? absent();
}

const FACTS = new Set([
  'initiative.channel_not_taken',
  'initiative.contest_not_open',
  'initiative.intake_after_screening',
  'initiative.stamp_ahead',
  'initiative.stamp_early',
  'initiative.stamp_late',
]);
