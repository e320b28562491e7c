import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { packsOf, renderDocx, renderPdf, vietnamese } from '@platform/documents';
import { BlobStore } from '@platform/files';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { paperBlockers } from '../domain/decision-actions';
import type { DecisionPaper } from '../domain/decision-actions';
import type { DecisionState } from '../domain/decision.workflow';
import { lettersPaper } from '../queries/letters-paper';
import { ListRowsQuery } from '../queries/list-rows';
import {
  blankPaper,
  certificatePaper,
  decisionPaper,
  noticePaper,
  proposalPaper,
  signingListPaper,
} from '../queries/papers-of-decision';
import type { PaperPlan, PaperSource } from '../queries/papers-of-decision';
import { workbookOf } from '../queries/paper-workbooks';
import { RoundPapers } from '../queries/round-papers';
import type { MinutesInput } from '../queries/round-papers';
import { VotePapers } from '../queries/vote-papers';
import type { VoteMinutesInput } from '../queries/vote-papers';
import { VISIBLE, visibleTo } from '../queries/visible';
import { BlankLayouts } from './blank-layouts';
import type { BlankLayout } from './blank-layouts';
import { ManageTemplates, paperOf, TEMPLATED } from './manage-templates';
import { Register } from './register';
import type { MadePaper } from './register';

const MAKING = {
  decision: decisionPaper,
  proposal: proposalPaper,
  result_notice: noticePaper,
  letters: lettersPaper,
  signing_list: signingListPaper,
  certificates: certificatePaper,
} as const;

interface Row extends Omit<PaperSource, 'rulebook' | 'rows' | 'figures' | 'certificates' | 'publicUrl' | 'makerName'> {
  readonly contestId: string;
  readonly state: DecisionState;
  readonly rulebookVersion: number;
}

const MAKERS = ['secretary', 'secretary_head', 'clerk'];

/** A paper of the contest whose number the clerk gives. */
const unnumbered = { decisionId: null, number: null, dated: null, signer: null } as const;

/** What QR codes begin with; the same setting and default as links in mails. */
const publicUrl = (): string =>
  new URL(process.env.PUBLIC_URL ?? `http://127.0.0.1:${process.env.PORT ?? '3000'}`).href.replace(/\/+$/, '');

/** Makes papers: the data is frozen first, then drawn in every format outside any transaction, then registered. */
@Injectable()
export class MakePaper {
  constructor(
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly contests: Contests,
    private readonly lists: ListRowsQuery,
    private readonly blanks: BlankLayouts,
    private readonly rounds: RoundPapers,
    private readonly votes: VotePapers,
    private readonly templates: ManageTemplates,
    private readonly register: Register,
    private readonly audit: Audit,
  ) {}

  async ofDecision(
    actor: Actor,
    decisionId: string,
    kind: DecisionPaper,
    layout: BlankLayout | null,
  ): Promise<string[]> {
    const { row, source } = await this.source(actor, decisionId);
    if (!hasRole(actor, row.contestId, ...MAKERS)) refuse('forbidden', 'workflow.role');
    const [blocker] = paperBlockers(kind, row.state, source.certificates.length);
    if (blocker) refuse('conflict', blocker.code);
    const plan =
      kind === 'blanks'
        ? blankPaper(source, { ...(layout ?? (await this.savedLayout(actor, decisionId))) })
        : MAKING[kind](source);
    const known = kind === 'decision' ? [row.number, row.signedOn, row.signerName] : [];
    return this.make(actor, plan, {
      contestId: row.contestId,
      decisionId,
      kind,
      number: known[0] ?? (kind === 'proposal' ? row.proposalNumber : null),
      dated: known[1] ?? (kind === 'proposal' ? row.proposalDate : null),
      signer: known[2] ?? null,
    });
  }

  private async savedLayout(actor: Actor, decisionId: string): Promise<BlankLayout> {
    const { layout, saved } = await this.blanks.of(actor, decisionId);
    return saved ? layout : refuse('invalid', 'award.blank_layout', {}, 'layout');
  }

  async ofRound(
    actor: Actor,
    contestId: string,
    round: string,
    what: { readonly kind: 'tally' } | { readonly kind: 'minutes'; readonly minutes: MinutesInput },
  ): Promise<string[]> {
    if (!hasRole(actor, contestId, 'secretary', 'secretary_head')) absent();
    const rulebook = await this.contests.rulebook(contestId);
    const madeOn = await this.today(contestId);
    const plan =
      what.kind === 'tally'
        ? await this.rounds.tally(contestId, rulebook, round, madeOn)
        : await this.rounds.minutes(contestId, rulebook, round, madeOn, what.minutes);
    return this.make(actor, plan, { ...unnumbered, contestId, kind: what.kind });
  }

  async ofVotes(actor: Actor, contestId: string, input: VoteMinutesInput): Promise<string[]> {
    if (!hasRole(actor, contestId, 'secretary', 'secretary_head')) absent();
    const rulebook = await this.contests.rulebook(contestId);
    const plan = await this.votes.minutes(actor, contestId, rulebook, await this.today(contestId), input);
    return this.make(actor, plan, { ...unnumbered, contestId, kind: 'vote_minutes' });
  }

  private async make(
    actor: Actor,
    plan: PaperPlan,
    about: Pick<MadePaper, 'contestId' | 'decisionId' | 'kind' | 'number' | 'dated' | 'signer'>,
  ): Promise<string[]> {
    const packs = packsOf(plan.paper, plan.data);
    const made: Pick<MadePaper, 'title' | 'data' | 'files'>[] = [];
    for (const [index, data] of packs.entries()) {
      const title =
        packs.length === 1 ? plan.title : `${plan.title} (tập ${String(index + 1)}/${String(packs.length)})`;
      made.push(await this.draw(about.contestId, { ...plan, title, data }));
    }
    return this.db.transaction(async () => {
      const ids: string[] = [];
      for (const one of made) ids.push(...(await this.register.made(actor, { ...about, ...one })));
      const sha256 = made.flatMap(({ files }) => files.map((file) => file.sha256)).join(' ');
      await this.audit.record(actor, {
        action: 'document.make',
        subjectKind: 'document',
        subjectId: ids[0] ?? null,
        contestId: about.contestId,
        detail: { kind: about.kind, decisionId: about.decisionId, sha256 },
      });
      return ids;
    });
  }

  private async draw(contestId: string, plan: PaperPlan): Promise<Pick<MadePaper, 'title' | 'data' | 'files'>> {
    const paper = paperOf(plan.paper);
    const data = paper.schema.parse(plan.data);
    const input = plan.data as never;
    const files: MadePaper['files'][number][] = [
      await this.keep(contestId, 'pdf', await renderPdf(paper, input), null),
    ];
    if ((TEMPLATED as readonly string[]).includes(plan.paper)) {
      const { version, template } = await this.templates.current(contestId, plan.paper);
      files.push(await this.keep(contestId, 'docx', await renderDocx(paper, input, template), version));
    }
    const workbook = await workbookOf(plan.paper, data);
    if (workbook) files.push(await this.keep(contestId, 'xlsx', workbook, null));
    return { title: plan.title, data, files };
  }

  private async keep(
    contestId: string,
    format: 'pdf' | 'docx' | 'xlsx',
    bytes: Buffer,
    templateVersion: number | null,
  ): Promise<MadePaper['files'][number]> {
    const blobKey = `award/${contestId}/made/${randomUUID()}.${format}`;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const stored = await this.blobs.put(blobKey, Readable.from(bytes, { objectMode: false }), {
      maxBytes: bytes.length,
      expected: { size: bytes.length, sha256 },
    });
    return { format, blobKey, ...stored, templateVersion };
  }

  private async source(actor: Actor, decisionId: string): Promise<{ row: Row; source: PaperSource }> {
    const row =
      (await this.db.first<Row>(
        `SELECT d.contest_id AS "contestId", d.state, d.kind, d.act, d.wording, d.number, d.series, d.issuer, d.rulebook_version AS "rulebookVersion",
           d.signed_on::text AS "signedOn", d.signer_name AS "signerName", d.proposal_number AS "proposalNumber",
           d.proposal_date::text AS "proposalDate", c.announcement_number AS "announcementNumber",
           c.announcement_date::text AS "announcementDate", (platform.now() AT TIME ZONE c.zone)::date::text AS "madeOn"
         FROM award.decision d JOIN contest.contest c ON c.id = d.contest_id WHERE d.id = $5 AND ${VISIBLE}`,
        [...visibleTo(actor), decisionId],
      )) ?? absent();
    const signed = row.state === 'signed' || row.state === 'published';
    const lists = signed ? await this.lists.signed([decisionId]) : await this.lists.proposed([decisionId]);
    const certificates = await this.db.query<{ initiativeId: string; code: string }>(
      `SELECT a.initiative_id AS "initiativeId", c.code FROM award.certificate c JOIN award.award a ON a.id = c.award_id
       WHERE c.decision_id = $1 AND c.revoked_by IS NULL`,
      [decisionId],
    );
    return {
      row,
      source: {
        ...row,
        rulebook: await this.contests.rulebook(row.contestId, row.rulebookVersion),
        rows: lists.get(decisionId) ?? [],
        figures: await this.figures(row.contestId),
        certificates,
        publicUrl: publicUrl(),
        makerName: actor.name,
      },
    };
  }

  private async figures(contestId: string): Promise<string[]> {
    const row = await this.db.first<{ received: number; eligible: number; units: number }>(
      `SELECT count(*)::int AS received, count(*) FILTER (WHERE state = 'eligible')::int AS eligible,
         count(DISTINCT unit_id)::int AS units
       FROM initiative.initiative WHERE contest_id = $1 AND received_at IS NOT NULL AND state <> 'withdrawn'`,
      [contestId],
    );
    const { twoDigits } = vietnamese;
    const { received, eligible, units } = row ?? { received: 0, eligible: 0, units: 0 };
    return [
      `Ban Tổ chức đã nhận ${twoDigits(received)} hồ sơ dự thi của ${twoDigits(units)} đơn vị, trong đó ${twoDigits(eligible)} hồ sơ hợp lệ được đưa vào chấm.`,
    ];
  }

  private async today(contestId: string): Promise<string> {
    const row = await this.db.first<{ day: string }>(
      `SELECT (platform.now() AT TIME ZONE zone)::date::text AS day FROM contest.contest WHERE id = $1`,
      [contestId],
    );
    return (row ?? absent()).day;
  }
}
