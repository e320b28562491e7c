import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, incomingFile } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { sentence } from '@platform/kernel';
import type { Language } from '@platform/kernel';
import { AllotmentViewQuery } from '../queries/allotment-view';
import { CommitteeVotesQuery } from '../queries/committee-votes';
import { DecidePlaces } from '../use-cases/decide-places';
import { KeepFile } from '../use-cases/keep-file';
import { RecordVotes } from '../use-cases/record-votes';
import * as routes from './allotment.endpoints';

@Controller()
export class AllotmentController {
  constructor(
    private readonly view: AllotmentViewQuery,
    private readonly places: DecidePlaces,
    private readonly counted: CommitteeVotesQuery,
    private readonly votes: RecordVotes,
    private readonly files: KeepFile,
  ) {}

  @Handle(routes.uploadAwardFile)
  async upload(@Call() { actor, params, request }: CallOf<typeof routes.uploadAwardFile>) {
    const { name, stream } = await incomingFile(request, 'award.file_missing');
    return this.files.execute(actor, params.id, name, stream);
  }

  @Handle(routes.downloadAwardFile)
  async download(@Call() { actor, params }: CallOf<typeof routes.downloadAwardFile>) {
    const { file, content } = await this.files.open(actor, params.id);
    return new StreamableFile(content.stream, {
      type: file.mime,
      length: content.size,
      disposition: attachmentDisposition(file.fileName),
    });
  }

  @Handle(routes.getAllotment)
  async get(@Call() { actor, params, language }: CallOf<typeof routes.getAllotment>) {
    return spoken(await this.view.execute(actor, params.id), language);
  }

  @Handle(routes.decidePlaces)
  async decide(@Call() { actor, params, body, language }: CallOf<typeof routes.decidePlaces>) {
    await this.places.execute(actor, params.id, body);
    return spoken(await this.view.execute(actor, params.id), language);
  }

  @Handle(routes.getCommitteeVotes)
  ballots(@Call() { actor, params }: CallOf<typeof routes.getCommitteeVotes>) {
    return this.counted.execute(actor, params.id);
  }

  @Handle(routes.putCommitteeVotes)
  async count(@Call() { actor, params, body }: CallOf<typeof routes.putCommitteeVotes>) {
    await this.votes.execute(actor, params.id, body);
    return this.counted.execute(actor, params.id);
  }
}

const spoken = (view: Awaited<ReturnType<AllotmentViewQuery['execute']>>, language: Language) => ({
  ...view,
  questions: view.questions.map((question) => ({ ...question, message: sentence(question, language) })),
});
