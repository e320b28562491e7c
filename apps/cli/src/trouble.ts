import { EmbeddedPostgresError } from '@platform/database';

/** A problem that the person at the keyboard can solve: one sentence in each language, no stack. */
export class Trouble extends Error {
  constructor(
    readonly vi: string,
    readonly en: string,
  ) {
    super(`${vi}\n${en}`);
    this.name = 'Trouble';
  }
}

/** What to print for anything thrown; the stack of a defect is shown with DEBUG set. */
export function explain(error: unknown): string {
  if (error instanceof Trouble || error instanceof EmbeddedPostgresError) return `${error.vi}\n${error.en}`;
  if (!(error instanceof Error)) return String(error);
  const hint = 'Đặt DEBUG=1 để xem chi tiết. / Set DEBUG=1 for details.';
  return process.env['DEBUG'] ? (error.stack ?? error.message) : `${error.message}\n${hint}`;
}
