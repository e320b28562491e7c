import { Stack, Table, Text } from '@mantine/core';
import { useFormat } from '../../i18n';
import { answerText } from './answer-text';
import { Attached } from './files/attached';
import type { ContestDetail, FormField, Initiative } from './queries';
import { useInitiativeText } from './text';

type Shown = Pick<Initiative, 'id' | 'answers' | 'attachments' | 'authors' | 'theme' | 'unitName'>;

interface Props {
  readonly initiative: Shown;
  readonly contest: ContestDetail;
  readonly withFiles?: boolean;
}

/** Everything that was written, to be read. */
export function Content({ initiative, contest, withFiles = true }: Props) {
  const text = useInitiativeText();
  const format = useFormat();
  const theme = contest.themes.find(({ code }) => code === initiative.theme)?.name;
  return (
    <Stack gap="md">
      <Entry label={text.draft.theme} value={theme ?? ''} />
      <Entry label={text.draft.unit} value={initiative.unitName} />
      <Entry
        label={text.authors.title}
        value={initiative.authors
          .map(({ name, jobTitle, share }) => [name, jobTitle, `${format.number(share)}%`].filter(Boolean).join(', '))
          .join('\n')}
      />
      {contest.form.fields.map((field) => (
        <Answer key={field.code} field={field} value={initiative.answers[field.code]} />
      ))}
      {withFiles && (
        <Stack gap={4}>
          <Text fw={600} size="sm">
            {text.files.title}
          </Text>
          {initiative.attachments.length === 0 && <Text c="dimmed">{text.files.none}</Text>}
          {initiative.attachments.map((file) => (
            <Attached
              key={file.id}
              initiativeId={initiative.id}
              file={file}
              note={contest.dossier.parts.find(({ code }) => code === file.partCode)?.name}
            />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function Answer({ field, value }: { readonly field: FormField; readonly value: unknown }) {
  if (field.kind !== 'table' || !Array.isArray(value) || value.length === 0) {
    return <Entry label={field.label} value={answerText(field, value)} />;
  }
  return (
    <Stack gap={4}>
      <Text fw={600} size="sm">
        {field.label}
      </Text>
      <Table.ScrollContainer minWidth={480} type="native" tabIndex={0} role="region" aria-label={field.label}>
        <Table withTableBorder withColumnBorders>
          <Table.Thead>
            <Table.Tr>
              {field.columns.map(({ code, label }) => (
                <Table.Th key={code}>{label}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(value as Readonly<Record<string, unknown>>[]).map((row, index) => (
              <Table.Tr key={index}>
                {field.columns.map((column) => (
                  <Table.Td key={column.code}>{answerText(column, row[column.code])}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Entry({ label, value }: { readonly label: string; readonly value: string }) {
  const text = useInitiativeText();
  return (
    <Stack gap={4}>
      <Text fw={600} size="sm">
        {label}
      </Text>
      {value === '' ? (
        <Text c="dimmed">{text.follow.notAnswered}</Text>
      ) : (
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{value}</Text>
      )}
    </Stack>
  );
}
