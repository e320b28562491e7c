import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
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
  unit(@Call() { params, query }: CallOf<typeof routes.getUnit>) {
    return this.directory.unit(params.id, query.on);
  }

  @Handle(routes.createUnit)
  async create(@Call() { actor, body: { document, on, ...unit } }: CallOf<typeof routes.createUnit>) {
    return this.directory.unit(await this.units.create(actor, unit, { document, on }), undefined);
  }

  @Handle(routes.editUnit)
  async edit(@Call() { actor, params, body: { document, on, ...unit }, version }: CallOf<typeof routes.editUnit>) {
    await this.units.edit(actor, params.id, unit, { document, on }, version);
    return this.directory.unit(params.id, undefined);
  }

  @Handle(routes.mergeUnit)
  async merge(@Call() { actor, params, body, version }: CallOf<typeof routes.mergeUnit>) {
    await this.units.merge(actor, params.id, body.intoUnitId, body, version);
    return this.directory.unit(params.id, undefined);
  }

  @Handle(routes.closeUnit)
  async close(@Call() { actor, params, body, version }: CallOf<typeof routes.closeUnit>) {
    await this.units.close(actor, params.id, body.reason, body, version);
    return this.directory.unit(params.id, undefined);
  }
}
