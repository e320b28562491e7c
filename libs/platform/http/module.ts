import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { AnswerInterceptor } from './answer.interceptor';
import { ForgetKeys } from './forget-keys';
import { EndpointGuard } from './guard';
import { Lifecycle } from './lifecycle';
import { ProblemFilter } from './problem.filter';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    Lifecycle,
    ForgetKeys,
    { provide: APP_GUARD, useClass: EndpointGuard },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [Lifecycle],
})
export class HttpModule {}
