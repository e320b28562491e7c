import { Textarea } from '@mantine/core';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Several names or sentences, one on a line; `linesOf` takes them apart. */
export function LinesField({ label, value, onChange }: Props) {
  return (
    <Textarea
      label={label}
      autosize
      minRows={3}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

export const linesOf = (value: string): string[] =>
  value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
