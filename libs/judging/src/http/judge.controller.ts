import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, BlobStore } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { fromHundredths } from '@platform/kernel';
import { currentForJudge } from '../domain/round-doors';
import { JudgeReads, openReviewFile } from '../queries/judge-reads';
import { RoundQueries } from '../queries/rounds';
import { AnswerAssignment } from '../use-cases/answer-assignment';
import { DeclareConflict } from '../use-cases/declare-conflict';
import { SaveMarks } from '../use-cases/save-marks';
import { SubmitSheets } from '../use-cases/submit-sheets';
import * as e from './judge.endpoints';
import { criteria, neutralName, presentDossier, presentSheet, shown } from './presenters';

/** A judge's desk. Whatever it answers in a blind round was read under the blind role. */
@Controller()
export class JudgeController {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly reads: JudgeReads,
    private readonly blobs: BlobStore,
    private readonly answering: AnswerAssignment,
    private readonly declaring: DeclareConflict,
    private readonly saving: SaveMarks,
    private readonly submitting: SubmitSheets,
  ) {}

  @Handle(e.myRounds)
  async myRounds(@Call() { actor }: CallOf<typeof e.myRounds>) {
    const items = await this.rounds.ofJudge(actor);
    return { items, currentId: currentForJudge(items)?.id ?? null };
  }

  @Handle(e.myAssignments)
  async assignments(@Call() { actor, params, query }: CallOf<typeof e.myAssignments>) {
    return { items: await this.reads.list(actor, params.id, query.sort) };
  }

  @Handle(e.acceptAssignments)
  accept(@Call() { actor, params, body }: CallOf<typeof e.acceptAssignments>) {
    return this.answering.accept(actor, params.id, body.assignmentIds);
  }

  @Handle(e.recuse)
  recuse(@Call() { actor, params, body }: CallOf<typeof e.recuse>) {
    return this.answering.recuse(actor, params.id, body.reason);
  }

  @Handle(e.declareOwnConflict)
  declare(@Call() { actor, params, body }: CallOf<typeof e.declareOwnConflict>) {
    return this.declaring.byJudge(actor, params.id, body);
  }

  @Handle(e.readDossier)
  async dossier(@Call() { actor, params, query }: CallOf<typeof e.readDossier>) {
    const dossier = await this.reads.dossier(actor, params.id);
    if (!dossier.row.opened && !query.ahead) await this.reads.markOpened(params.id);
    return presentDossier(dossier, await this.reads.steps(actor, dossier));
  }

  @Handle(e.readFile)
  async file(@Call() { actor, params }: CallOf<typeof e.readFile>) {
    const file = await this.reads.file(actor, params.id, params.number);
    const { stream, size } = await openReviewFile(this.blobs, file);
    const disposition = attachmentDisposition(neutralName(file));
    return new StreamableFile(stream, { type: file.mime, disposition, ...(size !== undefined && { length: size }) });
  }

  @Handle(e.saveMarks)
  save(@Call() { actor, params, body, version }: CallOf<typeof e.saveMarks>) {
    return this.saving.execute(actor, params.id, version, body);
  }

  @Handle(e.previewHandIn)
  async preview(@Call() { actor, params, body, language }: CallOf<typeof e.previewHandIn>) {
    const { sheets } = await this.submitting.preview(actor, params.id, body.sheets);
    return { sheets: sheets.map((one) => ({ ...one, blockers: shown(one.blockers, language) })) };
  }

  @Handle(e.handInSheets)
  handIn(@Call() { actor, params, body }: CallOf<typeof e.handInSheets>) {
    return this.submitting.execute(actor, params.id, body.sheets);
  }

  @Handle(e.mySheets)
  async sheets(@Call() { actor, params }: CallOf<typeof e.mySheets>) {
    const { round, rules, rows } = await this.reads.sheets(actor, params.id);
    return {
      roundId: round.id,
      round: round.name,
      total: fromHundredths(rules.round.total),
      criteria: criteria(rules.round),
      sheets: rows.map((row) => presentSheet(rules.round, row)),
    };
  }
}
