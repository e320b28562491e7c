import { Anchor, Badge, Box, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Empty } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { Wait } from '../../../ui/wait';
import { OfficePage } from '../../contest/office';
import { AskNames } from './ask-names';
import { NAME_COLORS, unconfirmedQuery } from './queries';
import type { NameWish, UnconfirmedName } from './queries';
import { useNamesText } from './text';

/** Whose name and position are not confirmed before certificates are printed; wishes are settled here. */
export function NamesPage() {
  const text = useNamesText();
  return (
    <OfficePage title={text.office}>{({ contestId }) => <Names key={contestId} contestId={contestId} />}</OfficePage>
  );
}

function Names({ contestId }: { readonly contestId: string }) {
  const text = useNamesText();
  const { data, error, isPending, refetch } = useQuery(unconfirmedQuery(contestId));
  return (
    <Card title={data && text.counts(data.confirmed, data.open, data.correctionAsked)}>
      <ErrorPanel error={error} onRetry={() => void refetch()} />
      {isPending && <Wait lines={8} />}
      {data && data.open > 0 && (
        <Box mb="md">
          <AskNames contestId={contestId} initiativeIds={null} count={data.toAsk} />
        </Box>
      )}
      {data?.items.length === 0 &&
        (data.confirmed > 0 ? (
          <Empty title={text.all}>{text.allHint}</Empty>
        ) : (
          <Empty title={text.none}>{text.noneHint}</Empty>
        ))}
      {data && data.items.length > 0 && (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {text.afterwards}
          </Text>
          <Table.ScrollContainer minWidth={760} type="native" tabIndex={0} role="region" aria-label={text.office}>
            <Table withTableBorder highlightOnHover verticalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  {[text.author, text.position, text.unit, text.initiative, text.status, text.steps].map((head) => (
                    <Table.Th key={head}>{head}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.items.map((name) => (
                  <Row key={name.authorId} contestId={contestId} name={name} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Stack>
      )}
    </Card>
  );
}

function Row({ contestId, name }: { readonly contestId: string; readonly name: UnconfirmedName }) {
  const text = useNamesText();
  const cache = useQueryClient();
  const format = useFormat();
  const [declining, setDeclining] = useState<NameWish | null>(null);
  const { initiativeId, authorId, wish } = name;
  const settle = useMutation({
    mutationFn: ({ read, reason }: { read: NameWish; reason: string | null }) =>
      answer(
        api.POST('/api/initiatives/{id}/authors/{authorId}/name/settlement', {
          params: { path: { id: initiativeId, authorId } },
          body: reason === null ? { accept: true, wish: read } : { accept: false, wish: read, reason },
        }),
      ),
    onSuccess: () => setDeclining(null),
    onSettled: () => cache.invalidateQueries({ queryKey: unconfirmedQuery(contestId).queryKey }),
  });
  const asked = (value: string | null | undefined) =>
    wish && (
      <Text size="sm" fw={600}>
        {text.wishLine}: {value ?? text.noTitle}
      </Text>
    );
  return (
    <Table.Tr>
      <Table.Td>
        {name.name}
        {asked(wish?.name)}
        {wish?.note && (
          <Text size="sm" c="dimmed">
            {wish.note}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {name.jobTitle}
        {asked(wish?.jobTitle)}
      </Table.Td>
      <Table.Td>{name.unitName}</Table.Td>
      <Table.Td>
        <Anchor
          component={Link}
          to={`/initiatives/${initiativeId}`}
          underline="always"
          className="numbers"
          style={{ whiteSpace: 'nowrap' }}
        >
          {name.code}
        </Anchor>
        <Text size="sm" c="dimmed" lineClamp={2}>
          {name.title}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge color={NAME_COLORS[name.state]} miw="max-content">
          {text.state[name.state]}
        </Badge>
        {name.askedAt && (
          <Text size="sm" c="dimmed">
            {text.askedAt(format.day(name.askedAt))}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {wish && (
          <Group gap="xs" wrap="nowrap">
            <Button
              size="xs"
              aria-label={text.acceptOf(name.name)}
              loading={settle.isPending && !declining}
              onClick={() => settle.mutate({ read: wish, reason: null })}
            >
              {text.accept}
            </Button>
            <Button
              size="xs"
              variant="default"
              aria-label={text.declineOf(name.name)}
              onClick={() => setDeclining(wish)}
            >
              {text.decline}
            </Button>
          </Group>
        )}
        {!declining && <ErrorPanel error={settle.error} />}
        {declining && (
          <ReasonDialog
            title={text.declineOf(name.name)}
            confirm={text.decline}
            needsReason
            isPending={settle.isPending}
            error={settle.error}
            onConfirm={(reason) => settle.mutate({ read: declining, reason })}
            onClose={() => setDeclining(null)}
          />
        )}
      </Table.Td>
    </Table.Tr>
  );
}
