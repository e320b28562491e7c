import { Anchor, Badge, Button, NativeSelect, Paper, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Empty } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { OfficePage } from '../contest/office';
import { asQuery } from '../contest/search';
import { NoticeDialog } from './notice-dialog';
import { Release } from './release';
import { useNoticeText } from './text';

const COLOUR: Readonly<Record<string, string>> = {
  draft: 'yellow',
  sent: 'green',
  printed: 'green',
  failed: 'red',
  uncertain: 'red',
};

/** Every notice of the contest and where it stands; drafts are released together. */
export function NoticesPage() {
  const text = useNoticeText();
  return (
    <OfficePage title={text.title} actions={({ contestId }) => <Release contestId={contestId} />}>
      {({ contestId }) => <Notices key={contestId} contestId={contestId} />}
    </OfficePage>
  );
}

function Notices({ contestId }: { readonly contestId: string }) {
  const text = useNoticeText();
  const format = useFormat();
  const { state } = useSearch({ from: '/shell/office/notices' });
  const navigate = useNavigate({ from: '/office/notices' });
  const [open, setOpen] = useState<string | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['notices', contestId, state],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/contests/{id}/notices', {
          params: {
            path: { id: contestId },
            query: asQuery({ limit: 50, ...(state && { state }), ...(pageParam && { cursor: pageParam }) }),
          },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <NativeSelect
        label={text.state}
        w={240}
        value={state ?? ''}
        data={[
          { value: '', label: text.all },
          ...Object.entries(text.states).map(([value, label]) => ({ value, label })),
        ]}
        onChange={({ currentTarget }) =>
          void navigate({ search: (old) => ({ ...old, state: currentTarget.value || undefined }) })
        }
      />
      <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Wait lines={8} />}
      {list.data && (
        <Paper radius="lg" bd="1px solid var(--sk-line)" style={{ overflow: 'hidden' }}>
          {items.length === 0 && <Empty title={text.none}>{text.noneHint}</Empty>}
          {items.length > 0 && (
            <Table.ScrollContainer minWidth={800} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
              <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{text.columns.recipient}</Table.Th>
                    <Table.Th>{text.columns.subject}</Table.Th>
                    <Table.Th w={150}>{text.columns.dossier}</Table.Th>
                    <Table.Th w={160}>{text.columns.made}</Table.Th>
                    <Table.Th w={150}>{text.columns.state}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((notice) => (
                    <Table.Tr key={notice.id}>
                      <Table.Td>
                        {notice.recipientName}
                        <Text size="xs" c="dimmed">
                          {notice.address ?? text.noAddress}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        <Anchor component="button" type="button" ta="left" onClick={() => setOpen(notice.id)}>
                          {notice.subject}
                        </Anchor>
                      </Table.Td>
                      <Table.Td className="numbers">{notice.initiativeCode ?? '–'}</Table.Td>
                      <Table.Td className="numbers">{format.moment(notice.createdAt)}</Table.Td>
                      <Table.Td>
                        <Badge color={COLOUR[notice.state] ?? 'gray'}>{text.states[notice.state]}</Badge>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
          {list.hasNextPage && (
            <Button
              m="sm"
              size="xs"
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {text.more}
            </Button>
          )}
        </Paper>
      )}
      {open !== null && <NoticeDialog id={open} onClose={() => setOpen(null)} />}
    </>
  );
}
