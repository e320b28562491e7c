import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Actor } from '@platform/kernel';
import type { FastifyRequest } from 'fastify';
import type { AnyEndpoint, CallOf } from './endpoint';

export const ENDPOINT = 'platform:endpoint';

/** A request that has passed the guard. */
export interface ServedRequest extends FastifyRequest {
  call?: CallOf<AnyEndpoint>;
  /** Who was refused before a call was made, for the audit. */
  refusedActor?: Actor;
}

/** Binds a controller method to a declared endpoint. */
export function Handle(endpoint: AnyEndpoint): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: endpoint.path, method: RequestMethod[endpoint.method] }),
    HttpCode(endpoint.status),
    SetMetadata(ENDPOINT, endpoint),
  );
}

/** The validated call; its type is `CallOf<typeof endpoint>`. */
export const Call = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { call } = context.switchToHttp().getRequest<ServedRequest>();
  if (!call) throw new Error('A handler ran without its guard');
  return call;
});
