import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../../i18n';
import { Card } from '../../../ui/page';
import { documentQuery } from '../queries';
import type { ContestDetail } from '../queries';
import { useContestText } from '../text';

interface Entry {
  readonly name: string;
  /** Orders the table: an instant, or a day. */
  readonly at: string;
  readonly shown: string;
  readonly decides: boolean;
}

/** Times that decide and milestones for the public, in one order. */
export function Calendar({ contest }: { readonly contest: ContestDetail }) {
  const text = useContestText();
  const format = useFormat();
  const rules = useQuery(documentQuery(contest.id));
  const { calendar, zone } = contest;
  const moment = (name: string, at: string): Entry => ({
    name,
    at: new Date(at).toISOString(),
    shown: format.moment(at, zone),
    decides: true,
  });
  const entries = [
    moment(text.state.opens, contest.opensAt),
    moment(text.calendar.closes, contest.closesAt),
    ...(calendar.unitClosesAt === null ? [] : [moment(text.calendar.unitCloses, calendar.unitClosesAt)]),
    ...(rules.data?.document.rounds ?? []).flatMap(({ name, ownPartsCloseAt }) =>
      ownPartsCloseAt === null ? [] : [moment(text.calendar.ownParts(name), ownPartsCloseAt)],
    ),
    ...calendar.milestones.map(({ name, on }) => ({ name, at: on, shown: format.day(on), decides: false })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return (
    <Card title={text.calendar.title}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.calendar.what}</Table.Th>
            <Table.Th>{text.calendar.when}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map(({ name, at, shown, decides }) => (
            <Table.Tr key={`${name} ${at}`}>
              <Table.Td fw={decides ? 500 : 400}>{name}</Table.Td>
              <Table.Td className="numbers" fw={decides ? 500 : 400}>
                {shown}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="xs">
        {text.calendar.zone(format.zone(zone))}
      </Text>
    </Card>
  );
}
