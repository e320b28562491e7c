import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { ContestPages } from '../queries/contest-pages';
import { RulebookCheck } from '../queries/rulebook-check';
import { presetDocument, presetList } from '../queries/presets';
import { publishedSchema } from '../domain/rulebook';
import { ChangeRules } from '../use-cases/change-rules';
import * as routes from './contest.endpoints';

@Controller()
export class RulebookController {
  constructor(
    private readonly pages: ContestPages,
    private readonly changing: ChangeRules,
    private readonly checking: RulebookCheck,
  ) {}

  @Handle(routes.getRulebook)
  read(@Call() { actor, params, query }: CallOf<typeof routes.getRulebook>) {
    return this.pages.rulebook(actor, params.id, query.version);
  }

  @Handle(routes.putRulebook)
  async edit(@Call() { actor, params, body, version }: CallOf<typeof routes.putRulebook>) {
    await this.changing.edit(actor, params.id, body, version);
    return this.pages.rulebook(actor, params.id, undefined);
  }

  @Handle(routes.amendRulebook)
  async amend(@Call() { actor, params, body, version }: CallOf<typeof routes.amendRulebook>) {
    await this.changing.amend(actor, params.id, body.document, body.reason, version);
    return this.pages.rulebook(actor, params.id, undefined);
  }

  @Handle(routes.checkRulebook)
  check(@Call() { actor, params, body }: CallOf<typeof routes.checkRulebook>) {
    return this.checking.execute(actor, params.id, body.document);
  }

  @Handle(routes.listRulebookVersions)
  versions(@Call() { actor, params }: CallOf<typeof routes.listRulebookVersions>) {
    return this.pages.versions(actor, params.id);
  }

  @Handle(routes.diffRulebook)
  difference(@Call() { actor, params, query }: CallOf<typeof routes.diffRulebook>) {
    return this.pages.difference(actor, params.id, query.from, query.to);
  }

  @Handle(routes.rulebookSchemaEndpoint)
  schema() {
    return publishedSchema();
  }

  @Handle(routes.listPresets)
  presets() {
    return presetList();
  }

  @Handle(routes.getPreset)
  preset(@Call() { params }: CallOf<typeof routes.getPreset>) {
    return presetDocument(params.kind, params.code);
  }
}
