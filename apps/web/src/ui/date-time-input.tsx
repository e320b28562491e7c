import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';

/** Vietnam has kept this offset since 1975 and changes no clocks. */
const OFFSET = '+07:00';
const OFFSET_MS = 7 * 3_600_000;

interface Props extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** ISO 8601; null: not set. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A moment by the clock of the contest, wherever the browser stands. */
export function DateTimeInput({ value, onChange, ...rest }: Props) {
  return (
    <TextInput
      {...rest}
      type="datetime-local"
      value={value === null ? '' : toLocal(value)}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? null : `${currentTarget.value}:00${OFFSET}`)
      }
    />
  );
}

const toLocal = (iso: string): string => new Date(Date.parse(iso) + OFFSET_MS).toISOString().slice(0, 16);
