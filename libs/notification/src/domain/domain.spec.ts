import { decide, tableFaults } from '@platform/workflow';
import { KINDS, kindsOfEvent } from './kinds';
import { noticeWorkflow } from './notice.workflow';
import type { NoticeState } from './notice.workflow';
import { letter, render, templateFaults, toHtml } from './render';
import { GIVE_UP_AFTER_MS, nextAttempt } from './retry';
import { SHIPPED } from './templates';

describe('the shipped templates', () => {
  it('are there for every kind and no other', () =>
    expect(Object.keys(SHIPPED).sort()).toEqual(KINDS.map((kind) => kind.code).sort()));

  it.each(KINDS)('$code names only placeholders that are offered', (kind) => {
    const template = SHIPPED[kind.code];
    expect(template && templateFaults(template, kind.placeholders)).toEqual([]);
  });

  it('every event leads to one kind', () => {
    const events = KINDS.flatMap((kind) => kind.events);
    expect(events.filter((event) => kindsOfEvent(event).length !== 1)).toEqual([]);
  });
});

describe('rendering', () => {
  it('fills in one pass: a value is never read as a placeholder', () =>
    expect(render({ subject: '{title}', text: '{title} {code}' }, { title: '{code}', code: 'SK26-0001' })).toEqual({
      subject: '{code}',
      text: '{code} SK26-0001',
    }));

  it('keeps a value of one line on one line, and header breaks out of subjects', () =>
    expect(
      render({ subject: 'Hồ sơ {title}', text: '{title}' }, { title: 'Một\r\nBcc: ke-xau@vidu.vn\n\n\nHai\u2028Ba' }),
    ).toEqual({ subject: 'Hồ sơ Một Bcc: ke-xau@vidu.vn Hai Ba', text: 'Một Bcc: ke-xau@vidu.vn Hai Ba' }));

  it('cuts a long subject and keeps the lines of a list', () => {
    const made = render({ subject: '{title}', text: '{items}' }, { title: 'x'.repeat(400), items: '- một\n- hai' });
    expect([made.subject.length, made.text]).toEqual([180, '- một\n- hai']);
  });

  it('escapes everything in HTML and links only to this service', () => {
    const html = toHtml(
      letter(
        { subject: 'S', text: '{title}\n{link}\nhttps://xau.vn/a' },
        { title: '<img src=x onerror="a()">', link: 'https://sk.vn/initiatives/1', recipient: 'A', contest: 'C' },
        'en',
      ),
      'en',
      'https://sk.vn',
    );
    expect(html).toBe(
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>S</title></head><body>' +
        '<p>Dear A,</p>' +
        '<p>&#60;img src=x onerror=&#34;a()&#34;&#62;<br><a href="https://sk.vn/initiatives/1">https://sk.vn/initiatives/1</a><br>https://xau.vn/a</p>' +
        '<p>Yours sincerely,<br>The organisers of C</p>' +
        '<p>This message was sent automatically; please do not reply.</p></body></html>',
    );
  });

  it.each([
    ['an unknown placeholder', '{password}', 'notification.unknown_placeholder'],
    ['code', '{title.constructor}', 'notification.unknown_placeholder'],
    ['a helper', '{{title}}', 'notification.stray_brace'],
    ['a brace left open', 'Hồ sơ {title', 'notification.stray_brace'],
  ])('refuses a template with %s', (_, text, code) => {
    const good = { subject: 'Hồ sơ', text: 'Hồ sơ {title}' };
    const faults = templateFaults({ vi: { ...good, text }, en: good }, ['title']);
    expect(faults.map((fault) => [fault.code, fault.path])).toEqual([[code, 'vi.text']]);
  });
});

describe('trying again', () => {
  const first = new Date('2026-03-02T00:00:00Z');
  it.each([
    [1, 60],
    [2, 120],
    [5, 960],
    [20, 14_400],
  ])('after %i attempts waits %i seconds', (attempts, seconds) =>
    expect(nextAttempt(attempts, first, first, 0)).toEqual(new Date(first.getTime() + seconds * 1000)),
  );

  it('gives up after 72 hours', () => {
    const late = new Date(first.getTime() + GIVE_UP_AFTER_MS - 1000);
    expect(nextAttempt(30, first, late, 0)).toBe(null);
  });
});

describe('the notice’s transitions', () => {
  const staff = ['secretary', 'secretary_head'];
  const allowed: Record<string, readonly [from: NoticeState[], to: NoticeState, roles: string[], hasAddress: boolean]> =
    {
      release: [['draft'], 'released', [...staff, 'system'], true],
      releaseToPrint: [['draft'], 'to_print', [...staff, 'system'], false],
      cancel: [['draft'], 'cancelled', [...staff, 'system'], true],
      begin: [['released', 'retrying', 'sending'], 'sending', ['system'], true],
      confirm: [['sending'], 'sent', ['system'], true],
      postpone: [['sending'], 'retrying', ['system'], true],
      fail: [['sending', 'released', 'retrying'], 'failed', ['system'], true],
      doubt: [['sending'], 'uncertain', ['system'], true],
      settle: [['uncertain'], 'sent', staff, true],
      resend: [['failed', 'uncertain', 'sent', 'to_print'], 'released', staff, true],
      markPrinted: [['to_print'], 'printed', staff, false],
    };
  const states = Object.keys(noticeWorkflow.states) as NoticeState[];
  const now = new Date('2026-03-02T00:00:00Z');

  it('form a sound table', () => expect(tableFaults(noticeWorkflow)).toEqual([]));
  it('are those written here', () =>
    expect(noticeWorkflow.transitions.map((row) => row.name)).toEqual(Object.keys(allowed)));

  const cases = Object.entries(allowed).flatMap(([step, rule]) =>
    states.flatMap((state) => [...staff, 'system', 'judge', 'admin'].map((role) => [step, state, role, rule] as const)),
  );
  it.each(cases)('%s from %s by %s', (step, state, role, [from, to, roles, hasAddress]) => {
    const decision = decide(noticeWorkflow, state, step, { hasAddress }, { roles: [role], reason: 'vì thế' }, now);
    const expected = !roles.includes(role) ? 'forbidden' : from.includes(state) ? to : 'conflict';
    expect(decision.ok ? decision.to : decision.kind).toBe(expected);
  });

  it.each([
    ['release', 'draft', false, 'notification.no_address'],
    ['releaseToPrint', 'draft', true, 'notification.has_address'],
    ['resend', 'failed', false, 'notification.no_address'],
  ] as const)('%s from %s looks at the address', (step, state, hasAddress, code) => {
    const asker = { roles: ['secretary'], reason: 'vì thế' };
    expect(decide(noticeWorkflow, state, step, { hasAddress }, asker, now)).toEqual({
      ok: false,
      kind: 'conflict',
      blockers: [{ code }],
    });
  });
});
