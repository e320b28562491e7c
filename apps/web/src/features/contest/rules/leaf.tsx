import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '../../../ui/date-input';
import { DateTimeInput } from '../../../ui/date-time-input';
import { domId, isBelow, useEditing, useFaults } from './editor-context';
import styles from './editor.module.css';
import { choicesOf } from './references';
import { isOpen, texts } from './schema';
import type { Json, Schema } from './schema';
import { labelOf, useRulesText, valueName } from './text';

const LONG = 400;
const SENTENCE = 100;
const MEGA = 1024 * 1024;

export interface LeafProps {
  readonly path: string;
  readonly schema: Schema;
  readonly value: Json | undefined;
  /** `null`: empty is written as null; `gone`: the key is taken away; `kept`: an empty text stays. */
  readonly empty: 'null' | 'gone' | 'kept';
  /** In a table only the first row shows the labels. */
  readonly isQuiet?: boolean;
}

export const isLeaf = (schema: Schema): boolean =>
  schema.type !== 'object' &&
  schema.oneOf === undefined &&
  (schema.type !== 'array' || schema.items?.type === 'string');

/** Sums of đồng are long enough to need dots; years are not sums. */
const isMoney = (path: string): boolean => /(?:amount|budgetCeiling)$/.test(path);

/** A name or a sentence: it gets more room than a number. */
export const isText = (schema: Schema): boolean => schema.type === 'string' && (schema.maxLength ?? 0) >= SENTENCE;

export const isWide = (schema: Schema): boolean => schema.type === 'array' || (schema.maxLength ?? 0) >= LONG;

/** One input: which one is told by the schema, and by the place where a code refers to something. */
export function Leaf({ path, schema, value, empty, isQuiet = false }: LeafProps) {
  const text = useRulesText();
  const { document, mayChange, zone, change } = useEditing();
  const faults = useFaults(path, true);
  const label = labelOf(text, path);
  const choices = choicesOf(document, path);
  const error =
    faults.length === 0
      ? undefined
      : faults
          .map((fault) => {
            const line = Number(fault.path.slice(path.length + 1));
            return fault.path !== path && isBelow(fault.path, path) && !Number.isNaN(line)
              ? text.edit.line(line + 1, fault.message)
              : fault.message;
          })
          .join(' ');
  const common = {
    id: domId(path),
    label,
    error,
    disabled: !isOpen(mayChange, path),
    labelProps: isQuiet ? { className: styles.quiet } : {},
  };
  const write = (next: Json) =>
    change(path, next === '' && empty !== 'kept' ? (empty === 'null' ? null : undefined) : next);

  if (schema.type === 'boolean')
    return (
      <Checkbox
        id={common.id}
        label={label}
        error={error}
        disabled={common.disabled}
        checked={value === true}
        onChange={({ currentTarget }) => change(path, currentTarget.checked)}
      />
    );
  if (schema.type === 'array') {
    const options = schema.items?.enum?.map((one) => ({ value: one, label: valueName(text, path, one) })) ?? choices;
    if (!options) return <Lines {...common} value={value} onChange={(lines) => change(path, lines)} />;
    return (
      <Checkbox.Group
        id={common.id}
        label={label}
        error={error}
        tabIndex={-1}
        value={texts(value)}
        onChange={(next) => change(path, next)}
      >
        <div className={styles.fields} style={{ paddingTop: 4 }}>
          {options.map((one) => (
            <Checkbox key={one.value} value={one.value} label={one.label} disabled={common.disabled} />
          ))}
        </div>
      </Checkbox.Group>
    );
  }
  if (schema.enum ?? choices) {
    const options = schema.enum?.map((one) => ({ value: one, label: valueName(text, path, one) })) ?? choices ?? [];
    const given = typeof value === 'string' ? value : '';
    const known = options.some((one) => one.value === given);
    return (
      <NativeSelect
        {...common}
        value={given}
        data={known ? options : [{ value: given, label: given }, ...options]}
        onChange={({ currentTarget }) => write(currentTarget.value)}
      />
    );
  }
  if (schema.type === 'number' || schema.type === 'integer') {
    const isSize = /Bytes$/.test(path);
    const scale = isSize ? MEGA : 1;
    return (
      <NumberInput
        {...common}
        hideControls
        thousandSeparator={isMoney(path) ? '.' : ''}
        decimalScale={schema.type === 'integer' && !isSize ? 0 : 2}
        value={typeof value === 'number' ? value / scale : ''}
        onChange={(next) =>
          change(
            path,
            typeof next === 'number' ? (isSize ? Math.round(next * scale) : next) : empty === 'gone' ? undefined : null,
          )
        }
      />
    );
  }
  if (schema.format === 'date-time')
    return (
      <DateTimeInput
        {...common}
        zone={zone}
        value={typeof value === 'string' ? value : null}
        onChange={(at) => write(at ?? '')}
      />
    );
  if (schema.format === 'date')
    return <DateInput {...common} value={typeof value === 'string' ? value : ''} onChange={write} />;
  const shown = typeof value === 'string' ? value : '';
  if ((schema.maxLength ?? 0) >= LONG)
    return (
      <Textarea
        {...common}
        minRows={1}
        maxLength={schema.maxLength}
        value={shown}
        onChange={({ currentTarget }) => write(currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...common}
      maxLength={schema.maxLength}
      value={shown}
      onChange={({ currentTarget }) => write(currentTarget.value)}
    />
  );
}

interface LinesProps {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly value: Json | undefined;
  readonly onChange: (lines: readonly string[]) => void;
}

/** A list of short texts, one a line, so that a list can be pasted from Word. */
function Lines({ value, onChange, ...rest }: LinesProps) {
  const { edit } = useRulesText();
  return (
    <Textarea
      {...rest}
      description={edit.perLine}
      minRows={2}
      value={texts(value).join('\n')}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? [] : currentTarget.value.split('\n'))}
      onBlur={() => {
        const before = texts(value);
        const lines = before.map((line) => line.trim()).filter((line) => line !== '');
        if (lines.join('\n') !== before.join('\n')) onChange(lines);
      }}
    />
  );
}
