import { List, Stack, Table, Text, Title } from '@mantine/core';
import { useFormat } from '../../../i18n';
import type { RulesDocument } from './document';
import { useRulesText, valueName } from './text';

/** Every prize table with its sums. */
export function PrizesView({ rules }: { readonly rules: RulesDocument }) {
  const text = useRulesText();
  const { read, labels } = text;
  const { number } = useFormat();
  const { prizes } = rules;
  const roundName = (code: string) => rules.rounds.find((round) => round.code === code)?.name ?? code;
  const categoryName = (code: string) => rules.authors.categories.find((one) => one.code === code)?.name ?? code;
  return (
    <Stack gap="lg">
      {prizes.tables.map((table) => (
        <Stack key={table.code} gap="xs">
          <Title order={3}>
            {table.name}{' '}
            <Text span size="sm" c="dimmed" fw={400}>
              {labels.round}: {roundName(table.round)}
            </Text>
          </Title>
          <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table verticalSpacing={6} withTableBorder>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{labels.name}</Table.Th>
                  <Table.Th ta="right" w={90}>
                    {labels['prizes.count']}
                  </Table.Th>
                  {table.categories.map((category) => (
                    <Table.Th key={category} ta="right">
                      {labels.amounts}, {categoryName(category).toLocaleLowerCase('vi')}
                    </Table.Th>
                  ))}
                  <Table.Th>{labels.commendations}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody className="numbers">
                {table.prizes.map((prize) => (
                  <Table.Tr key={prize.code}>
                    <Table.Td>
                      {prize.name}
                      {prize.band !== null && (
                        <Text size="sm" c="dimmed">
                          {read.range(
                            number(prize.band.from),
                            prize.band.below === null ? null : number(prize.band.below),
                          )}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td ta="right">{prize.count}</Table.Td>
                    {table.categories.map((category) => {
                      const found = prize.amounts.find((one) => one.category === category);
                      return (
                        <Table.Td key={category} ta="right">
                          {found ? read.money(number(found.amount, 0)) : '–'}
                        </Table.Td>
                      );
                    })}
                    <Table.Td>
                      {prize.commendations.map((one) => valueName(text, 'commendations', one)).join(', ') || '–'}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Stack>
      ))}
      <List>
        {prizes.budgetCeiling !== null && <List.Item>{read.ceiling(number(prizes.budgetCeiling, 0))}</List.Item>}
        {(prizes.bonuses ?? []).map(({ commendation, category, amount }) => (
          <List.Item key={`${commendation} ${category}`}>
            {valueName(text, 'commendations', commendation)}, {categoryName(category).toLocaleLowerCase('vi')}:{' '}
            {read.money(number(amount, 0))}.
          </List.Item>
        ))}
        {prizes.emptySlotsAllowed && <List.Item>{labels.emptySlotsAllowed}.</List.Item>}
        {prizes.extraSlotsAllowed && <List.Item>{labels.extraSlotsAllowed}.</List.Item>}
        {prizes.committeeVote !== null && (
          <List.Item>
            {read.committee(
              prizes.committeeVote.share.of,
              prizes.committeeVote.share.in,
              valueName(text, 'committeeVote.base', prizes.committeeVote.base),
            )}
          </List.Item>
        )}
      </List>
    </Stack>
  );
}
