import { Badge } from '@mantine/core';
import type { Initiative } from './queries';
import { useInitiativeText } from './text';

const COLORS: Readonly<Record<Initiative['state'], string>> = {
  draft: 'gray',
  awaiting_unit: 'yellow',
  not_forwarded: 'red',
  submitted: 'accent',
  awaiting_completion: 'yellow',
  eligible: 'green',
  ineligible: 'red',
  duplicate: 'red',
  disqualified: 'red',
  withdrawn: 'gray',
};

/** The state in public words. */
export function StateBadge({ state }: { readonly state: Initiative['state'] }) {
  const text = useInitiativeText();
  return (
    <Badge color={COLORS[state]} h="auto" mih={20} styles={{ label: { whiteSpace: 'normal' } }}>
      {text.state[state]}
    </Badge>
  );
}
