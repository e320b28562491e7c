import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readBundle } from './bundle';
import type { WebBundle } from './bundle';
import { mountPublicPages } from './public-pages';

const YEAR_S = 365 * 24 * 3600;
const PDF_WORKER = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Pages that letters and older links name, and where they are today. Fragments stay with the browser. */
const MOVED: Readonly<Record<string, string>> = {
  '/sign-in': '/app/sign-in',
  '/invitation': '/app/invitation',
  '/confirm-address': '/app/confirm-address',
  '/reset-password': '/app/reset-password',
  '/judging': '/app/judging',
  '/unit': '/app/unit',
  '/office/complaints': '/app/office/complaints',
  '/office/register': '/app/office/register',
  '/office/rounds': '/app/office/rounds',
  '/office/unit-lists': '/app/office/unit-lists',
  '/mailbox': '/api/mailbox/page',
};

/** Serves the web application below /app, its files below /assets, and the public pages. */
export async function mountWeb(app: NestFastifyApplication, bundle = readBundle()): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  for (const [from, to] of Object.entries(MOVED))
    fastify.get(from, ({ url }, reply) => reply.redirect(`${to}${/\?.*$/.exec(url)?.[0] ?? ''}`));
  fastify.get<{ Params: { id: string } }>('/initiatives/:id', (request, reply) =>
    reply.redirect(`/app/initiatives/${encodeURIComponent(request.params.id)}`),
  );
  fastify.get<{ Params: { id: string } }>('/contests/:id', (request, reply) =>
    reply.redirect(`/cuoc-thi/${encodeURIComponent(request.params.id)}`),
  );
  mountPublicPages(app, bundle?.publicStyle ?? null);
  if (bundle) await mountApplication(app, bundle);
}

async function mountApplication(app: NestFastifyApplication, bundle: WebBundle): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(bundle.folder, 'assets'),
    prefix: '/assets/',
    index: false,
    decorateReply: true,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.header('cache-control', `public, max-age=${YEAR_S}, immutable`);
      // It reads what people uploaded, and unpacks scans with the decoders beside it.
      if (path.includes('pdf.worker')) response.header('content-security-policy', PDF_WORKER);
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  const hasMailbox = process.env.TEST_MAILBOX === 'on' && !process.env.SMTP_URL;
  fastify.get('/icon.svg', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').sendFile('icon.svg', bundle.folder, { cacheControl: false }),
  );
  fastify.get('/shell-worker.js', (_request, reply) =>
    reply
      .headers({ 'cache-control': 'no-cache', 'content-security-policy': "default-src 'none'; connect-src 'self'" })
      .sendFile('shell-worker.js', bundle.folder, { cacheControl: false }),
  );
  for (const path of ['/app', '/app/*']) {
    fastify.get(path, (_request, reply) => {
      const nonce = randomBytes(16).toString('base64');
      return reply
        .headers({
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-cache',
          'content-security-policy': policy(nonce),
        })
        .send(bundle.index.replace('%NONCE%', nonce).replace('%MAILBOX%', hasMailbox ? '1' : '0'));
    });
  }
}

/** Everything from here; style elements only with the nonce, scripts only from files. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
