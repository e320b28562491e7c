import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, incomingFile } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import type { Actor } from '@platform/kernel';
import { UnitListQueries } from '../queries/unit-lists';
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
  async create(@Call() { actor, params, body }: CallOf<typeof e.createUnitList>) {
    return this.lists.one(actor, await this.building.create(actor, params.id, body.unitId));
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
  one(@Call() { actor, params }: CallOf<typeof e.getUnitList>) {
    return this.lists.one(actor, params.id);
  }

  @Handle(e.putUnitList)
  async put(@Call() { actor, params, body, version }: CallOf<typeof e.putUnitList>) {
    await this.building.edit(actor, params.id, version, body);
    return this.lists.one(actor, params.id);
  }

  @Handle(e.uploadUnitListScan)
  async scan(@Call() { actor, params, request }: CallOf<typeof e.uploadUnitListScan>) {
    await this.building.scan(actor, params.id, await incomingFile(request, 'initiative.file_missing'));
    return this.lists.one(actor, params.id);
  }

  @Handle(e.downloadUnitListScan)
  async download(@Call() { actor, params }: CallOf<typeof e.downloadUnitListScan>) {
    const { fileName, mime, size, stream } = await this.lists.scan(actor, params.id);
    return new StreamableFile(stream, { type: mime, length: size, disposition: attachmentDisposition(fileName) });
  }

  @Handle(e.forwardUnitList)
  forward(@Call() { actor, params, version }: CallOf<typeof e.forwardUnitList>) {
    return this.step(actor, params.id, 'forward', { version });
  }

  @Handle(e.acceptUnitList)
  accept(@Call() { actor, params, version }: CallOf<typeof e.acceptUnitList>) {
    return this.step(actor, params.id, 'accept', { version });
  }

  @Handle(e.returnUnitList)
  giveBack(@Call() { actor, params, body, version }: CallOf<typeof e.returnUnitList>) {
    return this.step(actor, params.id, 'return', { version, reason: body.reason });
  }

  private async step(actor: Actor, id: string, step: UnitListStep, by: { version: number; reason?: string }) {
    await this.steps.execute(actor, id, step, by);
    return this.lists.one(actor, id);
  }
}
