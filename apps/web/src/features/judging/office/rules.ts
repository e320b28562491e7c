import { useQuery } from '@tanstack/react-query';
import { rulebookQuery } from '../../contest/queries';
import type { RulebookView } from '../../contest/queries';
import type { RoundDetail } from './queries';

export type RoundRules = RulebookView['rounds'][number];

/** What the rulebook says of a round, once both have been read. */
export function useRulesOf(round: RoundDetail | undefined): RoundRules | undefined {
  const rulebook = useQuery({ ...rulebookQuery(round?.contestId ?? ''), enabled: round !== undefined });
  return rulebook.data?.rounds.find(({ code }) => code === round?.code);
}
