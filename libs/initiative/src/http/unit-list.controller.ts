import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, incomingFile } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { sentence } from '@platform/kernel';
import type { Actor, Blocker, Language } from '@platform/kernel';
import { UnitListQueries } from '../queries/unit-lists';
import type { UnitListView } from '../queries/unit-lists';
import { BuildUnitList } from '../use-cases/build-unit-list';
import { UnitListSteps } from '../use-cases/unit-list-steps';
import type { UnitListStep } from '../use-cases/unit-list-steps';
import * as e from './unit-list.endpoints';

@Controller()
export class UnitListController {
  constructor(
    private readonly building: BuildUnitList,
    private readonly steps: UnitListSteps,
    private readonly lists: UnitListQueries,
  ) {}

  @Handle(e.createUnitList)
  async create(@Call() { actor, params, body, language }: CallOf<typeof e.createUnitList>) {
    return this.shown(actor, await this.building.create(actor, params.id, body.unitId), language);
  }

  @Handle(e.listUnitLists)
  list(@Call() { actor, params, query }: CallOf<typeof e.listUnitLists>) {
    return this.lists.list(actor, params.id, query);
  }

  @Handle(e.unitsWithoutList)
  without(@Call() { actor, params, query }: CallOf<typeof e.unitsWithoutList>) {
    return this.lists.unitsWithout(actor, params.id, query);
  }

  @Handle(e.getUnitList)
  one(@Call() { actor, params, language }: CallOf<typeof e.getUnitList>) {
    return this.shown(actor, params.id, language);
  }

  @Handle(e.putUnitList)
  async put(@Call() { actor, params, body, version, language }: CallOf<typeof e.putUnitList>) {
    await this.building.edit(actor, params.id, version, body);
    return this.shown(actor, params.id, language);
  }

  @Handle(e.uploadUnitListScan)
  async scan(@Call() { actor, params, request, language }: CallOf<typeof e.uploadUnitListScan>) {
    await this.building.scan(actor, params.id, await incomingFile(request, 'initiative.file_missing'));
    return this.shown(actor, params.id, language);
  }

  @Handle(e.downloadUnitListScan)
  async download(@Call() { actor, params }: CallOf<typeof e.downloadUnitListScan>) {
    const { fileName, mime, size, stream } = await this.lists.scan(actor, params.id);
    return new StreamableFile(stream, { type: mime, length: size, disposition: attachmentDisposition(fileName) });
  }

  @Handle(e.forwardUnitList)
  forward(@Call() call: CallOf<typeof e.forwardUnitList>) {
    return this.step(call, 'forward', { version: call.version });
  }

  @Handle(e.acceptUnitList)
  accept(@Call() call: CallOf<typeof e.acceptUnitList>) {
    return this.step(call, 'accept', { version: call.version });
  }

  @Handle(e.returnUnitList)
  giveBack(@Call() call: CallOf<typeof e.returnUnitList>) {
    return this.step(call, 'return', { version: call.version, reason: call.body.reason });
  }

  private async step(
    { actor, params, language }: Pick<CallOf<typeof e.forwardUnitList>, 'actor' | 'params' | 'language'>,
    step: UnitListStep,
    by: { readonly version: number; readonly reason?: string },
  ) {
    await this.steps.execute(actor, params.id, step, by);
    return this.shown(actor, params.id, language);
  }

  /** With the differences in words. */
  private async shown(actor: Actor, id: string, language: Language): Promise<UnitListView> {
    const list = await this.lists.one(actor, id);
    const said = (blocker: Blocker) => ({ ...blocker, message: sentence(blocker, language) });
    return { ...list, mismatches: list.mismatches.map(said), remarks: list.remarks.map(said) };
  }
}
