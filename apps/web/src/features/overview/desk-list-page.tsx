import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { blockName, useBlocks, useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { OfficePage } from '../contest/office';
import { Reminder } from './reminder';
import { useDeskText } from './text';

type Item = Schemas['DeskList']['items'][number];
const LISTS = [
  'unitsWithoutDossier',
  'unitListMismatches',
  'consentsUnsigned',
  'intakesToConfirm',
  'reinstatementsToConfirm',
  'extensionsToConfirm',
  'sheetsMissing',
  'recusals',
  'discrepancies',
  'eligibleUnjudged',
  'differencesToConfirm',
] as const;
type List = (typeof LISTS)[number];

/** What one count of the desk counts, for the counts that no other list shows. */
export function DeskListPage() {
  const text = useDeskText();
  const { list: asked } = useParams({ from: '/shell/office/desk/$list' });
  const list = LISTS.find((one) => one === asked);
  return (
    <OfficePage title={list ? text.counts[list] : text.title}>
      {({ contestId }) =>
        list ? <Items key={contestId} contestId={contestId} list={list} /> : <Empty title={text.list.none} />
      }
    </OfficePage>
  );
}

function Items({ contestId, list }: { readonly contestId: string; readonly list: List }) {
  const text = useDeskText();
  const blocks = useBlocks();
  const format = useFormat();
  const [reminder, setReminder] = useState<string | null>(null);
  const items = useQuery({
    queryKey: ['desk', contestId, list],
    queryFn: () => answer(api.GET('/api/contests/{id}/desk/{list}', { params: { path: { id: contestId, list } } })),
  });
  const rows = items.data?.items ?? [];
  const remind = reminderOf(list, rows, text);
  return (
    <Card title={items.data && text.list.count(items.data.count, rows.length)}>
      <Stack gap="md">
        <Group gap="sm">
          <Anchor
            size="sm"
            underline="always"
            renderRoot={(props) => <Link to="/office/desk" search={{ contest: contestId }} {...props} />}
          >
            {text.list.back}
          </Anchor>
          {remind !== null && (
            <Button size="compact-sm" variant="default" onClick={() => setReminder(remind)}>
              {text.remind}
            </Button>
          )}
        </Group>
        <ErrorPanel error={items.error} onRetry={() => void items.refetch()} />
        {items.isPending && <Wait />}
        {items.data && rows.length === 0 && <Empty title={text.list.none} />}
        {rows.length > 0 && text.list.hints[list] !== undefined && <Text size="sm">{text.list.hints[list]}</Text>}
        {rows.length > 0 && (
          <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table verticalSpacing={6} aria-label={text.counts[list]}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text.list.code}</Table.Th>
                  <Table.Th>{text.list.titles[list] ?? text.list.title}</Table.Th>
                  {text.list.detail[list] !== undefined && <Table.Th>{text.list.detail[list]}</Table.Th>}
                  <Table.Th>{text.list.since}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody className="numbers">
                {rows.map((item, index) => (
                  <Table.Tr key={`${item.id}-${index}`}>
                    <Table.Td style={{ whiteSpace: 'nowrap' }}>{item.code ?? '–'}</Table.Td>
                    <Table.Td>
                      <Target list={list} item={item} contestId={contestId}>
                        {item.title}
                      </Target>
                    </Table.Td>
                    {text.list.detail[list] !== undefined && (
                      <Table.Td>
                        {list === 'unitsWithoutDossier' ? blockName(blocks, item.detail ?? '') : item.detail}
                      </Table.Td>
                    )}
                    <Table.Td fz="sm">
                      {item.since === null ? (
                        <Text span c="dimmed">
                          –
                        </Text>
                      ) : (
                        format.moment(item.since)
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Stack>
      {reminder !== null && <Reminder text={reminder} onClose={() => setReminder(null)} />}
    </Card>
  );
}

/** A text for those who are waited for; null where nobody outside is. */
function reminderOf(list: List, items: readonly Item[], text: ReturnType<typeof useDeskText>): string | null {
  if (items.length === 0) return null;
  if (list === 'unitsWithoutDossier') return text.unitsReminder(items.map(({ title }) => title).join('; '));
  if (list === 'consentsUnsigned')
    return text.consentsReminder([...new Set(items.map(({ detail }) => detail ?? ''))].join('; '));
  return null;
}

interface TargetProps {
  readonly list: List;
  readonly item: Item;
  readonly contestId: string;
  readonly children: ReactNode;
}

/** Where the thing itself is dealt with. */
function Target({ list, item, contestId, children }: TargetProps) {
  switch (list) {
    case 'consentsUnsigned':
    case 'reinstatementsToConfirm':
    case 'eligibleUnjudged':
      return (
        <Anchor renderRoot={(props) => <Link to="/initiatives/$id" params={{ id: item.id }} {...props} />}>
          {children}
        </Anchor>
      );
    case 'intakesToConfirm':
      return (
        <Anchor
          renderRoot={(props) => (
            <Link to="/office/intakes/$id" params={{ id: item.id }} search={{ contest: contestId }} {...props} />
          )}
        >
          {children}
        </Anchor>
      );
    case 'unitListMismatches':
      return (
        <Anchor renderRoot={(props) => <Link to="/unit-lists/$id" params={{ id: item.id }} {...props} />}>
          {children}
        </Anchor>
      );
    case 'extensionsToConfirm':
      return (
        <Anchor renderRoot={(props) => <Link to="/office/contest" search={{ contest: contestId }} {...props} />}>
          {children}
        </Anchor>
      );
    case 'sheetsMissing':
    case 'recusals':
    case 'discrepancies':
      return (
        <Anchor
          renderRoot={(props) => (
            <Link
              to="/office/rounds"
              search={{
                contest: contestId,
                round: item.id,
                ...(list === 'discrepancies'
                  ? { view: 'result' }
                  : { view: 'assignment', ...(item.code !== null && { q: item.code }) }),
              }}
              {...props}
            />
          )}
        >
          {children}
        </Anchor>
      );
    case 'differencesToConfirm':
      return (
        <Anchor
          renderRoot={(props) => (
            <Link
              to="/office/awards"
              search={{ contest: contestId, view: 'decisions', decision: item.id }}
              {...props}
            />
          )}
        >
          {children}
        </Anchor>
      );
    default:
      return children;
  }
}
