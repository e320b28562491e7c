import { Module } from '@nestjs/common';
import { Contests } from './contests';
import './messages';
import { ContestQueries } from './queries/contests';
import { RulebookQueries } from './queries/rulebooks';

@Module({
  providers: [Contests, ContestQueries, RulebookQueries],
  exports: [Contests],
})
export class ContestModule {}
