import { ActionIcon, Button, Group, Modal, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { fieldErrors } from '../../../api/problem';
import { useText } from '../../../i18n';
import { CheckedForm } from '../../../ui/checked-form';
import { ConfirmButton } from '../../../ui/confirm-button';
import { ErrorPanel } from '../../../ui/error-panel';
import type { RegisterSearch } from '../routes';
import { filtersOf, viewsQuery } from './queries';
import { useRegisterText } from './text';

interface Props {
  readonly contestId: string;
  readonly search: RegisterSearch;
  readonly onOpen: (search: RegisterSearch) => void;
}

/** Filters and order kept under a name, for the whole secretariat. */
export function Views({ contestId, search, onOpen }: Props) {
  const text = useRegisterText().views;
  const words = useText();
  const cache = useQueryClient();
  const views = useQuery(viewsQuery(contestId));
  const [listed, list] = useDisclosure(false);
  const [keeping, dialog] = useDisclosure(false);
  const [name, setName] = useState('');
  const refresh = () => cache.invalidateQueries({ queryKey: viewsQuery(contestId).queryKey });
  const keep = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/register-views', {
          params: { path: { id: contestId } },
          body: { name, search: filtersOf(search) },
        }),
      ),
    onSuccess: async (kept) => {
      dialog.close();
      setName('');
      notifications.show({ message: text.kept(kept.name) });
      await refresh();
    },
  });
  const drop = useMutation({
    mutationFn: ({ id }: { id: string; name: string }) =>
      answer(api.DELETE('/api/register-views/{id}', { params: { path: { id } } })),
    onSuccess: async (_, dropped) => {
      notifications.show({ message: text.dropped(dropped.name) });
      await refresh();
    },
  });
  const items = views.data?.items ?? [];
  const errors = fieldErrors(keep.error);
  return (
    <>
      <Popover
        opened={listed}
        onChange={(open) => (open ? list.open() : list.close())}
        position="bottom-end"
        width={340}
        shadow="md"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <Button variant="default" leftSection={<IconBookmark size={18} aria-hidden />} onClick={list.toggle}>
            {text.menu}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={text.menu}>
          <Stack gap={4}>
            <ErrorPanel error={views.error ?? drop.error} />
            {items.length === 0 && (
              <Text size="sm" c="dimmed">
                {text.none}
              </Text>
            )}
            {items.map((view) => (
              <Group key={view.id} gap={4} wrap="nowrap">
                <Button
                  variant="subtle"
                  flex={1}
                  justify="flex-start"
                  title={text.by(view.createdBy)}
                  onClick={() => {
                    list.close();
                    onOpen(view.search);
                  }}
                >
                  {view.name}
                </Button>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={text.drop(view.name)}
                  onClick={() => drop.mutate(view)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            ))}
            <Button
              variant="default"
              onClick={() => {
                list.close();
                dialog.open();
              }}
            >
              {text.keep}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Modal
        opened={keeping}
        onClose={dialog.close}
        title={text.keep}
        closeButtonProps={{ 'aria-label': words.action.close }}
      >
        <CheckedForm
          onSubmit={(event) => {
            event.preventDefault();
            keep.mutate();
          }}
        >
          <Stack gap="md">
            <TextInput
              label={text.name}
              description={text.nameHint}
              required
              data-autofocus
              maxLength={80}
              value={name}
              error={errors['name']}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <ErrorPanel error={keep.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={dialog.close}>
                {words.action.cancel}
              </Button>
              <ConfirmButton isReady={name.trim() !== ''} loading={keep.isPending}>
                {words.action.save}
              </ConfirmButton>
            </Group>
          </Stack>
        </CheckedForm>
      </Modal>
    </>
  );
}
