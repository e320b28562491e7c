import { Injectable } from '@nestjs/common';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { renderTemplateXlsx } from '@platform/sheets';
import { Contests } from '@rooms/contest';
import { intakeColumns } from '../domain/intake-columns';
import { inSecretariat } from '../persistence/paper-intakes';

const DROP_DOWN_ROWS = 500;

/** The empty sheet for many paper dossiers of a contest, as its rulebook has them. */
@Injectable()
export class PaperTemplate {
  constructor(private readonly contests: Contests) {}

  async execute(actor: Actor, contestId: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    if (!inSecretariat(actor, contestId)) absent();
    const { code } = await this.contests.view(contestId);
    const columns = intakeColumns(await this.contests.rulebook(contestId));
    const bytes = await renderTemplateXlsx(
      columns.map(({ choices, ...column }) => ({
        ...column,
        ...(choices && { choices: choices.map(({ name }) => name) }),
      })),
      { sheet: 'Hồ sơ', guide: 'Hướng dẫn', rows: DROP_DOWN_ROWS },
    );
    return { name: `${code}-mau-nhap-ho-so-giay.xlsx`, bytes };
  }
}
