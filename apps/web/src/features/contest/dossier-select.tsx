import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useText } from '../../i18n';
import { useActiveOption } from '../../ui/active-option';
import { useErrorTitle } from '../../ui/error-panel';
import { useContestText } from './text';

interface Props {
  readonly contestId: string;
  readonly label?: string;
  /** Said of a choice that may be left empty. */
  readonly optional?: string;
  readonly value: string | null;
  readonly error?: string | undefined;
  readonly onChange: (id: string | null) => void;
}

/** Finds a dossier of the contest by a few letters of its code or title. */
export function DossierSelect({ contestId, label, optional, value, error, onChange }: Props) {
  const text = useContestText().extension;
  const { action } = useText();
  const titleOf = useErrorTitle();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ['initiatives', 'find', contestId, q],
    queryFn: () =>
      answer(
        api.GET('/api/contests/{id}/initiatives', {
          params: { path: { id: contestId }, query: { limit: 20, ...(q && q !== chosen && { q }) } },
        }),
      ),
    placeholderData: (before) => before,
  });
  const options = (found.data?.items ?? []).map(({ id, code, title }) => ({
    value: id,
    label: `${code} · ${title}`,
  }));
  const kept = value !== null && chosen !== null && !options.some((option) => option.value === value);
  const field = useActiveOption(found.data);
  return (
    <Select
      ref={field}
      label={label ?? text.initiative}
      description={optional}
      placeholder={text.initiativeHint}
      nothingFoundMessage={found.error ? titleOf(found.error) : text.initiativeNone}
      required={optional === undefined}
      clearable={optional !== undefined}
      clearButtonProps={{ 'aria-label': action.remove }}
      searchable
      data={kept ? [{ value, label: chosen }, ...options] : options}
      filter={({ options: all }) => all}
      value={value}
      error={error}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id, option) => {
        setChosen(option?.label ?? null);
        onChange(id);
      }}
      rightSection={found.isFetching ? <Loader size={16} /> : undefined}
    />
  );
}
