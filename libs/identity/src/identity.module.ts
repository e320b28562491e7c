import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@platform/http';
import { SessionAuthenticator } from './persistence/session-authenticator';

@Global()
@Module({
  providers: [{ provide: Authenticator, useClass: SessionAuthenticator }],
  exports: [Authenticator],
})
export class IdentityModule {}
