import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import type { Type } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { requestIds } from '@platform/workflow';
import { Lifecycle } from './lifecycle';
import { refuseAddress, refuseUnread } from './problem.filter';
import { assertRoutesDeclared } from './routes';

const BODY_LIMIT = 1024 * 1024;

/**
 * The HTTP application, not yet listening. `trustedHops` is the exact number of proxies in front.
 * `mount` adds what is served outside the API, such as pages.
 */
export async function createHttpApplication(
  module: Type | object,
  trustedHops = 0,
  mount?: (app: NestFastifyApplication) => Promise<void>,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedHops > 0 ? (_address: string, hop: number) => hop < trustedHops : false,
    genReqId: () => randomUUID(),
    // A film of 200 MB over a slow line; a sender who stops sending is cut off much sooner by whoever reads the file.
    requestTimeout: 900_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // What still arrives while the process closes is served, on a connection that ends with its answer.
    return503OnClosing: false,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseUnread,
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module as Type, adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  app.setGlobalPrefix('api');
  await app.register(cookie);
  await app.register(multipart, { throwFileSizeLimit: true });
  const fastify = adapter.getInstance();
  const lifecycle = app.get(Lifecycle);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (lifecycle.stopping) reply.header('connection', 'close');
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
    requestIds.run(request.id, done);
  });
  assertRoutesDeclared(app);
  await mount?.(app);
  await app.init();
  await fastify.ready();
  return app;
}
