import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { ErrorPanel } from '../../../ui/error-panel';
import type { Initiative } from '../queries';
import { useConsentText } from './text';

/** Whose consent is missing, and the two ways to it; nothing where all have agreed. */
export function Invitations({ initiative }: { readonly initiative: Initiative }) {
  const text = useConsentText();
  const ask = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/initiatives/{id}/consent-requests', { params: { path: { id: initiative.id } } })),
  });
  const named = (consent: string) =>
    initiative.authors
      .filter((author) => author.consent === consent && !author.isMe)
      .map(({ name }) => name)
      .join(', ');
  const pending = named('pending');
  const refused = named('refused');
  if (pending === '' && refused === '') return null;
  return (
    <Stack gap="sm">
      {refused !== '' && <Alert color="red">{text.refused(refused)}</Alert>}
      {pending !== '' && (
        <Group justify="space-between" gap="sm">
          <Text size="sm" flex="1 1 260px">
            {text.waiting(pending)}
          </Text>
          <Button
            size="xs"
            variant="light"
            leftSection={<IconMail size={16} aria-hidden />}
            loading={ask.isPending}
            onClick={() => ask.mutate()}
          >
            {text.invite}
          </Button>
        </Group>
      )}
      <ErrorPanel error={ask.error} />
      {ask.data && (
        <Text size="sm" role="status">
          {text.invited(ask.data.asked)}
        </Text>
      )}
    </Stack>
  );
}
