import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n';
import { completionsQuery } from './queries';
import type { Initiative } from './queries';
import { useInitiativeText } from './text';

/** What the secretariat asks to be completed, and until when; nothing where nothing is asked. */
export function CompletionItems({ initiative }: { readonly initiative: Initiative }) {
  const text = useInitiativeText().follow;
  const format = useFormat();
  const { data } = useQuery({
    ...completionsQuery(initiative.id),
    enabled: initiative.completionDueAt !== null,
  });
  const open = data?.items.find(({ state }) => state === 'open');
  if (!open) return null;
  return (
    <Alert color="yellow" title={`${text.completion}. ${text.due(format.moment(open.dueAt))}`}>
      <List>
        {open.items.map((item, index) => (
          <List.Item key={index}>{item.text}</List.Item>
        ))}
      </List>
      {open.message !== null && <Text mt="xs">{open.message}</Text>}
    </Alert>
  );
}
