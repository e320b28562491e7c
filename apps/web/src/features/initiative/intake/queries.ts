import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { asQuery } from '../../contest/search';

export type IntakeRow = Schemas['PaperIntakeRow'];
export type Intake = Schemas['PaperIntake'];
export type PaperEntry = Schemas['PaperEntry'];

export const INTAKE_SEARCH = ['contest', 'q', 'state', 'cursor'] as const;
export type IntakeSearch = Partial<Record<(typeof INTAKE_SEARCH)[number], string>>;

export const intakesQuery = (contestId: string, { contest: _contest, ...filters }: IntakeSearch) =>
  queryOptions({
    queryKey: ['intakes', contestId, filters],
    placeholderData: (before: Schemas['PaperIntakePage'] | undefined) => before,
    queryFn: () =>
      answer(
        api.GET('/api/contests/{id}/paper-intakes', {
          params: { path: { id: contestId }, query: asQuery({ limit: 50, ...filters }) },
        }),
      ),
  });

export const intakeQuery = (id: string) =>
  queryOptions({
    queryKey: ['intake', id],
    queryFn: () => answer(api.GET('/api/paper-intakes/{id}', { params: { path: { id } } })),
  });
