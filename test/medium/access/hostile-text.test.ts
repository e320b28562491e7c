import supertest from 'supertest';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { mountWeb } from '../../../apps/api/src/web/mount';
import { contestWith, draftOf, tag } from '../initiative/contest';
import type { OpenContest } from '../../support/fixtures/contest';

const ATTACK = '<script>alert(1)</script><img src=x onerror="a()">';
/** Every letter of the Vietnamese alphabet with each of its marks, lower and upper case. */
const LETTERS = Array.from('aăâeêioôơuưy').flatMap((vowel) =>
  ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'].map((mark) => (vowel + mark).normalize('NFC')),
);
const EVERY_LETTER = [...LETTERS, 'đ'].join('');

describe('text from outside', () => {
  const environment = { ...process.env };
  let app: TestApp;
  let contest: OpenContest;
  let author: Client;

  const page = (path: string) => supertest(app.app.getHttpServer()).get(path);
  const search = async (who: Client, q: string) => {
    const answer = await who.get(`/api/contests/${contest.id}/initiatives?q=${encodeURIComponent(q)}`).expect(200);
    return (answer.body as { items: { id: string }[] }).items.map(({ id }) => id);
  };
  const newestMail = async () => {
    const answer = await app.anonymous.get('/api/mailbox?limit=1').expect(200);
    return (answer.body as { items: { id: string; subject: string }[] }).items[0] ?? { id: '', subject: '' };
  };
  /** Hands a dossier in and gives the receipt that its author gets. */
  async function receiptFor(title: string) {
    const made = await draftOf(author, contest.id, { title });
    await author.post(`/api/initiatives/${made.id}/submit`).set('if-match', tag(made.version)).expect(200);
    await app.runJobs();
    return newestMail();
  }

  beforeAll(async () => {
    process.env.TEST_MAILBOX = 'on';
    app = await TestApp.start((nest) => mountWeb(nest, null));
    contest = await contestWith(app, (rules) => ({ ...rules, name: `Cuộc thi ${ATTACK}` }));
    author = await app.signIn({ name: ATTACK });
    const template = { subject: 'Biên nhận {title}', text: '{title} {contest}' };
    await contest.head
      .put(`/api/contests/${contest.id}/notice-templates/receipt`, { vi: template, en: template })
      .set('if-match', tag(0))
      .expect(200);
  });
  afterAll(async () => {
    process.env = environment;
    await app.stop();
  });

  it('is kept in NFC with every Vietnamese letter, and found without accents', async () => {
    const { id } = await draftOf(author, contest.id, { title: `Sáng kiến ${EVERY_LETTER}`.normalize('NFD') });
    const read = await author.get(`/api/initiatives/${id}`).expect(200);
    expect((read.body as { title: string }).title).toBe(`Sáng kiến ${EVERY_LETTER}`);
    const folded = `${Array.from('aaaeeiooouuy', (vowel) => vowel.repeat(6)).join('')}d`;
    for (const q of [EVERY_LETTER, EVERY_LETTER.toUpperCase(), EVERY_LETTER.normalize('NFD'), folded]) {
      expect(await search(author, q)).toEqual([id]);
    }
  });

  it.each([
    ['U+0000 in a title', { title: 'a\u0000b' }],
    ['U+0000 in an answer', { title: 'a', answers: { solution: '\u0000' } }],
    ['U+0000 in a key', { title: 'a', answers: { 'a\u0000': 'x' } }],
    ['half a character', { title: 'a\ud800b' }],
    ['half a character in an answer', { answers: { solution: '\udc00' } }],
  ])('is refused with %s', async (_, fields) => {
    const answer = await author.post(`/api/contests/${contest.id}/initiatives`, fields).expect(422);
    expect((answer.body as { code: string }).code).toBe('platform.bad_text');
  });

  it.each(['q=%00', 'q=%ud800', 'q=%ff', 'state=%00', 'cursor=%00', 'cursor=WzEsMl0', 'cursor=WyJ4IiwieSJd'])(
    'is refused or taken literally in the query ?%s',
    async (query) => {
      const answer = await author.get(`/api/contests/${contest.id}/initiatives?${query}`);
      expect([200, 422]).toContain(answer.status);
    },
  );

  it('never reaches the header of a mail', async () => {
    const mail = await receiptFor('Một\r\nBcc: ke-xau@vidu.vn\r\n\r\nXin chào');
    const { text: raw } = await page(`/api/mailbox/${mail.id}/raw`).buffer(true).expect(200);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    expect(mail.subject).toContain('Một Bcc: ke-xau@vidu.vn Xin chào');
  });

  it.each([0, 1])('is cut between characters in a subject, so that the mail goes out (%i)', async (shift) => {
    const mail = await receiptFor(`${'x'.repeat(shift)}${'🏆'.repeat(300)}`);
    expect(mail.subject).toContain('🏆…');
  });

  it('is text in the mailbox and on public pages', async () => {
    const mail = await receiptFor(ATTACK);
    const paths = [
      '/api/mailbox/page',
      `/api/mailbox/${mail.id}/page`,
      '/',
      `/cuoc-thi/${contest.id}`,
      `/cuoc-thi/${encodeURIComponent(ATTACK)}`,
      `/?q=${encodeURIComponent(ATTACK)}`,
    ];
    for (const path of paths) {
      const answer = await page(path);
      expect([path, answer.status < 500, /<script>alert|<img src=x/.test(answer.text)]).toEqual([path, true, false]);
    }
    expect((await page('/')).text).toContain('&lt;script&gt;alert(1)');
  });
});
