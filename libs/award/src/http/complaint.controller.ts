import { Controller } from '@nestjs/common';
import { incomingFile } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { Contests } from '@rooms/contest';
import type { Actor } from '@platform/kernel';
import { ComplaintQueries } from '../queries/complaints';
import { HandleComplaint } from '../use-cases/handle-complaint';
import type { ComplaintStep } from '../use-cases/handle-complaint';
import { KeepFile } from '../use-cases/keep-file';
import * as routes from './complaint.endpoints';

@Controller()
export class ComplaintController {
  constructor(
    private readonly contests: Contests,
    private readonly complaints: ComplaintQueries,
    private readonly handling: HandleComplaint,
    private readonly files: KeepFile,
  ) {}

  @Handle(routes.listComplaints)
  async list(@Call() { actor, params, query }: CallOf<typeof routes.listComplaints>) {
    await this.contests.requireVisible(actor, params.id);
    return {
      items: await this.complaints.list(actor, params.id, query.show),
      window: await this.complaints.window(params.id),
      availableTransitions: await this.handling.available(actor, params.id),
    };
  }

  @Handle(routes.publishedContests)
  async published() {
    return { items: await this.complaints.publishedContests() };
  }

  @Handle(routes.uploadComplaintFile)
  async upload(@Call() { actor, params, request }: CallOf<typeof routes.uploadComplaintFile>) {
    await this.contests.requireVisible(actor, params.id);
    const { name, stream } = await incomingFile(request, 'award.file_missing');
    return this.files.forComplaint(actor, params.id, name, stream);
  }

  @Handle(routes.getComplaint)
  get(@Call() { actor, params }: CallOf<typeof routes.getComplaint>) {
    return this.complaints.detail(actor, params.id);
  }

  @Handle(routes.receiveComplaint)
  async receive(@Call() { actor, params, body }: CallOf<typeof routes.receiveComplaint>) {
    return this.complaints.detail(actor, await this.handling.receive(actor, params.id, body));
  }

  @Handle(routes.transferComplaint)
  transfer(@Call() { actor, params, body, version }: CallOf<typeof routes.transferComplaint>) {
    return this.step(actor, params.id, version, { step: 'transfer', ...body });
  }

  @Handle(routes.declineComplaint)
  decline(@Call() { actor, params, body, version }: CallOf<typeof routes.declineComplaint>) {
    return this.step(actor, params.id, version, { step: 'declineToHandle', ...body });
  }

  @Handle(routes.acceptComplaint)
  accept(@Call() { actor, params, version }: CallOf<typeof routes.acceptComplaint>) {
    return this.step(actor, params.id, version, { step: 'accept' });
  }

  @Handle(routes.verifyComplaint)
  verify(@Call() { actor, params, version }: CallOf<typeof routes.verifyComplaint>) {
    return this.step(actor, params.id, version, { step: 'verify' });
  }

  @Handle(routes.withdrawComplaint)
  withdraw(@Call() { actor, params, body, version }: CallOf<typeof routes.withdrawComplaint>) {
    return this.step(actor, params.id, version, { step: 'withdraw', ...body });
  }

  @Handle(routes.answerComplaint)
  answer(@Call() { actor, params, body, version }: CallOf<typeof routes.answerComplaint>) {
    return this.step(actor, params.id, version, { step: 'answer', ...body });
  }

  private async step(actor: Actor, id: string, version: number, step: ComplaintStep) {
    await this.handling.take(actor, id, version, step);
    return this.complaints.detail(actor, id);
  }
}
