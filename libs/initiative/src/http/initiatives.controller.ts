import { Readable } from 'node:stream';
import { Controller, StreamableFile } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { hasRole, refuse } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import { SECRETARIAT } from '../persistence/visible-to';
import { ExportInitiatives } from '../queries/export-initiatives';
import { InitiativeDetail } from '../queries/initiative-detail';
import { ListInitiatives } from '../queries/list-initiatives';
import { Revisions } from '../queries/revisions';
import { Timeline } from '../queries/timeline';
import { AskConsent } from '../use-cases/ask-consent';
import { Consent } from '../use-cases/consent';
import { CreateInitiative } from '../use-cases/create-initiative';
import { EditDraft } from '../use-cases/edit-draft';
import { SetAuthors } from '../use-cases/set-authors';
import { SubmitInitiative } from '../use-cases/submit-initiative';
import { TakeStep } from '../use-cases/take-step';
import * as e from './initiatives.endpoints';

@Controller()
export class InitiativeReadsController {
  constructor(
    private readonly list: ListInitiatives,
    private readonly detail: InitiativeDetail,
    private readonly revisions: Revisions,
    private readonly timeline: Timeline,
    private readonly exporting: ExportInitiatives,
    private readonly contests: Contests,
  ) {}

  @Handle(e.listInitiatives)
  async all(@Call() { actor, params, query }: CallOf<typeof e.listInitiatives>) {
    const page = await this.list.execute(actor, params.id, query);
    if (page.total === 0) await this.contests.requireVisible(actor, params.id);
    return page;
  }

  @Handle(e.exportInitiatives)
  async export(@Call() { actor, params }: CallOf<typeof e.exportInitiatives>) {
    await this.contests.requireVisible(actor, params.id);
    if (!hasRole(actor, params.id, ...SECRETARIAT)) refuse('forbidden', 'platform.forbidden');
    return new StreamableFile(Readable.from(this.exporting.json(actor, params.id)), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="initiatives-${params.id}.json"`,
    });
  }

  @Handle(e.getInitiative)
  one(@Call() { actor, params }: CallOf<typeof e.getInitiative>) {
    return this.detail.execute(actor, params.id);
  }

  @Handle(e.getRevision)
  revision(@Call() { actor, params }: CallOf<typeof e.getRevision>) {
    return this.revisions.execute(actor, params.id, params.n);
  }

  @Handle(e.getTimeline)
  async history(@Call() { actor, params }: CallOf<typeof e.getTimeline>) {
    return { items: await this.timeline.execute(actor, params.id) };
  }
}

@Controller()
export class InitiativeWritesController {
  constructor(
    private readonly creating: CreateInitiative,
    private readonly editing: EditDraft,
    private readonly authors: SetAuthors,
    private readonly consent: Consent,
    private readonly asking: AskConsent,
    private readonly submitting: SubmitInitiative,
    private readonly steps: TakeStep,
  ) {}

  @Handle(e.createInitiative)
  create(@Call() { actor, params, body }: CallOf<typeof e.createInitiative>) {
    return this.creating.execute(actor, params.id, body);
  }

  @Handle(e.patchInitiative)
  patch(@Call() { actor, params, body, version }: CallOf<typeof e.patchInitiative>) {
    return this.editing.execute(actor, params.id, version, body);
  }

  @Handle(e.putAuthors)
  setAuthors(@Call() { actor, params, body, version }: CallOf<typeof e.putAuthors>) {
    return this.authors.execute(actor, params.id, version, body.authors);
  }

  @Handle(e.postConsent)
  answer(@Call() { actor, params, body }: CallOf<typeof e.postConsent>) {
    return this.consent.answer(actor, params.id, body);
  }

  @Handle(e.askConsent)
  ask(@Call() { actor, params }: CallOf<typeof e.askConsent>) {
    return this.asking.execute(actor, params.id);
  }

  @Handle(e.putSignedPage)
  signedPage(@Call() { actor, params, body }: CallOf<typeof e.putSignedPage>) {
    return this.consent.signedPage(actor, params.id, params.authorId, body.attachmentId);
  }

  @Handle(e.submitInitiative)
  submit(@Call() { actor, params, version }: CallOf<typeof e.submitInitiative>) {
    return this.submitting.submit(actor, params.id, version);
  }

  @Handle(e.resubmitInitiative)
  resubmit(@Call() { actor, params, version }: CallOf<typeof e.resubmitInitiative>) {
    return this.submitting.resubmit(actor, params.id, version);
  }

  @Handle(e.confirmInitiative)
  confirm(@Call() { actor, params, version }: CallOf<typeof e.confirmInitiative>) {
    return this.submitting.confirmByUnit(actor, params.id, version);
  }

  @Handle(e.returnInitiative)
  giveBack(@Call() { actor, params, body, version }: CallOf<typeof e.returnInitiative>) {
    return this.steps.execute(actor, params.id, 'returnToAuthor', { version, reason: body.reason });
  }

  @Handle(e.notForwardInitiative)
  notForward(@Call() { actor, params, body, version }: CallOf<typeof e.notForwardInitiative>) {
    return this.steps.execute(actor, params.id, 'notForward', { version, reason: body.reason });
  }

  @Handle(e.withdrawInitiative)
  withdraw(@Call() { actor, params, body, version }: CallOf<typeof e.withdrawInitiative>) {
    return this.steps.execute(actor, params.id, 'withdraw', { version, reason: body.reason });
  }
}
