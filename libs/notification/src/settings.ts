/** What the environment says about mail. Links are built from `publicUrl` alone, never from a request. */
export abstract class MailSettings {
  abstract readonly publicUrl: string;
  abstract readonly from: { readonly name: string; readonly address: string };
  abstract readonly bulkPerMinute: number;
  /** The test mailbox is shown: only where mail is kept here and where it was asked for. */
  abstract readonly testMailbox: boolean;
}

export function mailSettings(env: Readonly<Record<string, string | undefined>>): MailSettings {
  const publicUrl = new URL(env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT ?? '3000'}`).href.replace(/\/+$/, '');
  const bulkPerMinute = Number(env.MAIL_BULK_PER_MINUTE ?? 600);
  if (!Number.isInteger(bulkPerMinute) || bulkPerMinute < 6 || bulkPerMinute > 60_000) {
    throw new Error('MAIL_BULK_PER_MINUTE is a whole number from 6 to 60000.');
  }
  return {
    publicUrl,
    from: { name: env.MAIL_FROM_NAME ?? 'Sáng Kiến', address: env.MAIL_FROM ?? 'khong-tra-loi@sang-kien.localhost' },
    bulkPerMinute,
    testMailbox: env.TEST_MAILBOX === 'on' && !env.SMTP_URL,
  };
}
