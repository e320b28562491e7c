import { SimpleGrid, TextInput } from '@mantine/core';
import { DateInput } from '../../../ui/date-input';
import { useAdminText } from '../text';

export interface Paper {
  readonly document: string;
  readonly on: string;
}

export const NO_PAPER: Paper = { document: '', on: '' };
export const paperBody = ({ document, on }: Paper) => ({ document: document.trim() || null, on: on || null });

interface Props {
  readonly value: Paper;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (paper: Paper) => void;
}

/** The paper that orders a change of a unit, and from which day. */
export function PaperFields({ value, errors, onChange }: Props) {
  const { unit: text } = useAdminText();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <TextInput
        label={text.document}
        description={text.documentHint}
        value={value.document}
        maxLength={300}
        error={errors.document}
        onChange={({ currentTarget }) => onChange({ ...value, document: currentTarget.value })}
      />
      <DateInput
        label={text.on}
        description={text.onHint}
        value={value.on}
        error={errors.on}
        onChange={(on) => onChange({ ...value, on })}
      />
    </SimpleGrid>
  );
}
