import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/**
 * What the server does with the next messages. Replies are given to RCPT TO or, with `data`, to the whole message;
 * `silence` and `cut_after_data` come after the message has been taken; `half_open` never greets; `slow` delays every answer.
 */
export type Behaviour =
  | 'accept'
  | { readonly reply: number; readonly at: 'connect' | 'sender' | 'recipient' | 'data' }
  | 'silence'
  | 'cut_after_data'
  | 'cut_at_recipient'
  | 'half_open'
  | 'slow';

export interface SinkMessage {
  readonly recipient: string;
  readonly raw: string;
}

export interface SmtpSink {
  readonly port: number;
  /** Messages whose text reached the server, whatever it answered. */
  readonly received: readonly SinkMessage[];
  behave(behaviour: Behaviour): void;
  /** Forgets the messages and drops all connections, so that nothing of one test reaches the next. */
  reset(): void;
  stop(): Promise<void>;
}

function fault(code: number): Error {
  return Object.assign(new Error('as told'), { responseCode: code });
}

const SLOW_MS = 150;

/** A real SMTP server on a free port that misbehaves on command. */
export async function startSmtpSink(): Promise<SmtpSink> {
  let behaviour: Behaviour = 'accept';
  let received: SinkMessage[] = [];
  const sockets = new Set<Socket>();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const answer = async (at: 'connect' | 'sender' | 'recipient', callback: (error?: Error | null) => void) => {
    if (behaviour === 'slow') await pause(SLOW_MS);
    if (behaviour === 'half_open' && at === 'connect') return;
    if (behaviour === 'cut_at_recipient' && at === 'recipient') cut();
    else callback(typeof behaviour === 'object' && behaviour.at === at ? fault(behaviour.reply) : null);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onConnect: (_session, callback) => void answer('connect', callback),
    onMailFrom: (_address, _session, callback) => void answer('sender', callback),
    onRcptTo: (_address, _session, callback) => void answer('recipient', callback),
    onData: (stream, session, callback) => {
      void buffer(stream).then((bytes) => {
        const raw = bytes.toString('latin1');
        received.push(...session.envelope.rcptTo.map(({ address }) => ({ recipient: address, raw })));
        if (behaviour === 'silence') return;
        if (behaviour === 'cut_after_data') cut();
        else callback(typeof behaviour === 'object' && behaviour.at === 'data' ? fault(behaviour.reply) : null);
      });
    },
  });
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    get received() {
      return received;
    },
    behave: (next) => {
      behaviour = next;
    },
    reset: () => {
      behaviour = 'accept';
      received = [];
      cut();
    },
    stop: async () => {
      cut();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
