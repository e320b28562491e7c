import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Dossiers } from '../persistence/dossiers';
import { AskCompletion } from '../use-cases/ask-completion';
import { ChangeCompletion } from '../use-cases/change-completion';
import { GiveVerdict } from '../use-cases/give-verdict';
import { Reinstate } from '../use-cases/reinstate';
import { RunBulk } from '../use-cases/run-bulk';
import * as ep from './screening.endpoints';

@Controller()
export class BulkController {
  constructor(
    private readonly bulk: RunBulk,
    private readonly dossiers: Dossiers,
    private readonly verdicts: GiveVerdict,
    private readonly asking: AskCompletion,
    private readonly changing: ChangeCompletion,
    private readonly reinstating: Reinstate,
  ) {}

  @Handle(ep.bulkVerdicts)
  async giveVerdicts(@Call() call: CallOf<typeof ep.bulkVerdicts>) {
    const { body, actor } = call;
    this.dossiers.requireSecretary(call.params.id, actor);
    return this.bulk.execute(body, async (id) => {
      await this.inContest(id, call.params.id, actor);
      return (await this.verdicts.execute(id, body, actor)).state;
    });
  }

  @Handle(ep.bulkCompletions)
  async askCompletions(@Call() call: CallOf<typeof ep.bulkCompletions>) {
    const { body, actor } = call;
    this.dossiers.requireSecretary(call.params.id, actor);
    return this.bulk.execute(body, async (id) => {
      await this.inContest(id, call.params.id, actor);
      return (await this.asking.execute(id, body, actor)).state;
    });
  }

  @Handle(ep.bulkExtensions)
  async extendCompletions(@Call() call: CallOf<typeof ep.bulkExtensions>) {
    const { body, actor } = call;
    this.dossiers.requireSecretary(call.params.id, actor);
    return this.bulk.execute(body, async (id) => {
      const dossier = await this.inContest(id, call.params.id, actor);
      await this.changing.extend(id, body, actor);
      return dossier.state;
    });
  }

  @Handle(ep.proposeReinstatement)
  async propose(@Call() call: CallOf<typeof ep.proposeReinstatement>) {
    return this.reinstating.propose(call.params.id, call.body, call.actor);
  }

  @Handle(ep.confirmReinstatement)
  async confirm(@Call() call: CallOf<typeof ep.confirmReinstatement>) {
    return this.reinstating.confirm(call.params.id, call.actor);
  }

  @Handle(ep.rejectReinstatement)
  async reject(@Call() call: CallOf<typeof ep.rejectReinstatement>) {
    await this.reinstating.reject(call.params.id, call.body.reason, call.actor);
  }

  private async inContest(id: string, contestId: string, actor: Actor) {
    const dossier = await this.dossiers.screenable(id, actor);
    return dossier.contestId === contestId ? dossier : absent();
  }
}
