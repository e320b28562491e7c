import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuseAll } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { kindOf, KINDS } from '../domain/kinds';
import type { NoticeKind } from '../domain/kinds';
import { letter, templateFaults, toHtml } from '../domain/render';
import type { Template, Values } from '../domain/render';
import { DossierFacts } from '../facts/dossier-facts';
import { contestsOf } from '../persistence/notices';
import { Templates } from '../persistence/templates';
import { MailSettings } from '../settings';

export interface TemplateView {
  readonly kind: string;
  readonly events: readonly string[];
  readonly lane: string;
  readonly release: 'at_once' | 'draft';
  readonly placeholders: readonly string[];
  /** 0: the shipped wording. */
  readonly version: number;
  readonly vi: Template['vi'];
  readonly en: Template['en'];
}

/** A contest's own wording of its notices; only the placeholders of the kind, and nothing that is executed. */
@Injectable()
export class KeepTemplates {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly templates: Templates,
    private readonly dossiers: DossierFacts,
    private readonly settings: MailSettings,
  ) {}

  async list(contestId: string, actor: Actor): Promise<TemplateView[]> {
    requireContest(contestId, actor);
    const views: TemplateView[] = [];
    for (const kind of KINDS.filter((one) => one.lane !== 'auth')) views.push(await this.view(contestId, kind));
    return views;
  }

  async save(
    contestId: string,
    code: string,
    template: Template | null,
    seen: number,
    actor: Actor,
  ): Promise<TemplateView> {
    const kind = this.known(contestId, code, actor);
    if (template) refuseFaults(template, kind);
    return this.db.transaction(async () => {
      const version = await this.templates.write(contestId, code, template, seen, actor.accountId);
      await this.audit.record(actor, {
        action: template ? 'template.write' : 'template.reset',
        subjectKind: 'contest',
        subjectId: contestId,
        contestId,
        detail: { kind: code, version },
      });
      return this.view(contestId, kind);
    });
  }

  /** How it would read, with the facts of a dossier of the contest or with the placeholders' own names. */
  async preview(contestId: string, code: string, template: Template, initiativeId: string | null, actor: Actor) {
    const kind = this.known(contestId, code, actor);
    refuseFaults(template, kind);
    const names = Object.fromEntries(kind.placeholders.map((name) => [name, `‹${name}›`]));
    const [topic] = initiativeId === null ? [] : await this.dossiers.topics(kind, [initiativeId], true);
    if (initiativeId !== null && topic?.contestId !== contestId) absent();
    return (['vi', 'en'] as const).map((language) => {
      const values: Values = { ...names, ...topic?.values(language) };
      const made = letter(template[language], values, language);
      return {
        language,
        subject: made.subject,
        text: made.text,
        html: toHtml(made, language, this.settings.publicUrl),
      };
    });
  }

  private known(contestId: string, code: string, actor: Actor): NoticeKind {
    requireContest(contestId, actor);
    const kind = kindOf(code);
    return kind && kind.lane !== 'auth' ? kind : absent();
  }

  private async view(contestId: string, kind: NoticeKind): Promise<TemplateView> {
    const { template, version } = await this.templates.current(contestId, kind.code);
    const { code, events, lane, release, placeholders } = kind;
    return { kind: code, events, lane, release, placeholders, version, ...template };
  }
}

function requireContest(contestId: string, actor: Actor): void {
  const mine = contestsOf(actor);
  if (mine !== null && !mine.includes(contestId)) absent();
}

function refuseFaults(template: Template, kind: NoticeKind): void {
  refuseAll('invalid', 'notification.template_invalid', templateFaults(template, kind.placeholders));
}
