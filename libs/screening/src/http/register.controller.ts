import { Controller, StreamableFile } from '@nestjs/common';
import { LIST_MIMES } from '@platform/documents';
import { attachmentDisposition } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Dossiers } from '../persistence/dossiers';
import { Register } from '../queries/register';
import { RegisterSheet } from '../queries/register-sheet';
import { ReinstatementsQuery } from '../queries/reinstatements';
import { ScreenersQuery } from '../queries/screeners';
import { AssignScreener } from '../use-cases/assign-screener';
import { HandOver } from '../use-cases/hand-over';
import { KeepViews } from '../use-cases/keep-views';
import { RemindCompletion } from '../use-cases/remind-completion';
import { RunBulk } from '../use-cases/run-bulk';
import * as ep from './register.endpoints';

@Controller()
export class RegisterController {
  constructor(
    private readonly register: Register,
    private readonly sheet: RegisterSheet,
    private readonly views: KeepViews,
    private readonly people: ScreenersQuery,
    private readonly proposals: ReinstatementsQuery,
    private readonly bulk: RunBulk,
    private readonly dossiers: Dossiers,
    private readonly assigning: AssignScreener,
    private readonly handing: HandOver,
    private readonly reminding: RemindCompletion,
  ) {}

  @Handle(ep.readRegister)
  read(@Call() { actor, params, query }: CallOf<typeof ep.readRegister>) {
    return this.register.page(params.id, query, actor);
  }

  @Handle(ep.exportRegister)
  async export(@Call() { actor, params, query, language }: CallOf<typeof ep.exportRegister>) {
    const { format, ...wanted } = query;
    const { name, bytes } = await this.sheet.execute(params.id, wanted, format, actor, language);
    return new StreamableFile(bytes, {
      type: LIST_MIMES[format],
      length: bytes.length,
      disposition: attachmentDisposition(name),
    });
  }

  @Handle(ep.listViews)
  async listViews(@Call() { actor, params }: CallOf<typeof ep.listViews>) {
    return { items: await this.views.list(params.id, actor) };
  }

  @Handle(ep.keepView)
  keepView(@Call() { actor, params, body }: CallOf<typeof ep.keepView>) {
    return this.views.keep(params.id, body, actor);
  }

  @Handle(ep.dropView)
  async dropView(@Call() { actor, params }: CallOf<typeof ep.dropView>) {
    await this.views.drop(params.id, actor);
  }

  @Handle(ep.listScreeners)
  async screeners(@Call() { actor, params }: CallOf<typeof ep.listScreeners>) {
    return { items: await this.people.execute(params.id, actor) };
  }

  @Handle(ep.assignScreener)
  async assign(@Call() { actor, params, body }: CallOf<typeof ep.assignScreener>) {
    this.dossiers.requireSecretary(params.id, actor);
    const to = await this.assigning.screener(params.id, body.accountId);
    return this.bulk.execute(body, (id) => this.assigning.execute(id, params.id, to, actor));
  }

  @Handle(ep.handOver)
  handOver(@Call() { actor, params, body }: CallOf<typeof ep.handOver>) {
    return this.handing.execute(params.id, body, actor);
  }

  @Handle(ep.remindCompletions)
  async remind(@Call() { actor, params, body }: CallOf<typeof ep.remindCompletions>) {
    this.dossiers.requireSecretary(params.id, actor);
    return this.bulk.execute(body, async (id) => {
      await this.inContest(id, params.id, actor);
      return this.reminding.execute(id, actor);
    });
  }

  @Handle(ep.listReinstatements)
  reinstatements(@Call() { actor, params, query }: CallOf<typeof ep.listReinstatements>) {
    return this.proposals.execute(params.id, query, actor);
  }

  private async inContest(id: string, contestId: string, actor: Actor): Promise<void> {
    if ((await this.dossiers.screenable(id, actor)).contestId !== contestId) absent();
  }
}
