import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, fromHundredths, Refused, sentence } from '@platform/kernel';
import type { Actor, Language } from '@platform/kernel';
import { readTable } from '@platform/sheets';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { intakeColumns } from '../domain/intake-columns';
import { readIntakes } from '../domain/intake-table';
import type { CellFault, TypedDossier, Values } from '../domain/intake-table';
import type { AuthorKind } from '../domain/initiative.types';
import type { PaperChannel } from '../domain/intake.types';
import { inSecretariat } from '../persistence/paper-intakes';
import { EnterPaper } from './enter-paper';
import type { CheckedEntries, EnteredPaper, PaperEntry } from './enter-paper';

export interface PaperImport {
  readonly dryRun: boolean;
  readonly dossiers: number;
  readonly entered: readonly EnteredPaper[];
  readonly faults: readonly { cell: string; column: string; code: string; message: string }[];
}

const LIMITS = { maxRows: 1_000, maxColumns: 80 };

/** The paper dossiers of a filled-in sheet, all or none. Each still needs its scan and a second secretary. */
@Injectable()
export class ImportPapers {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly entering: EnterPaper,
    private readonly audit: Audit,
  ) {}

  async execute(
    actor: Actor,
    contestId: string,
    file: { readonly name: string; readonly bytes: Buffer },
    how: { readonly dryRun: boolean; readonly language: Language },
  ): Promise<PaperImport> {
    if (!inSecretariat(actor, contestId)) absent();
    const { zone } = await this.contests.view(contestId);
    const columns = intakeColumns(await this.contests.rulebook(contestId));
    const table = await readTable(file.name, file.bytes, LIMITS);
    const { dossiers, faults, cellOf } = readIntakes(table, columns, await this.units());
    const sound = dossiers.filter((dossier) => dossier.sound);
    const stamps = await this.instants(sound, zone);
    const entries = sound.map((dossier, index) => entryOf(dossier, stamps[index] ?? absent()));
    return this.db.transaction(async () => {
      const checked = await this.entering.check(actor, contestId, entries);
      const all = [...faults, ...entryFaults(checked, sound, cellOf)];
      if (!how.dryRun && all.length > 0) throw faulty(all);
      const entered = how.dryRun ? [] : await this.write(actor, contestId, checked, file.bytes);
      return {
        dryRun: how.dryRun,
        dossiers: dossiers.length,
        entered,
        faults: all.map((fault) => ({
          cell: fault.cell,
          column: fault.column,
          code: fault.code,
          message: sentence(fault, how.language),
        })),
      };
    });
  }

  private async write(
    actor: Actor,
    contestId: string,
    checked: CheckedEntries,
    bytes: Buffer,
  ): Promise<EnteredPaper[]> {
    const entered = await this.entering.write(actor, checked);
    await this.audit.record(actor, {
      action: 'paper_intake.import',
      subjectKind: 'contest',
      subjectId: contestId,
      contestId,
      detail: { dossiers: entered.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    });
    return entered;
  }

  private async units(): Promise<Map<string, string>> {
    const units = await this.db.query<{ id: string; code: string }>(
      `SELECT id, code FROM identity.unit WHERE state = 'active'`,
    );
    return new Map(units.map(({ id, code }) => [code, id]));
  }

  /** The stamps as instants: what is typed is the time of the contest's zone. */
  private async instants(dossiers: readonly TypedDossier[], zone: string): Promise<Date[]> {
    const rows = await this.db.query<{ at: Date }>(
      'SELECT l.at::timestamp AT TIME ZONE $2 AS at FROM unnest($1::text[]) WITH ORDINALITY AS l(at, place) ORDER BY l.place',
      [dossiers.map(({ values }) => values['stampedAt']), zone],
    );
    return rows.map(({ at }) => at);
  }
}

const textOf = (value: Values[string]): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: Values[string]): string | null => (typeof value === 'string' ? value : null);

/** A sound row: its required cells are there and its choices are codes of the rulebook. */
function entryOf({ values, authors }: TypedDossier, stampedAt: Date): PaperEntry {
  const answers = Object.entries(values).flatMap(([key, value]) =>
    key.startsWith('answers.') && value !== undefined ? [[key.slice('answers.'.length), value] as const] : [],
  );
  return {
    channel: textOf(values['channel']) as PaperChannel,
    stampedAt,
    title: textOf(values['title']),
    theme: textOf(values['theme']),
    authorKind: textOf(values['authorKind']) as AuthorKind,
    unitId: textOf(values['unitId']),
    answers: Object.fromEntries(answers),
    authors: authors.map(({ values: author }) => ({
      name: textOf(author['name']),
      share: typeof author['share'] === 'number' ? fromHundredths(author['share']) : undefined,
      jobTitle: textOrNull(author['jobTitle']),
      unitId: textOrNull(author['unit']) ?? textOf(values['unitId']),
      email: textOrNull(author['email']),
      phone: textOrNull(author['phone']),
    })),
  };
}

function entryFaults(
  { entries }: CheckedEntries,
  dossiers: readonly TypedDossier[],
  cellOf: ReturnType<typeof readIntakes>['cellOf'],
): CellFault[] {
  return entries.flatMap(({ blockers }, index) => {
    const dossier = dossiers[index];
    return dossier
      ? blockers.map(({ code, params, path }) => ({ ...cellOf(dossier, path), code, ...(params && { params }) }))
      : [];
  });
}

function faulty(faults: readonly CellFault[]): Refused {
  const blockers = faults.map(({ cell, code, params }) => ({ code, path: cell, ...(params && { params }) }));
  return new Refused({ kind: 'invalid', code: 'initiative.import_faults', params: { count: faults.length }, blockers });
}
