export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). */
  readonly implicitTls: boolean;
  /** Refuse to send where the server offers no STARTTLS. */
  readonly requireTls: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
  /** Parallel connections (default 3). */
  readonly connections?: number;
  /** Bound of each wait: connecting, greeting, silence (default 30 000 ms). */
  readonly timeoutMs?: number;
}

/** `smtp://user:password@host:587?tls=required` or `smtps://host`; `connections` may be given as well. */
export function smtpSettings(text: string): SmtpSettings {
  const url = new URL(text);
  const implicitTls = url.protocol === 'smtps:';
  if (!implicitTls && url.protocol !== 'smtp:') throw new Error('SMTP_URL begins with smtp:// or smtps://.');
  if (url.hostname === '') throw new Error('SMTP_URL names no host.');
  for (const name of url.searchParams.keys()) {
    if (name !== 'tls' && name !== 'connections') throw new Error(`SMTP_URL has an unknown setting: ${name}.`);
  }
  const tls = url.searchParams.get('tls') ?? 'offered';
  if (tls !== 'offered' && tls !== 'required') throw new Error('In SMTP_URL, tls is "offered" or "required".');
  const connections = Number(url.searchParams.get('connections') ?? 3);
  if (!Number.isInteger(connections) || connections < 1 || connections > 20) {
    throw new Error('In SMTP_URL, connections is a number from 1 to 20.');
  }
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (implicitTls ? 465 : 587) : Number(url.port),
    implicitTls,
    requireTls: tls === 'required',
    connections,
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(url.password) } }),
  };
}
