import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import { KeepFile } from './keep-file';
import { Register } from './register';

export interface PaperInput {
  readonly kind: string;
  readonly title: string;
  readonly number: string;
  /** An ISO day. */
  readonly dated: string;
  readonly signer: string;
  readonly fileId: string;
}

const ENTERERS = ['clerk', 'secretary', 'secretary_head'];

/** A signed paper enters the register as it came back: what it says stands in its file, nothing here follows from it. */
@Injectable()
export class EnterPaper {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly files: KeepFile,
    private readonly register: Register,
  ) {}

  available(actor: Actor, contestId: string): AvailableTransition[] {
    if (!hasRole(actor, contestId, ...ENTERERS)) return [];
    const label = { vi: 'Nhập văn bản đã ký', en: 'Enter a signed paper' };
    return [{ name: 'enter', label, needsReason: false, blockers: [] }];
  }

  async execute(actor: Actor, contestId: string, input: PaperInput): Promise<string> {
    if (!hasRole(actor, contestId, ...ENTERERS)) absent();
    return this.db.transaction(async () => {
      const contest = await this.db.first<{ today: string }>(
        'SELECT (platform.now() AT TIME ZONE zone)::date::text AS today FROM contest.contest WHERE id = $1',
        [contestId],
      );
      if (input.dated > (contest ?? absent()).today) refuse('invalid', 'award.date_ahead', {}, 'dated');
      const file = await this.files.require(contestId, input.fileId, 'fileId', true);
      const id = await this.register.handedIn(actor, { contestId, ...input, file });
      await this.audit.record(actor, {
        action: 'document.enter',
        subjectKind: 'document',
        subjectId: id,
        contestId,
        detail: { kind: input.kind, number: input.number, sha256: file.sha256 },
      });
      return id;
    });
  }
}
