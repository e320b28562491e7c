import { Global, Module } from '@nestjs/common';
import { GrantVeto } from '@rooms/identity';
import { AuthorVeto, InitiativeModule } from '@rooms/initiative';

/** Facts that a lower room asks for and an upper one knows. */
@Global()
@Module({
  imports: [InitiativeModule],
  providers: [{ provide: GrantVeto, useExisting: AuthorVeto }],
  exports: [GrantVeto],
})
export class FactsModule {}
