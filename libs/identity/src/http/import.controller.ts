import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { readTableUpload } from '@platform/sheets';
import { staffTemplate, unitsTemplate } from '../queries/import-templates';
import { ImportStaff } from '../use-cases/import-staff';
import { ImportUnits } from '../use-cases/import-units';
import * as routes from './import.endpoints';

@Controller()
export class ImportController {
  constructor(
    private readonly staff: ImportStaff,
    private readonly units: ImportUnits,
  ) {}

  @Handle(routes.importStaff)
  async importStaff(@Call() { actor, query, request, language }: CallOf<typeof routes.importStaff>) {
    const file = await readTableUpload(request);
    return this.staff.execute(actor, file, { dryRun: query.dryRun, language });
  }

  @Handle(routes.staffTemplateFile)
  async staffTemplate() {
    return sheet('mau-danh-sach-can-bo.xlsx', await staffTemplate());
  }

  @Handle(routes.importUnits)
  async importUnits(@Call() { actor, query, request, language }: CallOf<typeof routes.importUnits>) {
    const file = await readTableUpload(request);
    return this.units.execute(actor, file, { dryRun: query.dryRun, language });
  }

  @Handle(routes.unitsTemplateFile)
  async unitsTemplate() {
    return sheet('mau-danh-sach-don-vi.xlsx', await unitsTemplate());
  }
}

const sheet = (name: string, bytes: Buffer) =>
  new StreamableFile(bytes, {
    type: routes.unitsTemplateFile.produces[0] ?? '',
    length: bytes.length,
    disposition: attachmentDisposition(name),
  });
