import { Button, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { OfficePage } from '../contest/office';
import { Bar, ColumnsChart } from './columns-chart';
import { everyDay } from './every-day';
import { Figures, Frame } from './figures';
import type { SliceTable } from './figures';
import classes from './statistics.module.css';
import { useStatisticsText } from './statistics-text';

type Statistics = Schemas['Statistics'];
const SLICES: readonly SliceTable[] = ['byOutcome', 'byTheme', 'byBlock', 'byAuthorKind', 'byChannel', 'byUnit'];
const FIRST_LINES = 10;
const HUNDREDTHS = 100;

/** Numbers of a contest, each chart with its table and its export; no score before its round is locked. */
export function StatisticsPage() {
  const text = useStatisticsText();
  return (
    <OfficePage title={text.title}>{({ contestId }) => <Numbers key={contestId} contestId={contestId} />}</OfficePage>
  );
}

function Numbers({ contestId }: { readonly contestId: string }) {
  const text = useStatisticsText();
  const format = useFormat();
  const numbers = useQuery({
    queryKey: ['statistics', contestId],
    queryFn: () => answer(api.GET('/api/contests/{id}/statistics', { params: { path: { id: contestId } } })),
  });
  const { data } = numbers;
  if (!data)
    return numbers.error ? (
      <ErrorPanel error={numbers.error} onRetry={() => void numbers.refetch()} />
    ) : (
      <Wait lines={8} />
    );
  if (data.total === 0)
    return (
      <Card>
        <Empty title={text.none}>{text.noneHint}</Empty>
      </Card>
    );
  const sheets = data.progress.reduce(
    (sum, { submitted, assigned }) => ({ submitted: sum.submitted + submitted, assigned: sum.assigned + assigned }),
    { submitted: 0, assigned: 0 },
  );
  const last = data.byDay.at(-1)?.day;
  const figures: readonly (readonly [string, string])[] = [
    [text.total, format.number(data.total)],
    [text.lastDay, last === undefined ? '–' : format.day(last)],
    [text.sheets, sheets.assigned === 0 ? '–' : `${format.number(sheets.submitted)}/${format.number(sheets.assigned)}`],
  ];
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        {figures.map(([label, value]) => (
          <Card key={label}>
            <Text size="sm" c="dimmed">
              {label}
            </Text>
            <Text fw={600} fz="xl" className="numbers">
              {value}
            </Text>
          </Card>
        ))}
      </SimpleGrid>
      <ByDay contestId={contestId} numbers={data} />
      <div className={classes.columns}>
        {SLICES.map((table) => (
          <Slices key={table} contestId={contestId} table={table} slices={data[table]} />
        ))}
        {data.progress.length > 0 && <Progress contestId={contestId} numbers={data} />}
      </div>
      <Scores contestId={contestId} numbers={data} />
    </Stack>
  );
}

interface Props {
  readonly contestId: string;
  readonly numbers: Statistics;
}

function ByDay({ contestId, numbers: { byDay } }: Props) {
  const text = useStatisticsText();
  const format = useFormat();
  const days = everyDay(byDay);
  const top = byDay.reduce((best, one) => (one.count > best.count ? one : best), byDay[0] ?? { day: '', count: 0 });
  let sum = 0;
  return (
    <Frame contestId={contestId} table="byDay">
      <Stack gap="sm">
        <ColumnsChart
          label={text.chart.byDay(days.length, top.count, format.day(top.day))}
          values={days.map(({ count }) => count)}
          ends={[format.day(days[0]?.day ?? ''), format.day(days.at(-1)?.day ?? '')]}
          axes={{ up: text.upTo(format.number(top.count)), along: text.day }}
        />
        <Figures heads={[text.day, text.count, text.sum]} label={text.tables.byDay}>
          {byDay.map(({ day, count }) => (
            <Table.Tr key={day}>
              <Table.Td>{format.day(day)}</Table.Td>
              <Table.Td ta="right">{format.number(count)}</Table.Td>
              <Table.Td ta="right">{format.number((sum += count))}</Table.Td>
            </Table.Tr>
          ))}
        </Figures>
      </Stack>
    </Frame>
  );
}

function Scores({ contestId, numbers: { scores } }: Props) {
  const text = useStatisticsText();
  const format = useFormat();
  const mark = (hundredths: number) => format.number(hundredths / HUNDREDTHS);
  return (
    <Frame contestId={contestId} table="scores">
      {scores.length === 0 ? (
        <Text c="dimmed">{text.noScores}</Text>
      ) : (
        <Stack gap="lg">
          {scores.map(({ code, name, count, bins }) => {
            const top = Math.max(0, ...bins.map((bin) => bin.count));
            return (
              <Stack key={code} gap="sm">
                <Text fw={600}>{name}</Text>
                <ColumnsChart
                  label={text.chart.scores(count, top)}
                  values={bins.map((bin) => bin.count)}
                  ends={[mark(bins[0]?.from ?? 0), mark(bins.at(-1)?.to ?? 0)]}
                  axes={{ up: text.upTo(format.number(top)), along: text.score }}
                />
                <Figures heads={[text.score, text.count]} label={`${text.tables.scores}: ${name}`}>
                  {bins.map((bin) => (
                    <Table.Tr key={bin.from}>
                      <Table.Td>{text.range(mark(bin.from), mark(bin.to))}</Table.Td>
                      <Table.Td ta="right">{format.number(bin.count)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Figures>
              </Stack>
            );
          })}
        </Stack>
      )}
    </Frame>
  );
}

interface SlicesProps {
  readonly contestId: string;
  readonly table: SliceTable;
  readonly slices: Statistics['byUnit'];
}

/** The table is its own chart: a bar stands in each line. */
function Slices({ contestId, table, slices }: SlicesProps) {
  const text = useStatisticsText();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const total = slices.reduce((sum, { count }) => sum + count, 0);
  const top = Math.max(1, ...slices.map(({ count }) => count));
  const shown = all ? slices : slices.slice(0, FIRST_LINES);
  return (
    <Frame contestId={contestId} table={table}>
      <Table verticalSpacing={6} layout="fixed" aria-label={text.tables[table]}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th ta="right" w={84}>
              {text.count}
            </Table.Th>
            <Table.Th ta="right" w={72}>
              {text.share}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">
          {shown.map(({ key, label, count }) => (
            <Table.Tr key={key}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {label === '' ? '–' : label}
                <Bar part={count / top} />
              </Table.Td>
              <Table.Td ta="right">{format.number(count)}</Table.Td>
              <Table.Td ta="right">{format.number((count / Math.max(1, total)) * HUNDREDTHS, 1)}%</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {slices.length > shown.length && (
        <Button size="xs" variant="default" mt="sm" onClick={() => setAll(true)}>
          {text.more(slices.length)}
        </Button>
      )}
    </Frame>
  );
}

function Progress({ contestId, numbers: { progress } }: Props) {
  const text = useStatisticsText();
  const format = useFormat();
  return (
    <Frame contestId={contestId} table="progress">
      <Table verticalSpacing={6} layout="fixed" aria-label={text.tables.progress}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.round}</Table.Th>
            <Table.Th ta="right" w={72}>
              {text.dossiers}
            </Table.Th>
            <Table.Th ta="right" w={104}>
              {text.submitted}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">
          {progress.map((round) => (
            <Table.Tr key={round.code}>
              <Table.Td>
                {round.name}
                <Bar part={round.assigned === 0 ? 0 : round.submitted / round.assigned} />
              </Table.Td>
              <Table.Td ta="right">{format.number(round.initiatives)}</Table.Td>
              <Table.Td ta="right">
                {format.number(round.submitted)}/{format.number(round.assigned)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}
