import { List, Stack, Table, Text, Title } from '@mantine/core';
import { useFormat } from '../../../i18n';
import type { Round, RulesDocument } from './document';
import { Parts } from './parts-view';
import { useConflictKindName } from '../queries';
import { useRulesText, valueName } from './text';
import type { RulesText } from './text';

interface Props {
  readonly round: Round;
  readonly rules: RulesDocument;
}

/** One round: how it is scored, its criteria, and who goes on. */
export function RoundView({ round, rules }: Props) {
  const text = useRulesText();
  const format = useFormat();
  const facts = useFacts(text, round, rules);
  const graded = round.criteria.some(({ passMark }) => passMark !== null);
  return (
    <Stack gap="sm">
      <Title order={3}>{round.name}</Title>
      <List>
        {facts.map((fact) => (
          <List.Item key={fact}>{fact}</List.Item>
        ))}
      </List>
      <Table.ScrollContainer minWidth={440} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.labels.criterion}</Table.Th>
              <Table.Th ta="right" w={110}>
                {text.labels['criteria.max']}
              </Table.Th>
              <Table.Th ta="right" w={100}>
                {text.labels.step}
              </Table.Th>
              {graded && (
                <Table.Th ta="right" w={130}>
                  {text.labels.passMark}
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="numbers">
            {round.criteria.map(({ code, name, heading, max, step, passMark, descriptors }) => (
              <Table.Tr key={code}>
                <Table.Td>
                  {heading !== undefined && heading !== name && (
                    <Text span c="dimmed" inherit>
                      {heading}:{' '}
                    </Text>
                  )}
                  {name}
                  {descriptors.map((one) => (
                    <Text key={`${one.from} ${one.to}`} size="sm" c="dimmed">
                      {format.number(one.from)}–{format.number(one.to)}: {one.text}
                    </Text>
                  ))}
                </Table.Td>
                <Table.Td ta="right">{format.number(max)}</Table.Td>
                <Table.Td ta="right">{format.number(step)}</Table.Td>
                {graded && <Table.Td ta="right">{passMark === null ? '–' : format.number(passMark)}</Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot className="numbers">
            <Table.Tr>
              <Table.Th>{text.read.sum}</Table.Th>
              <Table.Th ta="right">{format.number(round.total)}</Table.Th>
              <Table.Td colSpan={graded ? 2 : 1} />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
      {round.grades.length > 0 && (
        <Text>
          {text.labels.grades}:{' '}
          {round.grades
            .map(
              ({ name, from, below }) =>
                `${name} (${text.read.range(format.number(from), below === null ? null : format.number(below))})`,
            )
            .join('; ')}
          .
        </Text>
      )}
      {round.ownParts.length > 0 && (
        <>
          <Text fw={500}>
            {text.read.ownParts}
            {round.ownPartsCloseAt !== null &&
              `, ${text.read.until(format.moment(round.ownPartsCloseAt, rules.calendar.zone))}`}
          </Text>
          <Parts parts={round.ownParts} />
        </>
      )}
    </Stack>
  );
}

function useFacts(text: RulesText, round: Round, rules: RulesDocument): string[] {
  const { read } = text;
  const { number } = useFormat();
  const { advance, carryOver, publicVote, presentation, aggregation } = round;
  const categoryName = (code: string) => rules.authors.categories.find((one) => one.code === code)?.name ?? code;
  const quotas = (advance.quotas ?? []).map(({ count, categories }) =>
    read.quota(count, categories.map(categoryName).join(', ')),
  );
  const minimum = advance.minimum ?? null;
  const goesOn = [...quotas, ...(minimum === null ? [] : [read.atLeast(number(minimum))])];
  const groups = (aggregation.groups ?? []).map(({ name, weight }) => `${name} ${number(weight)} %`);
  return [
    `${text.labels.visibility}: ${valueName(text, 'rounds.visibility', round.visibility)}`,
    read.judges(round.judgesPerInitiative, round.minimumSheets),
    `${text.labels.missingSheets}: ${valueName(text, 'missingSheets', round.missingSheets)}`,
    `${text.labels.aggregation}: ${[valueName(text, 'aggregation.method', aggregation.method), ...groups].join('; ')}`,
    ...(round.discrepancyThreshold === null ? [] : [read.discrepancy(number(round.discrepancyThreshold))]),
    ...(carryOver === null
      ? []
      : [
          read.carry(
            number(carryOver.earlierWeight),
            number(carryOver.ownWeight),
            rules.rounds.find(({ code }) => code === carryOver.from)?.name ?? carryOver.from,
          ),
        ]),
    ...(publicVote === null ? [] : [read.vote(number(publicVote.max))]),
    ...(presentation === null ? [] : [read.present(presentation.minutes, presentation.answerMinutes)]),
    ...(goesOn.length === 0 ? [] : [read.advanceTop(goesOn.join('; '))]),
  ];
}

/** The ladder for equal scores, and what judges declare. */
export function TieBreakView({ rules }: { readonly rules: RulesDocument }) {
  const text = useRulesText();
  const kindName = useConflictKindName();
  const round = (code: string | undefined) => rules.rounds.find((one) => one.code === code);
  return (
    <Stack gap="sm">
      <Title order={3}>{text.labels.tieBreak}</Title>
      <List type="ordered">
        {rules.tieBreak.map((step, index) => {
          const held = round(step.round);
          const criterion = held?.criteria.find(({ code }) => code === step.criterion);
          return (
            <List.Item key={index}>
              {[valueName(text, 'tieBreak.by', step.by), criterion?.name, held?.name].filter(Boolean).join(' · ')}
            </List.Item>
          );
        })}
      </List>
      <Title order={3}>{text.labels.conflicts}</Title>
      <List>
        {rules.conflicts.declaredKinds.map((kind) => (
          <List.Item key={kind.code}>{kindName(kind)}</List.Item>
        ))}
      </List>
      {rules.conflicts.declarationRequired && <Text>{text.labels.declarationRequired}.</Text>}
    </Stack>
  );
}
