import { Checkbox, Group, Radio, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '../../../ui/date-input';
import { DecimalInput } from '../../../ui/decimal-input';
import { useInitiativeText } from '../text';
import { fieldId } from '../queries';
import type { FormColumn, FormField } from '../queries';
import { answerText } from '../answer-text';
import { FieldFrame, Label } from './field-frame';
import { TableInput } from './table-input';
import { useField } from './use-draft';

/** A field of the rulebook's form, bound to the draft. */
export function DraftField({ field }: { readonly field: FormField }) {
  const key = `answers.${field.code}`;
  const { value, error, conflict, set, choose } = useField<unknown>(key);
  return (
    <FieldFrame id={fieldId(key)} conflict={conflict} onChoose={choose} show={(side) => answerText(field, side)}>
      {field.kind === 'table' ? (
        <TableInput field={field} value={value} error={error} onChange={set} />
      ) : (
        <AnswerInput field={field} value={value} error={error} onChange={set} />
      )}
    </FieldFrame>
  );
}

export interface InputProps<F> {
  readonly field: F;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** The input that fits the kind of a field or of a column. */
export function AnswerInput({ field, value, error, onChange }: InputProps<FormColumn>) {
  const words = useInitiativeText().draft;
  const common = {
    label: <Label text={field.label} required={field.required} />,
    description: field.help,
    error,
  };
  if (field.kind === 'text') return <TextAnswer field={field} value={value} error={error} onChange={onChange} />;
  if (field.kind === 'number') {
    return (
      <DecimalInput
        {...common}
        styles={{ wrapper: { maxWidth: 320 } }}
        decimals={field.decimals}
        value={typeof value === 'number' ? value : null}
        onChange={onChange}
        rightSectionWidth="auto"
        rightSection={
          field.unit !== undefined && (
            <Text size="sm" c="dimmed" pr="sm">
              {field.unit}
            </Text>
          )
        }
      />
    );
  }
  if (field.kind === 'date') {
    return (
      <DateInput
        {...common}
        styles={{ wrapper: { maxWidth: 240 } }}
        min={field.earliest}
        max={field.latest}
        value={typeof value === 'string' ? value : ''}
        onChange={(day) => onChange(day || null)}
      />
    );
  }
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const { options } = field;
  if (field.multiple) {
    return (
      <Checkbox.Group {...common} value={chosen} onChange={(next) => onChange(next.length > 0 ? next : null)}>
        <Stack gap="xs" mt="xs">
          {options.map((option) => (
            <Checkbox key={option.code} value={option.code} label={option.label} />
          ))}
        </Stack>
      </Checkbox.Group>
    );
  }
  const [only] = options;
  if (options.length === 1 && only) {
    return (
      <Checkbox
        label={
          <>
            {only.label}: <Label text={field.label} required={field.required} />
          </>
        }
        description={field.help}
        error={error}
        checked={value === only.code}
        onChange={(event) => onChange(event.currentTarget.checked ? only.code : null)}
      />
    );
  }
  if (options.length <= 5) {
    return (
      <Radio.Group {...common} value={typeof value === 'string' ? value : null} onChange={onChange}>
        <Group gap="md" mt="xs">
          {options.map((option) => (
            <Radio key={option.code} value={option.code} label={option.label} />
          ))}
        </Group>
      </Radio.Group>
    );
  }
  return (
    <Select
      {...common}
      data={options.map((option) => ({ value: option.code, label: option.label }))}
      placeholder={words.choose}
      clearable={!field.required}
      searchable
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
    />
  );
}

function TextAnswer({ field, value, error, onChange }: InputProps<Extract<FormColumn, { kind: 'text' }>>) {
  const text = useInitiativeText().draft;
  const typed = typeof value === 'string' ? value : '';
  const count = wordsIn(typed);
  const { minWords = 0, maxWords } = field;
  const isLong = maxWords > 40;
  const hint = (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text size="xs" c="dimmed">
        {minWords > 0 && count < minWords ? text.atLeast(minWords) : ''}
      </Text>
      <Text size="xs" className="numbers" c={count > maxWords ? 'var(--mantine-color-error)' : 'dimmed'}>
        {text.words(count, maxWords)}
      </Text>
    </Group>
  );
  const props = {
    label: <Label text={field.label} required={field.required} />,
    error,
    value: typed,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value || null),
  };
  return (
    <>
      {isLong ? (
        <Textarea
          {...props}
          description={field.help}
          minRows={maxWords > 400 ? 5 : 2}
          maxRows={24}
          aria-invalid={count > maxWords}
        />
      ) : (
        <TextInput {...props} description={field.help} aria-invalid={count > maxWords} />
      )}
      {isLong && hint}
    </>
  );
}

/** Runs between white space, as the rules count them. Only a help while writing: the server counts for itself. */
export const wordsIn = (value: string): number => value.normalize('NFC').split(/\s+/u).filter(Boolean).length;
