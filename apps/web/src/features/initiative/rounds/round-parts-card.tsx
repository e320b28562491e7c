import { ActionIcon, Alert, Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconFileText, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { useServerNow } from '../../../ui/server-clock';
import { Label } from '../draft/field-frame';
import { Adding, OnTheWay } from '../files/part-files';
import { useFilesText } from '../files/text';
import { partsToHandIn, partTransfers, roundPartsQuery } from './queries';
import type { AskedPart, RoundParts } from './queries';
import { useRoundPartsText } from './text';

interface Props {
  readonly entry: RoundParts;
  readonly contest: { readonly zone: string; readonly serverNow: string; readonly readAt: number };
}

/** What a later round asks an author for, until when, what is there, and the way to hand it in. */
export function RoundPartsCard({ entry, contest }: Props) {
  const text = useRoundPartsText();
  const format = useFormat();
  const now = useServerNow(contest.serverNow, contest.readAt);
  const { closesAt, blockers, asked } = entry;
  const isOpen = blockers.length === 0;
  const left = closesAt === null || now === null ? 0 : Date.parse(closesAt) - now;
  return (
    <Card id="round-parts" title={text.title(entry.roundName)}>
      <Stack gap="lg">
        <Stack gap="xs">
          <Text size="sm">{text.lead}</Text>
          <Group gap="xs">
            {closesAt !== null && <Text fw={600}>{text.until(format.moment(closesAt, contest.zone))}</Text>}
            {isOpen && left > 0 && <Badge color="green">{text.left(format.span(left))}</Badge>}
          </Group>
          {entry.lotOrder !== null && <Text size="sm">{text.lot(entry.lotOrder)}</Text>}
          {blockers.map(({ code, message }) => (
            <Alert key={code} color="gray">
              {message}
            </Alert>
          ))}
          {isOpen && partsToHandIn(entry).length === 0 && (
            <Alert color="green" icon={<IconCircleCheck size={20} />}>
              {text.nothingMissing}
            </Alert>
          )}
        </Stack>
        {asked.map((part) => (
          <Part key={part.code} entry={entry} part={part} />
        ))}
      </Stack>
    </Card>
  );
}

function Part({ entry, part }: { readonly entry: RoundParts; readonly part: AskedPart }) {
  const text = useRoundPartsText();
  const files = useFilesText();
  const format = useFormat();
  const cache = useQueryClient();
  const transfers = partTransfers(entry.roundInitiativeId);
  const isOpen = entry.blockers.length === 0;
  const there = entry.parts.filter(({ partCode }) => partCode === part.code);
  const state = there.length > 0 ? 'there' : part.required ? 'missing' : 'optional';
  const remove = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/round-parts/{id}', { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: roundPartsQuery.queryKey }),
  });
  return (
    <Stack gap="sm" data-round-part={part.code}>
      <Group gap="xs">
        <Text fw={500}>
          <Label text={part.name} required={part.required} />
        </Text>
        <Badge color={state === 'there' ? 'green' : part.missing ? 'yellow' : 'gray'}>{text.state[state]}</Badge>
      </Group>
      {there.map((file) => (
        <Group key={file.id} gap="xs" wrap="nowrap" data-handed-in={file.fileName}>
          <IconFileText size={18} aria-hidden style={{ flexShrink: 0 }} />
          <Stack gap={0} flex={1} miw={0}>
            <Anchor
              href={`/api/round-parts/${file.id}`}
              download={file.fileName}
              size="sm"
              underline="always"
              style={{ overflowWrap: 'anywhere' }}
            >
              {file.fileName}
            </Anchor>
            <Text size="xs" c="dimmed">
              {format.bytes(file.size)}
            </Text>
          </Stack>
          {isOpen && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={files.remove(file.fileName)}
              loading={remove.isPending && remove.variables === file.id}
              onClick={() => remove.mutate(file.id)}
            >
              <IconTrash size={18} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {isOpen && <OnTheWay part={part} transfers={transfers} />}
      <ErrorPanel error={remove.error} />
      {!isOpen && there.length === 0 && (
        <Text size="sm" c="dimmed">
          {text.none}
        </Text>
      )}
      {part.mayAdd && <Adding part={part} onFiles={(chosen) => transfers.add(part.code, chosen)} />}
      {isOpen && !part.mayAdd && (
        <Text size="xs" c="dimmed">
          {files.full(part.maxCount)}
        </Text>
      )}
    </Stack>
  );
}
