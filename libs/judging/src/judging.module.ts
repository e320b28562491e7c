import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { Judging } from './judging';
import { ResultQueries } from './queries/results';

@Module({
  imports: [ContestModule],
  providers: [Judging, ResultQueries],
  exports: [Judging],
})
export class JudgingModule {}
