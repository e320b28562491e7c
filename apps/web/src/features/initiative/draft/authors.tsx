import { Alert, Badge, Button, Group, NumberInput, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useFormat } from '../../../i18n';
import { Card } from '../../../ui/page';
import { Invitations } from '../consent/invitations';
import { SignedPage } from '../consent/signed-page';
import { useInitiativeText } from '../text';
import type { Author, AuthorInput, Initiative } from '../queries';
import { FieldFrame } from './field-frame';
import { useField } from './use-draft';

const WHOLE = 10_000;

/** Hundredths of a percent in equal parts; the first take what does not divide. */
function evenly(count: number): number[] {
  const part = Math.floor(WHOLE / count);
  return Array.from({ length: count }, (_, index) => (part + (index < WHOLE - part * count ? 1 : 0)) / 100);
}

const CONSENT_COLORS: Readonly<Record<Author['consent'], string>> = {
  given: 'green',
  signed_page: 'green',
  pending: 'yellow',
  refused: 'red',
};

/** Who wrote it, with which share. The list is sent as a whole, once every author has a name. */
export function Authors({ initiative, fixed }: { readonly initiative: Initiative; readonly fixed: boolean }) {
  const text = useInitiativeText();
  const format = useFormat();
  const { value, error, conflict, set, choose } = useField<AuthorInput[]>('authors');
  const authors = value ?? [];
  const total = authors.reduce((sum, { share }) => sum + Math.round(share * 100), 0);
  const put = (index: number, change: Partial<AuthorInput>) => {
    set(authors.map((author, at) => (at === index ? { ...author, ...change } : author)));
  };
  const lead = (index: number) => {
    set(authors.map((author, at) => ({ ...author, lead: at === index })));
  };
  const spread = (list: readonly AuthorInput[]) => {
    const shares = evenly(list.length);
    return list.map((author, index) => ({ ...author, share: shares[index] ?? 0 }));
  };
  return (
    <Card title={text.authors.title}>
      <FieldFrame
        id="field-authors"
        conflict={conflict}
        onChoose={choose}
        show={(side) => (side as AuthorInput[]).map(({ name, share }) => `${name} ${format.number(share)}%`).join('; ')}
      >
        <Stack gap="sm">
          {fixed && <Text c="dimmed">{text.draft.fixed}</Text>}
          {authors.map((author, index) => (
            <AuthorRow
              key={index}
              author={author}
              initiative={initiative}
              known={initiative.authors.find(({ id }) => id === author.id)}
              only={authors.length === 1}
              fixed={fixed}
              onChange={(change) => put(index, change)}
              onLead={() => lead(index)}
              onRemove={() => set(authors.filter((_, at) => at !== index))}
            />
          ))}
          {error !== undefined && <Alert color="red">{error}</Alert>}
          {authors.some(({ name }) => name.trim() === '') && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {text.authors.nameless}
            </Text>
          )}
          <Group justify="space-between">
            {!fixed && (
              <Group gap="xs">
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconPlus size={16} />}
                  onClick={() => set([...authors, { name: '', share: 0, lead: false, unitId: initiative.unitId }])}
                >
                  {text.authors.add}
                </Button>
                {authors.length > 1 && (
                  <Button size="xs" variant="default" onClick={() => set(spread(authors))}>
                    {text.authors.even}
                  </Button>
                )}
              </Group>
            )}
            <Text size="sm" className="numbers" fw={600} c={total === WHOLE ? undefined : 'var(--mantine-color-error)'}>
              {text.authors.total(format.number(total / 100))}
              {total !== WHOLE && ` (${text.authors.mustBe})`}
            </Text>
          </Group>
          <Invitations initiative={initiative} />
          {authors.length > 1 && !fixed && (
            <Text size="sm" c="dimmed">
              {text.authors.askAgain}
            </Text>
          )}
        </Stack>
      </FieldFrame>
    </Card>
  );
}

interface RowProps {
  readonly author: AuthorInput;
  readonly initiative: Initiative;
  /** As the server has this author; undefined until the list is saved. */
  readonly known: Author | undefined;
  readonly only: boolean;
  readonly fixed: boolean;
  readonly onChange: (change: Partial<AuthorInput>) => void;
  readonly onLead: () => void;
  readonly onRemove: () => void;
}

function AuthorRow({ author, initiative, known, only, fixed, onChange, onLead, onRemove }: RowProps) {
  const text = useInitiativeText().authors;
  return (
    <Paper p="sm" radius="md" bd="1px solid var(--sk-line)" role="group" aria-label={author.name || text.name}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={text.name}
            value={author.name}
            disabled={fixed}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
          <TextInput
            label={text.jobTitle}
            value={author.jobTitle ?? ''}
            disabled={fixed}
            onChange={(event) => onChange({ jobTitle: event.currentTarget.value || null })}
          />
          {!only && (
            <TextInput
              label={text.email}
              description={text.emailHint}
              type="email"
              value={author.email ?? ''}
              disabled={fixed}
              onChange={(event) => onChange({ email: event.currentTarget.value || null })}
            />
          )}
          {!only && (
            <NumberInput
              label={text.share}
              description={' '}
              value={author.share}
              disabled={fixed}
              decimalScale={2}
              min={0}
              max={100}
              allowNegative={false}
              hideControls
              onChange={(next) => onChange({ share: typeof next === 'number' ? next : 0 })}
            />
          )}
        </SimpleGrid>
        {!only && (
          <Group gap="xs">
            {author.lead ? (
              <Badge>{text.lead}</Badge>
            ) : (
              !fixed && (
                <Button size="compact-xs" variant="subtle" onClick={onLead}>
                  {text.makeLead}
                </Button>
              )
            )}
            {known && <Badge color={CONSENT_COLORS[known.consent]}>{text.consent[known.consent]}</Badge>}
            {known && !known.isMe && (known.consent === 'pending' || known.consent === 'signed_page') && (
              <SignedPage initiative={initiative} author={known} />
            )}
            {!fixed && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                aria-label={text.remove(author.name)}
                onClick={onRemove}
              >
                {text.remove('').trim()}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
