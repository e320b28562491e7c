import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Language } from '@platform/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { html } from './html';
import { layout } from './layout';
import type { PublicPage } from './layout';
import { certificatePage } from './pages/certificate';
import { contestPage } from './pages/contest';
import { homePage } from './pages/home';
import { resultPage } from './pages/result';
import { words } from './words';

const YEAR_S = 365 * 24 * 3600;
const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What a page may ask: the same answers that anybody gets from the API without signing in. Null: absent. */
export interface Reader {
  readonly language: Language;
  readonly get: (path: string) => Promise<unknown>;
}

export type Params = Readonly<Record<string, string | undefined>>;
type Render = (reader: Reader, params: Params) => Promise<PublicPage | null>;

/** Somebody tries codes too fast. */
class TooMany extends Error {}

/** Pages for everybody: rendered here, without a script, from the public answers of the API alone. */
export function mountPublicPages(app: NestFastifyApplication, style: string | null): void {
  const fastify = app.getHttpAdapter().getInstance();
  const show = async (request: FastifyRequest, reply: FastifyReply, render: Render) => {
    const query = request.query as Readonly<Record<string, string | undefined>>;
    if (query.lang === 'vi' || query.lang === 'en') return chooseLanguage(request, reply, query.lang);
    const language = request.cookies.lang === 'en' ? 'en' : 'vi';
    const reader: Reader = { language, get: (address) => ask(app, address, language, request.ip) };
    const given = {
      ...Object.fromEntries(Object.entries(query).map(([k, v]) => [k, String(v)])),
      ...(request.params as object),
    };
    const found = await render(reader, given).catch((error: unknown) => {
      if (error instanceof TooMany) return 'too many' as const;
      throw error;
    });
    const text = words[language];
    const shown =
      found === 'too many'
        ? {
            title: text.product,
            body: html`<h1>${text.product}</h1>
              <p>${text.tooMany}</p>`,
          }
        : (found ?? { title: text.notFound, body: text.notFoundBody });
    return reply
      .code(found === 'too many' ? 429 : found ? 200 : 404)
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
        'cache-control': 'no-cache',
        vary: 'cookie',
      })
      .send(layout(shown, { language, style, path: request.url.split('?')[0] ?? '/' }).text);
  };
  const page = (path: string, render: Render) => fastify.get(path, (request, reply) => show(request, reply, render));
  page('/', homePage);
  page('/cuoc-thi/:id', contestPage);
  page('/ket-qua/:id', resultPage);
  page('/chung-nhan', certificatePage);
  page('/chung-nhan/:code', certificatePage);
  // The address that is printed as QR.
  page('/kiem-tra/:code', certificatePage);
  // A person who mistyped an address reads a page; a program, and whoever asks the API, a problem document.
  fastify.get('/*', (request, reply) =>
    /^\/api([/?]|$)/.test(request.url) || !request.headers.accept?.includes('text/html')
      ? reply.callNotFound()
      : show(request, reply, () => Promise.resolve(null)),
  );
}

function chooseLanguage(request: FastifyRequest, reply: FastifyReply, language: Language) {
  const { pathname, searchParams } = new URL(request.url, 'http://here');
  searchParams.delete('lang');
  const rest = searchParams.toString();
  return reply
    .setCookie('lang', language, { path: '/', maxAge: YEAR_S, sameSite: 'lax' })
    .redirect(`${pathname.replace(/^\/+/, '/')}${rest && `?${rest}`}`);
}

async function ask(
  app: NestFastifyApplication,
  path: string,
  language: Language,
  remoteAddress: string,
): Promise<unknown> {
  const response = await app.inject({ url: path, remoteAddress, headers: { cookie: `lang=${language}` } });
  if (response.statusCode === 429) throw new TooMany();
  if (response.statusCode === 404 || response.statusCode === 422) return null;
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}`);
  return response.json<unknown>();
}
