import { Badge, Button, Group, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { fieldErrors } from '../../../api/problem';
import { useText } from '../../../i18n';
import { CheckedForm } from '../../../ui/checked-form';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { initiativeQuery } from '../queries';
import { NAME_COLORS, namesQuery } from './queries';
import type { PrintedName } from './queries';
import { useNamesText } from './text';

type Answer = Schemas['NameAnswer'];

/** Each author says that name and position are right as they will be printed, or what they should be. */
export function NamesCard({ initiativeId }: { readonly initiativeId: string }) {
  const text = useNamesText();
  const { data } = useQuery(namesQuery(initiativeId));
  if (!data) return null;
  return (
    <Card title={text.title}>
      <Stack gap="sm">
        <Text size="sm">{text.lead}</Text>
        {data.items.map((name) => (
          <NameRow key={name.authorId} initiativeId={initiativeId} name={name} />
        ))}
      </Stack>
    </Card>
  );
}

function NameRow({ initiativeId, name }: { readonly initiativeId: string; readonly name: PrintedName }) {
  const text = useNamesText();
  const cache = useQueryClient();
  const [editing, setEditing] = useState(false);
  const give = useMutation({
    mutationFn: (body: Answer) =>
      answer(
        api.PUT('/api/initiatives/{id}/authors/{authorId}/name', {
          params: { path: { id: initiativeId, authorId: name.authorId } },
          body,
        }),
      ),
    onSuccess: () => {
      setEditing(false);
      return cache.invalidateQueries({ queryKey: initiativeQuery(initiativeId).queryKey });
    },
  });
  return (
    <Paper p="sm" radius="md" bd="1px solid var(--sk-line)" data-name={name.name}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" align="flex-start">
          <Stack gap={0} flex="1 1 220px">
            <Text fw={600}>{name.name}</Text>
            <Text size="sm">{[name.jobTitle ?? text.noTitle, name.unitName].filter(Boolean).join(', ')}</Text>
          </Stack>
          <Badge color={NAME_COLORS[name.state]}>{text.state[name.state]}</Badge>
        </Group>
        {name.wish && <Text size="sm">{text.wish(name.wish.name, name.wish.jobTitle ?? text.noTitle)}</Text>}
        {name.reply !== null && <Text size="sm">{text.reply(name.reply)}</Text>}
        {name.mayAnswer && !editing && (
          <Group gap="xs">
            <Button
              size="xs"
              aria-label={text.rightOf(name.name)}
              loading={give.isPending}
              onClick={() => give.mutate({ answer: 'confirmed' })}
            >
              {text.right}
            </Button>
            <Button size="xs" variant="default" aria-label={text.wrongOf(name.name)} onClick={() => setEditing(true)}>
              {text.wrong}
            </Button>
          </Group>
        )}
        {editing && (
          <WishForm
            name={name}
            error={give.error}
            isPending={give.isPending}
            onSend={give.mutate}
            onClose={() => setEditing(false)}
          />
        )}
        {!editing && <ErrorPanel error={give.error} />}
      </Stack>
    </Paper>
  );
}

interface WishProps {
  readonly name: PrintedName;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSend: (wish: Answer) => void;
  readonly onClose: () => void;
}

function WishForm({ name, error, isPending, onSend, onClose }: WishProps) {
  const text = useNamesText();
  const { action } = useText();
  const [wish, setWish] = useState({ name: name.name, jobTitle: name.jobTitle ?? '', note: '' });
  const errors = fieldErrors(error);
  const put = (change: Partial<typeof wish>) => {
    setWish((now) => ({ ...now, ...change }));
  };
  return (
    <CheckedForm
      onSubmit={(event) => {
        event.preventDefault();
        onSend({ answer: 'correction', name: wish.name, jobTitle: wish.jobTitle || null, note: wish.note || null });
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={text.name}
            required
            data-autofocus
            value={wish.name}
            error={errors['name']}
            onChange={({ currentTarget }) => put({ name: currentTarget.value })}
          />
          <TextInput
            label={text.jobTitle}
            value={wish.jobTitle}
            error={errors['jobTitle']}
            onChange={({ currentTarget }) => put({ jobTitle: currentTarget.value })}
          />
        </SimpleGrid>
        <TextInput
          label={text.note}
          value={wish.note}
          onChange={({ currentTarget }) => put({ note: currentTarget.value })}
        />
        <ErrorPanel error={error} />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={isPending}>
            {text.send}
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            {action.cancel}
          </Button>
        </Group>
      </Stack>
    </CheckedForm>
  );
}
