import { mailTransportFromEnv } from './from-env';
import { MailboxStore } from './mailbox-store';
import { MailboxTransport } from './mailbox-transport';
import { smtpSettings } from './smtp-settings';
import { SmtpTransport } from './smtp-transport';

describe('SMTP_URL', () => {
  it.each([
    [
      'smtp://mail.example.vn',
      { host: 'mail.example.vn', port: 587, implicitTls: false, requireTls: false, connections: 3 },
    ],
    [
      'smtps://mail.example.vn',
      { host: 'mail.example.vn', port: 465, implicitTls: true, requireTls: false, connections: 3 },
    ],
    [
      'smtp://u%40x:p%3Aw@[::1]:2525?tls=required&connections=5',
      {
        host: '::1',
        port: 2525,
        implicitTls: false,
        requireTls: true,
        connections: 5,
        auth: { user: 'u@x', pass: 'p:w' },
      },
    ],
  ])('%s', (url, settings) => expect(smtpSettings(url)).toEqual(settings));

  it.each([
    'http://mail.example.vn',
    'mail.example.vn',
    'smtp://',
    'smtp://a?tls=off',
    'smtp://a?connections=0',
    'smtp://a?rejectUnauthorized=false',
  ])('refuses %s', (url) => expect(() => smtpSettings(url)).toThrow());
});

it('chooses the driver by the environment', async () => {
  const mailbox: MailboxStore = Object.create(MailboxStore.prototype) as MailboxStore;
  const drivers = [{}, { SMTP_URL: '' }, { SMTP_URL: 'smtp://127.0.0.1:1' }].map((env) =>
    mailTransportFromEnv(env, mailbox),
  );
  expect(drivers.map((driver) => driver.constructor)).toEqual([MailboxTransport, MailboxTransport, SmtpTransport]);
  await Promise.all(drivers.map((driver) => driver.close()));
});
