import { Badge } from '@mantine/core';
import type { Unit } from '../queries';
import { useAdminText } from '../text';

export function UnitState({ state }: { readonly state: Unit['state'] }) {
  const { states } = useAdminText().units;
  return <Badge color={state === 'active' ? 'green' : 'gray'}>{states[state]}</Badge>;
}
