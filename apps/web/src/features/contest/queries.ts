import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

export { contestQuery, contestsQuery } from '../initiative/queries';
export type { ContestDetail, FormField } from '../initiative/queries';

/** Parts of the rulebook document that screens read besides the contest's own view. */
export interface RulebookView {
  readonly conflicts: {
    readonly declaredKinds: readonly { readonly code: string; readonly name: string }[];
    readonly declarationRequired: boolean;
  };
  readonly rounds: readonly {
    readonly code: string;
    readonly name: string;
    readonly criteria: readonly { readonly code: string; readonly name: string }[];
    readonly judgesPerInitiative: number;
    readonly judgeEntry: 'appointed' | 'offered';
    readonly publicVote: object | null;
    readonly presentation: { readonly minutes: number; readonly answerMinutes: number } | null;
    readonly ownParts: readonly { readonly code: string; readonly name: string }[];
  }[];
  readonly prizes: {
    readonly tables: readonly {
      readonly code: string;
      readonly name: string;
      readonly prizes: readonly { readonly code: string; readonly name: string }[];
    }[];
  };
}

export const rulebookQuery = (id: string) =>
  queryOptions({
    queryKey: ['rulebook', id],
    queryFn: () => answer(api.GET('/api/contests/{id}/rulebook', { params: { path: { id } } })),
    select: ({ document }) => document as unknown as RulebookView,
    staleTime: 60_000,
  });
