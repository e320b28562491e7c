import { Box, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat, useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { OfficePage } from '../../contest/office';
import { contestQuery } from '../../contest/queries';
import { useInitiativeText } from '../../initiative/text';
import classes from './print-page.module.css';
import { readRows } from './queries';
import { useRegisterText } from './text';

const MOST_PRINTED = 5_000;

/** The register as it is filtered, on paper: A4 across. */
export function RegisterPrintPage() {
  const text = useRegisterText();
  return (
    <OfficePage title={text.title}>{({ contestId }) => <Sheet key={contestId} contestId={contestId} />}</OfficePage>
  );
}

function Sheet({ contestId }: { readonly contestId: string }) {
  const text = useRegisterText();
  const { state: states } = useInitiativeText();
  const words = useText();
  const format = useFormat();
  const search = useSearch({ from: '/shell/office/register/print' });
  const contest = useQuery(contestQuery(contestId));
  const [read, setRead] = useState(0);
  const rows = useQuery({
    queryKey: ['register', contestId, 'print', search],
    queryFn: () => readRows(contestId, search, MOST_PRINTED, setRead),
  });
  return (
    <Stack gap="md" className="print-across">
      <Group className="no-print">
        <Button disabled={!rows.data} onClick={() => print()}>
          {words.action.print}
        </Button>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/office/register" search={{ ...search, ids: undefined }} {...props} />}
        >
          {text.print.back}
        </Button>
      </Group>
      <ErrorPanel error={rows.error} onRetry={() => void rows.refetch()} />
      {rows.isPending && <Text role="status">{text.print.loading(read)}</Text>}
      {rows.data && (
        <Box>
          <Title order={2}>{contest.data?.title}</Title>
          <Text mb="sm">{text.print.lead(rows.data.length)}</Text>
          <Table.ScrollContainer minWidth={1000} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table withTableBorder withColumnBorders verticalSpacing={4} fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={44}>{text.print.place}</Table.Th>
                  <Table.Th w={108}>{text.columns.code}</Table.Th>
                  <Table.Th miw={280}>{text.print.name}</Table.Th>
                  <Table.Th w={130}>{text.print.author}</Table.Th>
                  <Table.Th w={150}>{text.columns.unit}</Table.Th>
                  <Table.Th w={96}>{text.columns.received}</Table.Th>
                  <Table.Th w={110}>{text.columns.state}</Table.Th>
                  <Table.Th w={100}>{text.columns.who}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody className={classes.rows}>
                {/* Plain cells: there may be forty thousand of them. */}
                {rows.data.map((row, index) => (
                  <tr key={row.id}>
                    <td className="numbers">{index + 1}</td>
                    <td className="numbers">{row.code}</td>
                    <td>{row.title}</td>
                    <td>
                      {row.leadAuthor}
                      {row.authorCount > 1 && ` (+${row.authorCount - 1})`}
                    </td>
                    <td>{row.unitName}</td>
                    <td className="numbers">
                      {row.receivedAt === null ? '–' : format.day(row.receivedAt, contest.data?.zone)}
                    </td>
                    <td>{row.flags.includes('intake') ? text.flags.intake : states[row.state]}</td>
                    <td>{row.screener?.name ?? '–'}</td>
                  </tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Box>
      )}
    </Stack>
  );
}
