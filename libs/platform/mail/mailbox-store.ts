export interface KeptMessage {
  readonly messageId: string;
  readonly recipient: string;
  readonly subject: string;
  /** The whole message as it would have travelled: ASCII, as MIME encodes everything else. */
  readonly raw: string;
}

export interface MailboxEntry {
  readonly id: string;
  readonly messageId: string;
  readonly recipient: string;
  readonly subject: string;
  readonly receivedAt: Date;
}

/** Where the test mailbox keeps what would have been sent. */
export abstract class MailboxStore {
  /** A repeat under the same Message-ID is kept as well: an inbox would show it twice. */
  abstract append(message: KeptMessage): Promise<void>;
  /** Newest first; `recipient` narrows to one address. */
  abstract list(filter: { readonly recipient?: string; readonly limit: number }): Promise<readonly MailboxEntry[]>;
  abstract raw(id: string): Promise<string | undefined>;
}

/** All that is asked of a database here. */
export interface SqlRunner {
  query<T extends object>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

/** The mailbox in the table `platform.mailbox`. */
export class SqlMailboxStore extends MailboxStore {
  constructor(private readonly sql: SqlRunner) {
    super();
  }

  async append(message: KeptMessage): Promise<void> {
    await this.sql.query(`INSERT INTO platform.mailbox (message_id, recipient, subject, raw) VALUES ($1, $2, $3, $4)`, [
      message.messageId,
      message.recipient,
      message.subject,
      message.raw,
    ]);
  }

  async list(filter: { readonly recipient?: string; readonly limit: number }): Promise<readonly MailboxEntry[]> {
    return this.sql.query<MailboxEntry>(
      `SELECT id, message_id AS "messageId", recipient, subject, received_at AS "receivedAt" FROM platform.mailbox
       WHERE $1::text IS NULL OR recipient = $1 ORDER BY id DESC LIMIT $2`,
      [filter.recipient ?? null, filter.limit],
    );
  }

  async raw(id: string): Promise<string | undefined> {
    const rows = await this.sql.query<{ raw: string }>('SELECT raw FROM platform.mailbox WHERE id = $1', [id]);
    return rows[0]?.raw;
  }
}
