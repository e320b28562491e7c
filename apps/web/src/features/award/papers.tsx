import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty } from '../../ui/page';
import { TransitionButton } from '../../ui/transition-button';
import { Wait } from '../../ui/wait';
import type { Office } from '../contest/office';
import { EnterPaper } from './enter-paper';
import { grouped, PaperTable } from './paper-table';
import { papersQuery } from './queries';
import { useAwardText } from './text';

const FILTERS = ['q', 'kind', 'origin', 'numbered'] as const;
type Filter = (typeof FILTERS)[number];

/** The contest's document register; filters are in the URL. */
export function Papers({ office }: { readonly office: Office }) {
  const text = useAwardText().papers;
  const search = useSearch({ from: '/shell/office/awards' });
  const navigate = useNavigate({ from: '/office/awards' });
  const [entering, setEntering] = useState(false);
  const [typed, setTyped] = useState(search.q ?? '');
  const filters = Object.fromEntries(FILTERS.flatMap((key) => (search[key] ? [[key, search[key]]] : [])));
  const papers = useQuery(papersQuery(office.contestId, filters));
  const change = (part: Partial<Record<Filter, string | undefined>>) =>
    void navigate({ search: { contest: office.contestId, view: 'papers', ...filters, ...part }, replace: true });
  const seek = useDebouncedCallback((q: string) => change({ q: q || undefined }), 300);
  const select = (key: Filter, label: string, options: Readonly<Record<string, string>>) => (
    <NativeSelect
      label={label}
      value={search[key] ?? ''}
      data={Object.entries(options).map(([value, name]) => ({ value, label: name }))}
      onChange={({ currentTarget }) => change({ [key]: currentTarget.value || undefined })}
    />
  );
  const items = papers.data?.items ?? [];
  const enter = papers.data?.availableTransitions.find(({ name }) => name === 'enter');
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <Card
      title={text.title}
      aside={
        enter && (
          <TransitionButton transition={enter} variant="default" onTake={() => setEntering(true)}>
            {text.enter}
          </TransitionButton>
        )
      }
    >
      <Stack gap="md">
        <Group align="flex-end" gap="sm">
          <TextInput
            label={text.search}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={typed}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value);
              seek(currentTarget.value);
            }}
          />
          {select('kind', text.kind, { '': text.anyKind, ...text.registerKinds })}
          {select('origin', text.origin, text.origins)}
          {select('numbered', text.numbered, text.numberedOptions)}
          {isFiltered && (
            <Button
              variant="subtle"
              onClick={() => {
                setTyped('');
                void navigate({ search: { contest: office.contestId, view: 'papers' } });
              }}
            >
              {text.clear}
            </Button>
          )}
        </Group>
        <ErrorPanel error={papers.error} onRetry={() => void papers.refetch()} />
        {papers.isPending && <Wait />}
        {papers.data && (
          <Text size="sm" c="dimmed" role="status" className="numbers">
            {text.countOf(grouped(items).length)}
          </Text>
        )}
        {papers.data && items.length === 0 && <Empty title={isFiltered ? text.noneFound : text.none} />}
        {items.length > 0 && <PaperTable items={items} />}
      </Stack>
      {entering && <EnterPaper contestId={office.contestId} onClose={() => setEntering(false)} />}
    </Card>
  );
}
