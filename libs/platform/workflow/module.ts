import { Global, Module } from '@nestjs/common';
import { Audit } from './audit';
import { TransitionRunner } from './transition-runner';

@Global()
@Module({ providers: [Audit, TransitionRunner], exports: [Audit, TransitionRunner] })
export class WorkflowModule {}
