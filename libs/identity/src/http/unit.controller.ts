import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import type { Actor } from '@platform/kernel';
import { Directory } from '../queries/directory';
import { KeepUnits } from '../use-cases/keep-units';
import * as routes from './unit.endpoints';

@Controller()
export class UnitController {
  constructor(
    private readonly directory: Directory,
    private readonly units: KeepUnits,
  ) {}

  @Handle(routes.listUnits)
  list(@Call() { query }: CallOf<typeof routes.listUnits>) {
    return this.directory.units(query);
  }

  @Handle(routes.listBlocks)
  blocks() {
    return this.directory.blocks();
  }

  @Handle(routes.getUnit)
  unit(@Call() { actor, params, query }: CallOf<typeof routes.getUnit>) {
    return this.detail(actor, params.id, query.on);
  }

  @Handle(routes.createUnit)
  async create(@Call() { actor, body: { document, on, ...unit } }: CallOf<typeof routes.createUnit>) {
    return this.detail(actor, await this.units.create(actor, unit, { document, on }));
  }

  @Handle(routes.editUnit)
  async edit(@Call() { actor, params, body: { document, on, ...unit }, version }: CallOf<typeof routes.editUnit>) {
    await this.units.edit(actor, params.id, unit, { document, on }, version);
    return this.detail(actor, params.id);
  }

  @Handle(routes.mergeUnit)
  async merge(@Call() { actor, params, body, version }: CallOf<typeof routes.mergeUnit>) {
    await this.units.merge(actor, params.id, body.intoUnitId, body, version);
    return this.detail(actor, params.id);
  }

  @Handle(routes.closeUnit)
  async close(@Call() { actor, params, body, version }: CallOf<typeof routes.closeUnit>) {
    await this.units.close(actor, params.id, body.reason, body, version);
    return this.detail(actor, params.id);
  }

  private async detail(actor: Actor, id: string, on?: string) {
    const unit = await this.directory.unit(id, on);
    return { ...unit, availableTransitions: await this.units.available(actor, id, unit.state) };
  }
}
