import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useFormat } from '../../i18n';
import { answerText } from './answer-text';
import type { ContestDetail, Initiative } from './queries';
import { useInitiativeText } from './text';

type Shown = Pick<Initiative, 'id' | 'answers' | 'attachments' | 'authors' | 'theme' | 'unitName'>;

/** Everything that was written, to be read. */
export function Content({ initiative, contest }: { readonly initiative: Shown; readonly contest: ContestDetail }) {
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
        <Entry key={field.code} label={field.label} value={answerText(field, initiative.answers[field.code])} />
      ))}
      <Stack gap={4}>
        <Text fw={600} size="sm">
          {text.files.title}
        </Text>
        {initiative.attachments.length === 0 && <Text c="dimmed">{text.files.none}</Text>}
        {initiative.attachments.map((file) => (
          <Group key={file.id} gap="xs">
            <Anchor href={`/api/initiatives/${initiative.id}/attachments/${file.id}`} underline="always">
              {file.fileName}
            </Anchor>
            <Text size="sm" c="dimmed">
              {contest.dossier.parts.find(({ code }) => code === file.partCode)?.name} · {format.bytes(file.size)}
            </Text>
          </Group>
        ))}
      </Stack>
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
