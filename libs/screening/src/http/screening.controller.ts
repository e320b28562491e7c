import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { CompletionsQuery } from '../queries/completions';
import { ScreeningDetailQuery } from '../queries/screening-detail';
import { ScreeningList } from '../queries/screening-list';
import { AskCompletion } from '../use-cases/ask-completion';
import { ChangeCompletion } from '../use-cases/change-completion';
import { ClaimDossier } from '../use-cases/claim-dossier';
import { Disqualify } from '../use-cases/disqualify';
import { GiveVerdict } from '../use-cases/give-verdict';
import { RecordChecklist } from '../use-cases/record-checklist';
import { UndoVerdict } from '../use-cases/undo-verdict';
import * as ep from './screening.endpoints';

@Controller()
export class ScreeningController {
  constructor(
    private readonly list: ScreeningList,
    private readonly detail: ScreeningDetailQuery,
    private readonly completions: CompletionsQuery,
    private readonly claims: ClaimDossier,
    private readonly checklist: RecordChecklist,
    private readonly verdicts: GiveVerdict,
    private readonly undo: UndoVerdict,
    private readonly asking: AskCompletion,
    private readonly changing: ChangeCompletion,
    private readonly disqualifying: Disqualify,
  ) {}

  @Handle(ep.listScreening)
  async listScreening(@Call() call: CallOf<typeof ep.listScreening>) {
    return this.list.execute(call.params.id, call.query, call.actor);
  }

  @Handle(ep.readScreening)
  async readScreening(@Call() call: CallOf<typeof ep.readScreening>) {
    return this.detail.execute(call.params.id, call.actor);
  }

  @Handle(ep.claimDossier)
  async claim(@Call() call: CallOf<typeof ep.claimDossier>) {
    return this.claims.execute(call.params.id, call.actor);
  }

  @Handle(ep.releaseDossier)
  async release(@Call() call: CallOf<typeof ep.releaseDossier>) {
    await this.claims.release(call.params.id, call.actor);
  }

  @Handle(ep.recordChecklist)
  async record(@Call() call: CallOf<typeof ep.recordChecklist>) {
    await this.checklist.execute(call.params.id, call.body.results, call.actor);
  }

  @Handle(ep.giveVerdict)
  async verdict(@Call() call: CallOf<typeof ep.giveVerdict>) {
    return this.verdicts.execute(call.params.id, call.body, call.actor, call.version);
  }

  @Handle(ep.undoVerdict)
  async undoVerdict(@Call() call: CallOf<typeof ep.undoVerdict>) {
    return this.undo.execute(call.params.id, call.body, call.actor);
  }

  @Handle(ep.disqualify)
  async disqualify(@Call() call: CallOf<typeof ep.disqualify>) {
    return this.disqualifying.execute(call.params.id, call.body.reason, call.actor, call.version);
  }

  @Handle(ep.askCompletion)
  async ask(@Call() call: CallOf<typeof ep.askCompletion>) {
    return this.asking.execute(call.params.id, call.body, call.actor, call.version);
  }

  @Handle(ep.extendCompletion)
  async extend(@Call() call: CallOf<typeof ep.extendCompletion>) {
    return this.changing.extend(call.params.id, call.body, call.actor);
  }

  @Handle(ep.cancelCompletion)
  async cancel(@Call() call: CallOf<typeof ep.cancelCompletion>) {
    await this.changing.cancel(call.params.id, call.body, call.actor);
  }

  @Handle(ep.listCompletions)
  async listCompletions(@Call() call: CallOf<typeof ep.listCompletions>) {
    return { items: await this.completions.execute(call.params.id, call.actor) };
  }
}
