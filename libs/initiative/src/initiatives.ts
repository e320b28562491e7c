import { Injectable } from '@nestjs/common';
import type { ArchiveEntry } from '@platform/documents';
import type { Actor } from '@platform/kernel';
import type { AvailableTransition, Transitioned } from '@platform/workflow';
import type { InitiativeState } from './domain/initiative.types';
import { DossierArchive } from './queries/dossier-archive';
import { ExportInitiatives } from './queries/export-initiatives';
import type { ExportColumns } from './queries/export-initiatives';
import { PrintedNames } from './queries/printed-names';
import type { NameCounts } from './queries/printed-names';
import type { InitiativeSummary } from './queries/summaries';
import { SummaryQuery } from './queries/summaries';
import { PushedFacts } from './use-cases/pushed-facts';
import { ScreenInitiatives } from './use-cases/screen-initiatives';
import type { ScreeningInput, ScreeningStep } from './use-cases/screen-initiatives';

/** What other rooms may ask of initiative. Writes join the open transaction; reads are not limited by who asks. */
@Injectable()
export class Initiatives {
  constructor(
    private readonly screening: ScreenInitiatives,
    private readonly summary: SummaryQuery,
    private readonly facts: PushedFacts,
    private readonly exporting: ExportInitiatives,
    private readonly archives: DossierArchive,
    private readonly names: PrintedNames,
  ) {}

  /** A step of the transition table that an upper room decides on. All or nothing. */
  apply(
    ids: readonly string[],
    transition: ScreeningStep,
    by: {
      readonly actor: Actor;
      readonly reason?: string;
      readonly input?: ScreeningInput;
      readonly version?: number;
    },
  ): Promise<Transitioned<InitiativeState>[]> {
    return this.screening.execute(ids, transition, by);
  }

  /** The same steps with what stands against each; `state` is the one of the table. */
  available(id: string, state: InitiativeState, actor: Actor): Promise<AvailableTransition[]> {
    return this.screening.available(id, state, actor);
  }

  /** In the order of the ids; unknown ids are left out. */
  summaries(ids: readonly string[]): Promise<InitiativeSummary[]> {
    return this.summary.execute(ids);
  }

  /** From here on it cannot be withdrawn. Sealing twice keeps the first time. */
  seal(ids: readonly string[]): Promise<void> {
    return this.facts.seal(ids);
  }

  /** The notices of their verdicts go out: from here on authors and units see them. */
  tellVerdicts(ids: readonly string[]): Promise<void> {
    return this.facts.tellVerdicts(ids);
  }

  /** A decision that names them is signed: they can no longer be disqualified. */
  markDecided(ids: readonly string[]): Promise<void> {
    return this.facts.markDecided(ids);
  }

  /** How many authors of these initiatives have confirmed their names as printed, and how many could be asked. */
  nameCounts(contestId: string, initiativeIds: readonly string[]): Promise<NameCounts> {
    return this.names.counts(contestId, initiativeIds);
  }

  /** The text of a JSON array of all summaries the actor may see, in pieces; `columns` adds fields known above, such as scores. */
  exportJson(actor: Actor, contestId: string, columns?: ExportColumns): AsyncGenerator<string> {
    return this.exporting.json(actor, contestId, columns);
  }

  /** Everything of one dossier for an archive, as the actor may see it, below a folder. */
  archiveEntries(actor: Actor, id: string, folder: string): AsyncGenerator<ArchiveEntry> {
    return this.archives.entries(actor, id, folder);
  }
}
