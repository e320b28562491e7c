import { Badge } from '@mantine/core';
import type { Account } from '../queries';
import { useAdminText } from '../text';

const COLOUR: Readonly<Record<Account['state'], string>> = {
  invited: 'yellow',
  unconfirmed: 'yellow',
  active: 'green',
  disabled: 'gray',
};

export function AccountState({ state }: { readonly state: Account['state'] }) {
  const { states } = useAdminText().accounts;
  return <Badge color={COLOUR[state]}>{states[state]}</Badge>;
}
