export { createHttpApplication } from './application';
export { Authenticator, SESSION_COOKIE } from './authenticator';
export { byId, endpoint, endpoints, listQuery, pageOf, uuid } from './endpoint';
export type { Access, AnyEndpoint, CallOf, Endpoint } from './endpoint';
export { Call, Handle } from './handle';
export { HttpModule } from './module';
export { openApiDocument } from './openapi';
export { Lifecycle } from './lifecycle';
