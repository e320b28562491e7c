import { ActionIcon, Box, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useIntakeText } from './text';

export interface TypedAuthor {
  readonly name: string;
  readonly jobTitle: string;
  /** Percent. */
  readonly share: number | '';
}

const WHOLE = 10_000;

/** Equal shares of 100.00 in hundredths; the first takes what is left over. */
function shared(authors: readonly TypedAuthor[]): TypedAuthor[] {
  const each = Math.floor(WHOLE / authors.length);
  const first = WHOLE - each * (authors.length - 1);
  return authors.map((author, index) => ({ ...author, share: (index === 0 ? first : each) / 100 }));
}

interface Props {
  readonly authors: readonly TypedAuthor[];
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (authors: readonly TypedAuthor[]) => void;
}

/** One author is the rule on paper: shares are asked for only where there are more. */
export function AuthorRows({ authors, errors, onChange }: Props) {
  const text = useIntakeText().form;
  const many = authors.length > 1;
  const set = (place: number, part: Partial<TypedAuthor>) =>
    onChange(authors.map((author, index) => (index === place ? { ...author, ...part } : author)));
  return (
    <Stack gap="sm">
      {authors.map((author, index) => (
        <Box key={index} role={many ? 'group' : undefined} aria-label={many ? text.coauthor(index + 1) : undefined}>
          {many && (
            <Text size="sm" c="dimmed" mb={4}>
              {text.coauthor(index + 1)}
              {index === 0 && ` · ${text.lead}`}
            </Text>
          )}
          <Group gap="sm" align="flex-start" wrap="wrap">
            <TextInput
              label={text.author}
              required
              flex="2 1 220px"
              maxLength={300}
              value={author.name}
              error={errors[`authors.${index}.name`] ?? errors[`authors.${index}`]}
              onChange={({ currentTarget }) => set(index, { name: currentTarget.value })}
            />
            <TextInput
              label={`${text.jobTitle} (${text.optional})`}
              flex="2 1 200px"
              maxLength={300}
              value={author.jobTitle}
              error={errors[`authors.${index}.jobTitle`]}
              onChange={({ currentTarget }) => set(index, { jobTitle: currentTarget.value })}
            />
            {many && (
              <NumberInput
                label={text.share}
                required
                w={120}
                min={0}
                max={100}
                decimalScale={2}
                hideControls
                value={author.share}
                error={errors[`authors.${index}.share`]}
                onChange={(share) => set(index, { share: typeof share === 'number' ? share : '' })}
              />
            )}
            {index > 0 && (
              <ActionIcon
                mt={26}
                size="lg"
                variant="subtle"
                color="gray"
                aria-label={text.removeAuthor(index + 1)}
                onClick={() => onChange(shared(authors.filter((_, place) => place !== index)))}
              >
                <IconTrash size={18} />
              </ActionIcon>
            )}
          </Group>
        </Box>
      ))}
      {errors['authors'] !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)">
          {errors['authors']}
        </Text>
      )}
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange(shared([...authors, { name: '', jobTitle: '', share: '' }]))}
        >
          {text.addAuthor}
        </Button>
        {many && (
          <Button size="xs" variant="default" onClick={() => onChange(shared(authors))}>
            {text.even}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
