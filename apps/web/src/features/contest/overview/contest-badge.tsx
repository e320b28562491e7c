import { Badge } from '@mantine/core';
import { useContestText } from '../text';

const COLOUR: Readonly<Record<string, string>> = {
  preparing: 'gray',
  announced: 'accent',
  open: 'green',
  suspended: 'yellow',
  cancelled: 'red',
};

export function ContestBadge({ state }: { readonly state: string }) {
  const states: Readonly<Record<string, string>> = useContestText().states;
  return <Badge color={COLOUR[state] ?? 'gray'}>{states[state] ?? state}</Badge>;
}
