import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useText } from '../../i18n';
import { useActiveOption } from '../../ui/active-option';
import { useErrorTitle } from '../../ui/error-panel';
import { useIdentityText } from './text';

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (unitId: string | null) => void;
  /** Shown for a value that was not chosen here. */
  readonly valueName?: string | null;
  readonly disabled?: boolean;
  readonly required?: boolean;
  /** Whether there may be none again. */
  readonly clearable?: boolean;
  readonly error?: string | undefined;
}

/** Finds a unit among hundreds by a few letters, with or without accents. */
export function UnitSelect({
  label,
  value,
  onChange,
  valueName,
  disabled = false,
  required = false,
  clearable = true,
  error,
}: Props) {
  const text = useIdentityText().register;
  const { action } = useText();
  const titleOf = useErrorTitle();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const [chosen, setChosen] = useState(valueName ?? null);
  const units = useQuery({
    queryKey: ['units', q],
    queryFn: () =>
      answer(
        api.GET('/api/units', { params: { query: { limit: 20, state: 'active', ...(q && q !== chosen && { q }) } } }),
      ),
    enabled: !disabled,
    placeholderData: (before) => before,
  });
  const found = units.data?.items.map((unit) => ({ value: unit.id, label: unit.name })) ?? [];
  const data =
    value !== null && chosen !== null && !found.some((unit) => unit.value === value)
      ? [{ value, label: chosen }, ...found]
      : found;
  const field = useActiveOption(units.data);
  return (
    <Select
      ref={field}
      label={label}
      placeholder={text.unitHint}
      nothingFoundMessage={units.error ? titleOf(units.error) : text.unitNone}
      data={data}
      filter={({ options }) => options}
      searchable
      clearable={clearable}
      clearButtonProps={{ 'aria-label': action.remove }}
      disabled={disabled}
      required={required}
      error={error}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(unitId, option) => {
        setChosen(option?.label ?? null);
        onChange(unitId);
      }}
      rightSection={units.isFetching ? <Loader size={16} /> : undefined}
    />
  );
}
