import { Anchor, Badge, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useFormat } from '../../i18n';
import type { Decision, Difference } from './queries';
import { useAwardText } from './text';

type Row = Decision['list'][number];

interface Line {
  readonly id: string;
  readonly row: Row | undefined;
  readonly signed: Row | undefined;
  /** The newest difference about it that was not declined. */
  readonly difference: Difference | undefined;
}

function linesOf({ list, signedList, differences }: Decision): Line[] {
  const standing = new Map(
    differences.filter(({ state }) => state !== 'declined').map((one) => [one.initiativeId, one]),
  );
  const ids = [...list, ...signedList].map(({ initiativeId }) => initiativeId);
  return [...new Set([...ids, ...standing.keys()])].map((id) => ({
    id,
    row: list.find(({ initiativeId }) => initiativeId === id),
    signed: signedList.find(({ initiativeId }) => initiativeId === id),
    difference: standing.get(id),
  }));
}

/** What was proposed, agreed and signed, side by side; where the signed paper differs stands why. */
export function CompareLists({ decision }: { readonly decision: Decision }) {
  const { allotment, decisions } = useAwardText();
  const { compare: text, rows } = decisions;
  const format = useFormat();
  const isAgreed = decision.agreedHash !== null;
  const lines = linesOf(decision);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Title order={3}>{text.title}</Title>
        <Text size="sm" c="dimmed" className="numbers">
          {rows(decision.rows, format.number(decision.total, 0))}
        </Text>
      </Group>
      <Table.ScrollContainer minWidth={840} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} fz="sm" aria-label={text.label}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={280}>{allotment.initiative}</Table.Th>
              <Table.Th>{text.proposed}</Table.Th>
              <Table.Th>{text.agreed}</Table.Th>
              <Table.Th>{text.signed}</Table.Th>
              <Table.Th>{text.source}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="numbers">
            {lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td>
                  <Who line={line} />
                </Table.Td>
                <Table.Td>
                  <Place row={line.row} />
                </Table.Td>
                <Table.Td>{isAgreed ? <Place row={line.row} /> : <Dim>{text.notAgreed}</Dim>}</Table.Td>
                <Table.Td>
                  <Signed decision={decision} line={line} />
                </Table.Td>
                <Table.Td>{line.difference && <Source difference={line.difference} />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Dim({ children }: { readonly children: string }) {
  return (
    <Text span size="sm" c="dimmed">
      {children}
    </Text>
  );
}

function Who({ line }: { readonly line: Line }) {
  const row = line.row ?? line.signed;
  if (!row) return line.difference?.initiativeCode;
  return (
    <>
      {row.code} · {row.title}
      <Text size="xs" c="dimmed">
        {row.recipients.map(({ name }) => name).join(', ')} – {row.unitName}
      </Text>
    </>
  );
}

function Place({ row }: { readonly row: Row | undefined }) {
  const { compare: text } = useAwardText().decisions;
  const format = useFormat();
  if (!row) return <Dim>{text.out}</Dim>;
  return (
    <>
      {text.effects[row.effect]} {row.prizeName}
      <Text size="xs" c="dimmed">
        {row.amount === 0 ? text.noMoney : text.money(format.number(row.amount, 0))}
      </Text>
    </>
  );
}

/** Before the signature is recorded only the differences tell what was signed. */
function Signed({ decision, line }: { readonly decision: Decision; readonly line: Line }) {
  const { compare: text, changes } = useAwardText().decisions;
  const format = useFormat();
  const { difference, row, signed } = line;
  const isSigned = decision.signedHash !== null;
  if (isSigned && !difference) return signed ? <Dim>{text.same}</Dim> : <Dim>{text.out}</Dim>;
  if (!difference) return <Dim>{text.notSigned}</Dim>;
  return (
    <Stack gap={2} align="flex-start">
      <Badge color={difference.change === 'removed' ? 'red' : 'yellow'}>{changes[difference.change]}</Badge>
      {difference.change === 'removed' ? (
        <Text span size="sm" td="line-through" c="dimmed">
          {row?.prizeName}
        </Text>
      ) : (
        <>
          {difference.prizeName}
          <Text size="xs" c="dimmed">
            {difference.amount ? text.money(format.number(difference.amount, 0)) : text.noMoney}
          </Text>
        </>
      )}
      {difference.state === 'entered' && <Dim>{text.open}</Dim>}
    </Stack>
  );
}

function Source({ difference }: { readonly difference: Difference }) {
  const { dated } = useAwardText().decisions;
  const format = useFormat();
  return (
    <>
      <Anchor size="sm" underline="always" href={`/api/award-files/${difference.documentFileId}`}>
        {dated(difference.documentNumber, format.day(difference.documentDate))}
      </Anchor>
      <Text size="xs" c="dimmed">
        {difference.reason}
      </Text>
    </>
  );
}
