import { Anchor, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { papersQuery } from './queries';
import { useAwardText } from './text';

/** The contest's document register, each paper with its file. */
export function Papers({ contestId }: { readonly contestId: string }) {
  const text = useAwardText().papers;
  const format = useFormat();
  const papers = useQuery(papersQuery(contestId));
  return (
    <Card title={text.title}>
      <ErrorPanel error={papers.error} onRetry={() => void papers.refetch()} />
      {papers.isPending && <Wait />}
      {papers.data?.length === 0 && <Empty title={text.none} />}
      {papers.data && papers.data.length > 0 && (
        <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.number}</Table.Th>
                <Table.Th>{text.dated}</Table.Th>
                <Table.Th>{text.paper}</Table.Th>
                <Table.Th>{text.made}</Table.Th>
                <Table.Th>{text.file}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody className="numbers">
              {papers.data.map((paper) => (
                <Table.Tr key={paper.id}>
                  <Table.Td>{paper.number ?? <Text c="dimmed">{text.noNumber}</Text>}</Table.Td>
                  <Table.Td>{paper.dated === null ? '–' : format.day(paper.dated)}</Table.Td>
                  <Table.Td>{paper.title}</Table.Td>
                  <Table.Td fz="sm">
                    {format.moment(paper.madeAt)}
                    <Text size="xs" c="dimmed">
                      {paper.madeBy}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <Anchor
                      underline="always"
                      href={`/api/documents/${paper.id}/file`}
                      aria-label={text.download(paper.title, paper.format)}
                    >
                      {paper.format.toUpperCase()}, {format.bytes(paper.size)}
                    </Anchor>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}
