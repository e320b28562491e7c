import { Badge, Box, Button, Group, Menu, Stack, Table, Text, Title } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useFormat, useLanguage, useText } from '../../i18n';
import { useDownload } from '../../ui/download';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Page } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { useMe } from '../identity/session';
import { showTotal, writePoints } from './points';
import { mySheetsQuery } from './queries';
import { useJudgingText } from './text';

/** Own sheets, each on a page of its own when printed. */
export function SheetsPage() {
  const text = useJudgingText().printing;
  const { action } = useText();
  const { language } = useLanguage();
  const format = useFormat();
  const me = useMe();
  const { roundId } = useParams({ from: '/shell/judging/sheets/$roundId' });
  const sheets = useQuery({ ...mySheetsQuery(roundId), staleTime: 0 });
  const show = (points: number | undefined) => (points === undefined ? '' : writePoints(points, language));
  return (
    <Page
      title={text.title}
      lead={sheets.data?.round}
      actions={
        <Group className="no-print" gap="xs">
          <PaperLinks roundId={roundId} />
          <Button leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
            {action.print}
          </Button>
        </Group>
      }
    >
      <ErrorPanel error={sheets.error} onRetry={() => void sheets.refetch()} />
      {sheets.isPending && <Wait />}
      {sheets.data?.sheets.map((sheet) => (
        <Box key={sheet.assignmentId} style={{ breakAfter: 'page' }}>
          <Card>
            <Stack gap="sm">
              <Group justify="space-between">
                <Title order={2}>
                  {text.heading} · <span className="numbers">{sheet.blindCode}</span>
                </Title>
                {sheet.submittedAt === null ? (
                  <Badge color="yellow">{text.draft}</Badge>
                ) : (
                  <Text size="sm" c="dimmed">
                    {text.submitted} {format.moment(sheet.submittedAt)}
                  </Text>
                )}
              </Group>
              <Text>{sheet.title}</Text>
              <Table withTableBorder withColumnBorders>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{text.criterion}</Table.Th>
                    <Table.Th ta="right">{text.max}</Table.Th>
                    <Table.Th ta="right">{text.mark}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody className="numbers">
                  {sheets.data.criteria.map((criterion) => (
                    <Table.Tr key={criterion.code}>
                      <Table.Td>{criterion.name}</Table.Td>
                      <Table.Td ta="right">{show(criterion.max)}</Table.Td>
                      <Table.Td ta="right">{show(sheet.marks[criterion.code])}</Table.Td>
                    </Table.Tr>
                  ))}
                  <Table.Tr fw={600}>
                    <Table.Td>{text.total}</Table.Td>
                    <Table.Td ta="right">{show(sheets.data.total)}</Table.Td>
                    <Table.Td ta="right">{sheet.total === null ? '' : showTotal(sheet.total, language)}</Table.Td>
                  </Table.Tr>
                </Table.Tbody>
              </Table>
              {sheet.comment !== '' && <Text style={{ whiteSpace: 'pre-wrap' }}>{sheet.comment}</Text>}
              <Box className="print-only" ta="center" ml="auto" w={240}>
                <Text fw={700}>{text.judge}</Text>
                <Text fs="italic" mb={64}>
                  {text.sign}
                </Text>
                <Text>{me.person.name}</Text>
              </Box>
            </Stack>
          </Card>
        </Box>
      ))}
    </Page>
  );
}

/** Papers that the server draws: sheets as handed in, blank ones for the hand, and all there is to read. */
function PaperLinks({ roundId }: { readonly roundId: string }) {
  const text = useJudgingText().printing;
  const { start, isRunning } = useDownload();
  const papers = [
    [text.filled, 'score-sheets?form=filled'],
    [text.blank, 'score-sheets?form=blank'],
    [text.pack, 'reading-pack'],
  ] as const;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" loading={isRunning} leftSection={<IconDownload size={18} />}>
          {text.papers}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {papers.map(([label, path]) => (
          <Menu.Item key={path} onClick={() => void start(`/api/my/rounds/${roundId}/${path}`, label)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
