import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { useLanguage } from '../../i18n';
import type { RulesDocument } from './rules/document';

export { contestQuery, contestsQuery } from '../initiative/queries';
export type { ContestDetail, FormField } from '../initiative/queries';

/** What a judge may declare; the English name may be missing. */
export interface ConflictKind {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
}

/** Parts of the rulebook document that screens read besides the contest's own view. */
export interface RulebookView {
  readonly conflicts: {
    readonly declaredKinds: readonly ConflictKind[];
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

export function useConflictKindName(): (kind: ConflictKind) => string {
  const { language } = useLanguage();
  return ({ name, nameEn }) => (language === 'en' ? (nameEn ?? name) : name);
}

export const rulebookQuery = (id: string) =>
  queryOptions({
    queryKey: ['rulebook', id],
    queryFn: () => answer(api.GET('/api/contests/{id}/rulebook', { params: { path: { id } } })),
    select: ({ document }) => document as unknown as RulebookView,
    staleTime: 60_000,
  });

/** The rulebook as a document: the version in force, or the one named. */
export const documentQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: ['rulebook', id, 'document', version ?? 'now'],
    queryFn: async () => {
      const rules = await answer(
        api.GET('/api/contests/{id}/rulebook', {
          params: { path: { id }, query: version === undefined ? {} : { version } },
        }),
      );
      return { ...rules, document: rules.document as unknown as RulesDocument };
    },
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['rulebook', id, 'versions'],
    queryFn: () => answer(api.GET('/api/contests/{id}/rulebook-versions', { params: { path: { id } } })),
  });

export const extensionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['extensions', id],
    queryFn: () => answer(api.GET('/api/contests/{id}/extensions', { params: { path: { id } } })),
  });

export const presetsQuery = queryOptions({
  queryKey: ['rulebook-presets'],
  queryFn: () => answer(api.GET('/api/rulebook-presets')),
  staleTime: Infinity,
});

export type Extension = Schemas['Extension'];
/** A contest with the moment of this browser's clock at which the server told its own. */
export type ReadContest = Schemas['ContestDetail'] & { readonly readAt: number };
