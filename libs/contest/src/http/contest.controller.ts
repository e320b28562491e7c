import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { ContestPages } from '../queries/contest-pages';
import { CreateContest } from '../use-cases/create-contest';
import { RunContest } from '../use-cases/run-contest';
import type { PlainStep } from '../use-cases/run-contest';
import * as routes from './contest.endpoints';

@Controller()
export class ContestController {
  constructor(
    private readonly pages: ContestPages,
    private readonly creating: CreateContest,
    private readonly running: RunContest,
  ) {}

  @Handle(routes.listContests)
  list(@Call() { actor, query }: CallOf<typeof routes.listContests>) {
    return this.pages.list(actor, query);
  }

  @Handle(routes.getContest)
  detail(@Call() { actor, params }: CallOf<typeof routes.getContest>) {
    return this.pages.detail(actor, params.id);
  }

  @Handle(routes.createContest)
  create(@Call() { actor, body }: CallOf<typeof routes.createContest>) {
    return this.creating.execute(actor, body.source, body.code);
  }

  @Handle(routes.announceContest)
  async announce(@Call() { actor, params, body, version }: CallOf<typeof routes.announceContest>) {
    await this.running.announce(actor, params.id, body, { version });
    return this.pages.detail(actor, params.id);
  }

  @Handle(routes.closeContestEarly)
  async closeEarly(@Call() { actor, params, body, version }: CallOf<typeof routes.closeContestEarly>) {
    await this.running.closeEarly(actor, params.id, { version, reason: body.reason });
    return this.pages.detail(actor, params.id);
  }

  @Handle(routes.suspendContest)
  suspend(@Call() call: CallOf<typeof routes.suspendContest>) {
    return this.step('suspend', call);
  }

  @Handle(routes.resumeContest)
  resume(@Call() call: CallOf<typeof routes.resumeContest>) {
    return this.step('resume', call);
  }

  @Handle(routes.concludeContest)
  conclude(@Call() call: CallOf<typeof routes.concludeContest>) {
    return this.step('conclude', call);
  }

  @Handle(routes.archiveContest)
  archive(@Call() call: CallOf<typeof routes.archiveContest>) {
    return this.step('archive', call);
  }

  @Handle(routes.cancelContest)
  cancel(@Call() call: CallOf<typeof routes.cancelContest>) {
    return this.step('cancel', call);
  }

  private async step(step: PlainStep, { actor, params, body, version }: CallOf<typeof routes.suspendContest>) {
    await this.running.step(actor, params.id, step, { version, reason: body.reason ?? null });
    return this.pages.detail(actor, params.id);
  }
}
