import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useFormat, useLanguage } from '../../i18n';
import { Card } from '../../ui/page';
import { showTotal } from '../judging/points';
import { initiativeTitle, prizeName } from './allotment-names';
import type { Allotment } from './queries';
import { useAwardText } from './text';

/** How many are shown below the last prize before one asks for all. */
const BELOW_LINE = 5;

/** The frozen ranking with the lines at which the prizes end; unrounded scores decided it, two decimals are shown. */
export function RankingCard({ allotment }: { readonly allotment: Allotment }) {
  const text = useAwardText().allotment;
  const passed: readonly (readonly [string, readonly string[]])[] = [
    [text.gone, allotment.gone],
    [text.notSupported, allotment.notSupported],
  ];
  return (
    <Card title={text.winners}>
      <Stack gap="lg">
        {allotment.rankings.map((ranking) => (
          <Ranking key={ranking.round} allotment={allotment} ranking={ranking} />
        ))}
        {passed
          .filter(([, ids]) => ids.length > 0)
          .map(([label, ids]) => (
            <Text key={label} size="sm">
              {label}: {ids.map((id) => initiativeTitle(allotment, id)).join('; ')}
            </Text>
          ))}
      </Stack>
    </Card>
  );
}

interface RankingProps {
  readonly allotment: Allotment;
  readonly ranking: Allotment['rankings'][number];
}

function Ranking({ allotment, ranking }: RankingProps) {
  const text = useAwardText().allotment;
  const format = useFormat();
  const { language } = useLanguage();
  const [all, setAll] = useState(false);
  const won = new Map(allotment.winners.map((one) => [one.initiative, one]));
  const last = ranking.rows.findLastIndex(({ initiative }) => won.has(initiative));
  const shown = all ? ranking.rows : ranking.rows.slice(0, last + 1 + BELOW_LINE);
  return (
    <Stack gap="xs">
      {allotment.rankings.length > 1 && <Title order={3}>{ranking.name}</Title>}
      <Table.ScrollContainer minWidth={620} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} aria-label={text.ranking(ranking.name)}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right" w={64}>
                {text.rank}
              </Table.Th>
              <Table.Th>{text.initiative}</Table.Th>
              <Table.Th ta="right">{text.score}</Table.Th>
              <Table.Th>{text.prize}</Table.Th>
              <Table.Th ta="right">{text.amount}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="numbers">
            {shown.map((row, index) => {
              const prize = won.get(row.initiative);
              return (
                <Table.Tr
                  key={row.initiative}
                  style={index === last + 1 ? { borderTop: '2px solid var(--mantine-color-anchor)' } : undefined}
                >
                  <Table.Td ta="right">{row.rank}</Table.Td>
                  <Table.Td>
                    {initiativeTitle(allotment, row.initiative)}
                    <Text size="xs" c="dimmed">
                      {text.categories[row.category] ?? row.category}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">{showTotal(row.score, language)}</Table.Td>
                  <Table.Td>
                    {prize ? (
                      <Group gap={6}>
                        {prizeName(allotment, prize.table, prize.prize)}
                        {prize.by !== 'rank' && <Badge color="yellow">{text.by[prize.by]}</Badge>}
                      </Group>
                    ) : (
                      <Text size="sm" c="dimmed">
                        {text.noPrize}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td ta="right">{prize && format.number(prize.amount, 0)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {ranking.rows.length > last + 1 + BELOW_LINE && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setAll(!all)}>
            {all ? text.showFewer : text.showAll(ranking.rows.length)}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
