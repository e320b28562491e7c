import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useActiveOption } from '../../../ui/active-option';
import { useErrorTitle } from '../../../ui/error-panel';
import { useAdminText } from '../text';

interface Props {
  readonly value: string | null;
  readonly onChange: (personId: string | null) => void;
}

/** Somebody registered without an account, found by a few letters of the name. */
export function PersonSelect({ value, onChange }: Props) {
  const text = useAdminText().invite;
  const titleOf = useErrorTitle();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [q] = useDebouncedValue(typed, 200);
  const persons = useQuery({
    queryKey: ['persons', 'without account', q],
    queryFn: () =>
      answer(
        api.GET('/api/persons', { params: { query: { limit: 20, account: 'no', ...(q && q !== chosen && { q }) } } }),
      ),
    placeholderData: (before) => before,
  });
  const found = (persons.data?.items ?? []).map((person) => ({
    value: person.id,
    label: [person.name, person.jobTitle, person.unitName].filter(Boolean).join(' · '),
  }));
  const missing = value !== null && chosen !== null && !found.some((one) => one.value === value);
  const field = useActiveOption(persons.data);
  return (
    <Select
      ref={field}
      label={text.person}
      placeholder={text.personHint}
      nothingFoundMessage={persons.error ? titleOf(persons.error) : text.personNone}
      required
      searchable
      data={missing ? [{ value, label: chosen }, ...found] : found}
      filter={({ options }) => options}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id, option) => {
        setChosen(option?.label ?? null);
        onChange(id);
      }}
      rightSection={persons.isFetching ? <Loader size={16} /> : undefined}
    />
  );
}
