import { Badge, Group, Table, Text, UnstyledButton } from '@mantine/core';
import { Fragment } from 'react';
import { useLanguage } from '../../../i18n';
import { SortHeader } from '../../../ui/sort-header';
import { showTotal } from '../points';
import type { RankedEntry } from './queries';
import { useRoundsText } from './text';

interface Props {
  readonly ranking: readonly RankedEntry[];
  readonly advancing: readonly string[];
  readonly criteria: readonly { readonly code: string; readonly name: string }[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly onShow: (entry: RankedEntry) => void;
}

/** The ranking with its numbers; another order than by rank is only a way to look at it. */
export function RankingTable({ ranking, advancing, criteria, sort, onSort, onShow }: Props) {
  const { tally: text, grid } = useRoundsText();
  const { language } = useLanguage();
  const show = (points: string | null) => (points === null ? '–' : showTotal(points, language));
  const goesOn = (one: RankedEntry | undefined) => one !== undefined && advancing.includes(one.roundInitiativeId);
  const rows = sorted(ranking, sort);
  const cuts = rows.filter((one, index) => goesOn(one) && index + 1 < rows.length && !goesOn(rows[index + 1]));
  const cut = sort === 'rank' && cuts.length === 1 ? cuts[0] : undefined;
  const isShared = ({ rank }: RankedEntry) => ranking.filter((one) => one.rank === rank).length > 1;
  const head = (name: string, label: string, width?: number) => (
    <SortHeader name={name} label={label} sort={sort} onSort={onSort} {...(width !== undefined && { width })} />
  );
  return (
    <Table.ScrollContainer minWidth={560 + 104 * criteria.length} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={6} stickyHeader styles={{ th: { fontSize: 'var(--mantine-font-size-xs)' } }}>
        <Table.Thead>
          <Table.Tr>
            {head('rank', text.rank, 90)}
            {head('code', grid.code, 180)}
            {head('score', text.score)}
            {head('range', text.range)}
            {head('sheets', text.sheets)}
            {criteria.map(({ code, name }) => (
              <Fragment key={code}>{head(`criterion.${code}`, name)}</Fragment>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">
          {rows.map((one) => (
            <Fragment key={one.roundInitiativeId}>
              <Table.Tr>
                <Table.Td fw={600}>
                  {one.rank}
                  {isShared(one) && (
                    <Text span size="xs" c="dimmed" title={text.shared}>
                      {' '}
                      =
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Group gap={4} wrap="nowrap">
                    <UnstyledButton
                      c="var(--mantine-color-anchor)"
                      fw={500}
                      aria-label={text.sheetsOf(one.blindCode)}
                      onClick={() => onShow(one)}
                    >
                      {one.blindCode}
                    </UnstyledButton>
                    {goesOn(one) && <Badge color="green">{text.advances}</Badge>}
                  </Group>
                </Table.Td>
                <Table.Td fw={600}>{show(one.display)}</Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  {show(one.spread)}
                  {one.lowest !== null && one.highest !== null && (
                    <Text span size="xs" c="dimmed">
                      {' '}
                      ({text.rangeOf(show(one.lowest), show(one.highest))})
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{one.sheets}</Table.Td>
                {criteria.map(({ code }) => (
                  <Table.Td key={code} fz="sm">
                    {show(one.criteria.find((criterion) => criterion.code === code)?.display ?? null)}
                  </Table.Td>
                ))}
              </Table.Tr>
              {one === cut && (
                <Table.Tr>
                  <Table.Td
                    colSpan={5 + criteria.length}
                    py={2}
                    style={{ borderTop: '2px dashed var(--mantine-color-error)' }}
                  >
                    <Text size="xs" c="dimmed">
                      {text.below}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
        {ranking.length > 1 && (
          <Table.Tfoot className="numbers">
            <Table.Tr fw={600}>
              <Table.Td colSpan={2}>{text.meanRow}</Table.Td>
              <Table.Td>{show(meanOf(ranking.map(({ display }) => display)))}</Table.Td>
              <Table.Td>{show(meanOf(ranking.flatMap(({ spread }) => spread ?? [])))}</Table.Td>
              <Table.Td />
              {criteria.map(({ code }) => (
                <Table.Td key={code} fz="sm">
                  {show(
                    meanOf(
                      ranking.flatMap(
                        (one) => one.criteria.find((criterion) => criterion.code === code)?.display ?? [],
                      ),
                    ),
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </Table.ScrollContainer>
  );
}

/** Points as the API writes them (`87.50`) in hundredths. */
export const hundredths = (display: string): number => Math.round(Number(display) * 100);

/** For the eye only: of what is shown, to two decimals. */
function meanOf(displays: readonly string[]): string | null {
  if (displays.length === 0) return null;
  const sum = displays.reduce((total, one) => total + hundredths(one), 0);
  return (Math.round(sum / displays.length) / 100).toFixed(2);
}

function sorted(ranking: readonly RankedEntry[], sort: string): readonly RankedEntry[] {
  const name = sort.replace(/^-/, '');
  const valueOf = (one: RankedEntry): number | string => {
    if (name === 'code') return one.blindCode;
    if (name === 'score') return hundredths(one.display);
    if (name === 'range') return hundredths(one.spread ?? '0');
    if (name === 'sheets') return one.sheets;
    const criterion = one.criteria.find(({ code }) => `criterion.${code}` === name);
    return criterion ? hundredths(criterion.display) : one.rank;
  };
  const turn = sort.startsWith('-') ? -1 : 1;
  return ranking.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    return x === y ? a.rank - b.rank : (x < y ? -1 : 1) * turn;
  });
}
