import { Alert, Button, Group, Modal, Stack, Table, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { freshKey } from '../../../api/once';
import { useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { useRoundsText } from './text';

/** An even spread of the judges: shown first, then applied exactly as it was shown. */
export function Spread({ roundId }: { readonly roundId: string }) {
  const text = useRoundsText();
  const { action } = useText();
  const cache = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [seed, setSeed] = useState(() => freshKey().slice(0, 8));
  const preview = useMutation({
    mutationFn: () =>
      answer(api.GET('/api/rounds/{id}/spread', { params: { path: { id: roundId }, query: { seed } } })),
  });
  const apply = useMutation({
    mutationFn: (planHash: string) =>
      answer(
        api.POST('/api/rounds/{id}/spread', {
          params: { path: { id: roundId } },
          body: { seed, planHash },
        }),
      ),
    onSuccess: () => {
      close();
      notifications.show({ message: text.spread.done });
      return cache.invalidateQueries({ queryKey: ['rounds', roundId] });
    },
  });
  const close = () => {
    setOpened(false);
    preview.reset();
    apply.reset();
  };
  const plan = preview.data;
  const leftOut = plan?.leftOut ?? [];
  const wrong = plan?.blockers.map(({ message }) => message) ?? [];
  return (
    <>
      <Button size="xs" onClick={() => setOpened(true)}>
        {text.spread.button}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={text.spread.title}
        closeButtonProps={{ 'aria-label': action.close }}
      >
        <Stack gap="md">
          <Text>{text.spread.lead}</Text>
          <Group align="flex-end">
            <TextInput
              label={text.spread.seed}
              value={seed}
              maxLength={100}
              onChange={({ currentTarget }) => {
                setSeed(currentTarget.value);
                preview.reset();
              }}
            />
            <Button
              variant="default"
              disabled={seed.trim() === ''}
              loading={preview.isPending}
              onClick={() => preview.mutate()}
            >
              {text.spread.preview}
            </Button>
          </Group>
          <ErrorPanel error={preview.error ?? apply.error} />
          {leftOut.length > 0 && <Alert color="yellow">{text.spread.notAble(leftOut.join(', '))}</Alert>}
          {wrong.length > 0 && <Alert color="yellow">{wrong.join(' ')}</Alert>}
          {plan && (
            <Table verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text.panel.seats.judge}</Table.Th>
                  <Table.Th ta="right">{text.panel.load}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {plan.loads.map((one) => (
                  <Table.Tr key={one.accountId}>
                    <Table.Td>{one.name}</Table.Td>
                    <Table.Td ta="right" className="numbers">
                      {one.load}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {action.cancel}
            </Button>
            <Button
              disabled={!plan || wrong.length > 0}
              loading={apply.isPending}
              onClick={() => plan && apply.mutate(plan.planHash)}
            >
              {plan ? text.spread.apply(plan.pairs.length) : text.spread.title}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
