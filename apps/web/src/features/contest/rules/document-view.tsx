import { List, Paper, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../../i18n';
import type { RulesDocument } from './document';
import { Parts } from './parts-view';
import { PrizesView } from './prizes-view';
import styles from './read.module.css';
import { RoundView, TieBreakView } from './rounds-view';
import { useRulesText, valueName } from './text';

const NUMERALS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

/** The rules as a paper to be read and printed. */
export function DocumentView({ rules }: { readonly rules: RulesDocument }) {
  const text = useRulesText();
  const sections: readonly (readonly [title: string, body: ReactNode])[] = [
    [text.labels.calendar, <CalendarView key="calendar" rules={rules} />],
    [text.sections.authors, <EntrantsView key="authors" rules={rules} />],
    [text.sections.form, <FormView key="form" rules={rules} />],
    [text.sections.dossier, <PartsView key="dossier" rules={rules} />],
    [text.sections.screening, <ScreeningView key="screening" rules={rules} />],
    [
      text.sections.rounds,
      <Stack key="rounds" gap="lg">
        {rules.rounds.map((round) => (
          <RoundView key={round.code} round={round} rules={rules} />
        ))}
      </Stack>,
    ],
    [text.sections.ties, <TieBreakView key="ties" rules={rules} />],
    [text.sections.prizes, <PrizesView key="prizes" rules={rules} />],
    [text.sections.documents, <PapersView key="documents" rules={rules} />],
  ];
  return (
    <Paper
      component="article"
      className={styles.paper}
      p={{ base: 'md', sm: 'xl' }}
      radius="lg"
      bd="1px solid var(--sk-line)"
    >
      <Stack gap="xl">
        <Stack gap={4} ta="center">
          <Text fw={600} tt="uppercase" size="sm" c="dimmed">
            {text.read.heading}
          </Text>
          <Title order={2}>{rules.name}</Title>
        </Stack>
        {sections.map(([title, body], index) => (
          <section key={title}>
            <Title order={2} mb="sm">
              {NUMERALS[index]}. {title}
            </Title>
            {body}
          </section>
        ))}
      </Stack>
    </Paper>
  );
}

interface ViewProps {
  readonly rules: RulesDocument;
}

function CalendarView({ rules: { calendar } }: ViewProps) {
  const { labels } = useRulesText();
  const format = useFormat();
  const rows = [
    [labels.opensAt, format.moment(calendar.opensAt, calendar.zone)],
    [labels.closesAt, format.moment(calendar.closesAt, calendar.zone)],
    ...(calendar.unitClosesAt === null
      ? []
      : [[labels.unitClosesAt, format.moment(calendar.unitClosesAt, calendar.zone)]]),
    ...calendar.milestones.map(({ name, on }) => [name, format.day(on)]),
  ];
  return <Pairs rows={rows as [string, string][]} />;
}

function Pairs({ rows }: { readonly rows: readonly (readonly [ReactNode, ReactNode])[] }) {
  return (
    <Table verticalSpacing={6}>
      <Table.Tbody>
        {rows.map(([name, value], index) => (
          <Table.Tr key={index}>
            <Table.Td w="60%">{name}</Table.Td>
            <Table.Td className="numbers">{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function EntrantsView({ rules: { authors, themes, units } }: ViewProps) {
  const text = useRulesText();
  const { read, labels } = text;
  const many = (value: number | null) => (value === null ? null : String(value));
  return (
    <Stack gap="sm">
      <Title order={3}>{labels.categories}</Title>
      <List>
        {authors.categories.map(({ code, name, minAuthors, maxAuthors }) => (
          <List.Item key={code}>
            {name}: {read.people(minAuthors, maxAuthors)}
          </List.Item>
        ))}
      </List>
      {authors.barred.length > 0 && (
        <Text>
          {read.barredLead}: {authors.barred.map((kind) => valueName(text, 'authors.barred', kind)).join('; ')}.
        </Text>
      )}
      <Title order={3}>{labels.themes}</Title>
      <List type="ordered">
        {themes.map(({ code, name }) => (
          <List.Item key={code}>{name}</List.Item>
        ))}
      </List>
      <Title order={3}>{labels.units}</Title>
      <List>
        {units.confirmation && <List.Item>{labels.confirmation}</List.Item>}
        {units.lists && <List.Item>{labels.lists}</List.Item>}
        <List.Item>
          {read.everyUnit}: {read.perUnit(String(units.perUnit.min), many(units.perUnit.max))}
        </List.Item>
        {units.blocks.map(({ block, min, max }) => (
          <List.Item key={block}>
            {read.block(valueName(text, 'units.blocks.block', block))}: {read.perUnit(String(min), many(max))}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

function FormView({ rules: { form } }: ViewProps) {
  const text = useRulesText();
  const { read, labels } = text;
  return (
    <Stack gap="sm">
      <Text>
        {labels.titleMaxWords}: {form.titleMaxWords}
      </Text>
      <List type="ordered" spacing={6}>
        {form.fields.map((field) => (
          <List.Item key={field.code}>
            <Text span fw={500}>
              {field.label}
            </Text>
            <Text size="sm" c="dimmed">
              {[
                valueName(text, 'form.fields.kind', field.kind),
                field.maxWords === undefined ? null : read.words(field.minWords, field.maxWords),
                field.required ? read.required : read.optional,
                field.blind ? null : read.notBlind,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </Text>
            {(field.options ?? field.columns) && (
              <Text size="sm">{(field.options ?? field.columns ?? []).map(({ label }) => label).join('; ')}</Text>
            )}
            {field.help !== undefined && <Text size="sm">{field.help}</Text>}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

function PartsView({ rules: { dossier } }: ViewProps) {
  const text = useRulesText();
  const { read, labels } = text;
  const format = useFormat();
  return (
    <Stack gap="sm">
      <Parts parts={dossier.parts} />
      <Text>{read.whole(format.bytes(dossier.maxTotalBytes))}</Text>
      <Text>
        {labels.channels}: {dossier.channels.map((one) => valueName(text, 'dossier.channels', one)).join('; ')}.
      </Text>
    </Stack>
  );
}

function ScreeningView({ rules: { screening } }: ViewProps) {
  const text = useRulesText();
  const { days, maxRequests, lapse } = screening.completion;
  return (
    <Stack gap="sm">
      <List type="ordered">
        {screening.checklist.map(({ code, text: sentence }) => (
          <List.Item key={code}>{sentence}</List.Item>
        ))}
      </List>
      <Text>{text.read.completion(days, maxRequests, valueName(text, 'lapse', lapse))}</Text>
    </Stack>
  );
}

function PapersView({ rules: { documents, publication } }: ViewProps) {
  const text = useRulesText();
  const { read, labels } = text;
  const { days, answerDays } = publication.complaints;
  return (
    <Stack gap="sm">
      <Text>
        {labels['publication.fields']}:{' '}
        {publication.fields.map((field) => valueName(text, 'publication.fields', field)).join('; ')}.
      </Text>
      <Text>{read.complaints(days, answerDays)}</Text>
      <Title order={3}>{labels.legalBases}</Title>
      <List>
        {documents.legalBases.map((basis) => (
          <List.Item key={basis} fs="italic">
            {read.basis(basis)}
          </List.Item>
        ))}
      </List>
      <Title order={3}>{labels.papers}</Title>
      <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{labels['papers.kind']}</Table.Th>
              <Table.Th>{labels.agencies}</Table.Th>
              <Table.Th>{labels.symbol}</Table.Th>
              <Table.Th>{labels.signing}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {documents.papers.map((paper) => (
              <Table.Tr key={paper.kind}>
                <Table.Td>{valueName(text, 'papers.kind', paper.kind)}</Table.Td>
                <Table.Td>{paper.agencies.join(' – ')}</Table.Td>
                <Table.Td>{paper.symbol ?? '–'}</Table.Td>
                <Table.Td>
                  {paper.signing.case === 'none' ? '' : `${paper.signing.case}. ${paper.signing.authority ?? ''}, `}
                  {paper.signing.title}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
