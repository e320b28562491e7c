import { Alert, Anchor, Badge, Grid, Group, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import { useFormat, useText } from '../../../i18n';
import { isFor } from '../../../app/audience';
import { ErrorPanel } from '../../../ui/error-panel';
import { FileView } from '../../../ui/file-view';
import { Card, Page } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { TransitionButton } from '../../../ui/transition-button';
import { Wait } from '../../../ui/wait';
import { useMe } from '../../identity/session';
import { StateBadge } from '../../initiative/state-badge';
import { Comparison } from './comparison';
import { ListEditor } from './list-editor';
import { LIST_COLORS, listQuery } from './queries';
import type { UnitList } from './queries';
import { useListText } from './text';

/** A unit's list: its coordinator draws it up, everybody else reads it beside its letter. */
export function UnitListPage() {
  const text = useListText();
  const me = useMe();
  const { id } = useParams({ from: '/shell/unit-lists/$id' });
  const list = useQuery(listQuery(id));
  const editable = list.data?.mayEdit ?? false;
  const office = list.data !== undefined && isFor(me, '/office/unit-lists', list.data.contestId);
  return (
    <Page
      wide
      title={list.data ? text.ofUnit(list.data.unitName) : text.title}
      lead={
        <Group gap="md">
          {list.data && <Badge color={LIST_COLORS[list.data.state]}>{text.states[list.data.state]}</Badge>}
          <Anchor component={Link} to={office ? '/office/unit-lists' : '/unit'}>
            {office ? text.toReceived : text.toUnit}
          </Anchor>
        </Group>
      }
    >
      <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Wait lines={8} />}
      {list.data && (editable ? <ListEditor key={id} list={list.data} /> : <ListView list={list.data} />)}
    </Page>
  );
}

function ListView({ list }: { readonly list: UnitList }) {
  const text = useListText();
  const format = useFormat();
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Card title={text.letter}>
          <Stack gap="sm">
            <Text className="numbers">
              {list.dispatchNumber ?? '–'}
              {list.dispatchDate !== null && `, ${format.day(list.dispatchDate)}`}
            </Text>
            <Text>
              {text.columns.count}:{' '}
              <strong className="numbers">
                {list.declaredCount ?? '–'} / {list.listed}
              </strong>
            </Text>
            {list.forwardedAt !== null && (
              <Text size="sm" c="dimmed">
                {text.columns.forwardedAt} {format.moment(list.forwardedAt)}
              </Text>
            )}
            {list.scan ? (
              <FileView
                path={`/api/unit-lists/${list.id}/scan`}
                name={list.scan.fileName}
                download={text.download}
                height="60vh"
              />
            ) : (
              <Alert color="yellow">{text.noScan}</Alert>
            )}
          </Stack>
        </Card>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Stack gap="md">
          {list.returnedBecause !== null && (
            <Alert color="yellow" title={text.returnedBecause}>
              {list.returnedBecause}
            </Alert>
          )}
          <Comparison list={list} />
          <Steps list={list} />
          <Card title={text.ranking}>
            <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
              <Table verticalSpacing={6}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th w={48}>{text.columns.place}</Table.Th>
                    <Table.Th>{text.columns.name}</Table.Th>
                    <Table.Th w={170}>{text.columns.state}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {list.items.map((item) => (
                    <Table.Tr key={item.initiativeId}>
                      <Table.Td className="numbers">{item.position}</Table.Td>
                      <Table.Td>
                        <Anchor component={Link} to={`/initiatives/${item.initiativeId}`}>
                          {item.title}
                        </Anchor>
                        <Text size="sm" c="dimmed" className="numbers">
                          {item.code} · {item.leadAuthor}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        <StateBadge state={item.state} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Card>
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

function Steps({ list }: { readonly list: UnitList }) {
  const text = useListText();
  const { action } = useText();
  const cache = useQueryClient();
  const [returning, setReturning] = useState(false);
  const params = { path: { id: list.id }, header: ifMatch(list.version) };
  const done = (message: string) => async (saved: UnitList) => {
    cache.setQueryData(listQuery(list.id).queryKey, saved);
    setReturning(false);
    notifications.show({ message });
    await cache.invalidateQueries({ queryKey: ['unit-lists'] });
  };
  const accept = useMutation({
    mutationFn: () => answer(api.POST('/api/unit-lists/{id}/accept', { params })),
    onSuccess: done(text.accepted),
  });
  const giveBack = useMutation({
    mutationFn: (reason: string) => answer(api.POST('/api/unit-lists/{id}/return', { params, body: { reason } })),
    onSuccess: done(text.givenBack),
  });
  const step = (name: string) => list.availableTransitions.find((one) => one.name === name);
  const toAccept = step('accept');
  const toReturn = step('return');
  if (!toAccept && !toReturn) return null;
  return (
    <>
      <ErrorPanel error={accept.error} />
      <Group gap="xs">
        {toAccept && (
          <TransitionButton transition={toAccept} loading={accept.isPending} onTake={() => accept.mutate()} />
        )}
        {toReturn && <TransitionButton transition={toReturn} variant="default" onTake={() => setReturning(true)} />}
      </Group>
      {returning && (
        <ReasonDialog
          title={text.returnTitle}
          confirm={action.confirm}
          needsReason
          snippets={[...list.mismatches.map(({ message }) => message), ...text.returnSnippets]}
          isPending={giveBack.isPending}
          error={giveBack.error}
          onConfirm={(reason) => giveBack.mutate(reason)}
          onClose={() => setReturning(false)}
        />
      )}
    </>
  );
}
