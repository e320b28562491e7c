import { Global, Module } from '@nestjs/common';
import { GrantVeto } from '@rooms/identity';
import { AuthorVeto, InitiativeModule } from '@rooms/initiative';

/** Facts that lower rooms ask for by an abstract class, answered by the upper rooms that know them. */
@Global()
@Module({
  imports: [InitiativeModule],
  providers: [{ provide: GrantVeto, useExisting: AuthorVeto }],
  exports: [GrantVeto],
})
export class BindingsModule {}
