import { Badge } from '@mantine/core';
import { useAwardText } from './text';

const COLORS: Readonly<Record<string, string>> = {
  drafted: 'gray',
  returned: 'yellow',
  signed: 'green',
  published: 'green',
};

export function StateBadge({ state }: { readonly state: string }) {
  const text = useAwardText().decisions;
  return (
    <Badge color={COLORS[state] ?? 'accent'} miw="max-content">
      {text.states[state] ?? state}
    </Badge>
  );
}
