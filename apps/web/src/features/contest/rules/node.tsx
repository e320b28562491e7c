import { NativeSelect, Stack, Switch, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { domId, useEditing, useFaults } from './editor-context';
import styles from './editor.module.css';
import { isLeaf, isText, isWide, Leaf } from './leaf';
import { at, emptyOf, isObject, isOpen, nullable, variants } from './schema';
import type { Json, JsonObject, Schema, Variants } from './schema';
import { labelOf, useRulesText, valueName } from './text';

interface NodeProps {
  readonly path: string;
  readonly schema: Schema;
  readonly isOptional?: boolean;
  readonly isQuiet?: boolean;
  /** The title is said by what is around it. */
  readonly isBare?: boolean;
}

/** Any place of the document by its schema. */
export function Node({ path, schema, isOptional = false, isQuiet = false, isBare = false }: NodeProps) {
  const { document, renderList } = useEditing();
  const value = at(document, path);
  const inner = nullable(schema);
  const shape = inner ?? schema;
  if (isLeaf(shape)) {
    const empty = inner ? 'null' : isOptional ? 'gone' : 'kept';
    return <Leaf path={path} schema={shape} value={value} empty={empty} isQuiet={isQuiet} />;
  }
  if (shape.type === 'array') return renderList(path, shape);
  return <Whole path={path} schema={shape} value={value} isSwitched={inner !== undefined} isBare={isBare} />;
}

interface WholeProps {
  readonly path: string;
  readonly schema: Schema;
  readonly value: Json | undefined;
  /** Null stands for "does not apply". */
  readonly isSwitched: boolean;
  readonly isBare: boolean;
}

function Whole({ path, schema, value, isSwitched, isBare }: WholeProps) {
  const text = useRulesText();
  const { change, mayChange } = useEditing();
  const faults = useFaults(path);
  const label = labelOf(text, path);
  const choice = variants(schema);
  return (
    <Stack gap="sm" id={domId(path)} tabIndex={-1} className={isBare ? undefined : styles.group}>
      {isSwitched ? (
        <Switch
          label={label}
          aria-label={text.edit.apply(label)}
          fw={600}
          disabled={!isOpen(mayChange, path)}
          checked={isObject(value)}
          onChange={({ currentTarget }) => change(path, currentTarget.checked ? emptyOf(schema) : null)}
        />
      ) : (
        !isBare && <Title order={3}>{label}</Title>
      )}
      <Faults faults={faults} />
      {isObject(value) &&
        (choice ? <Choice path={path} value={value} choice={choice} /> : <Fields path={path} schema={schema} />)}
    </Stack>
  );
}

export function Faults({
  faults,
}: {
  readonly faults: readonly { readonly code: string; readonly message: string }[];
}) {
  return faults.map(({ code, message }, index) => (
    <Text key={`${code} ${index}`} c="var(--mantine-color-error)" size="sm">
      {message}
    </Text>
  ));
}

interface ChoiceProps {
  readonly path: string;
  readonly value: JsonObject;
  readonly choice: Variants;
}

/** Which of several forms it has, then the fields of that form; what both forms have is kept. */
export function Choice({ path, value, choice }: ChoiceProps) {
  const text = useRulesText();
  const { change, mayChange } = useEditing();
  const at = `${path}.${choice.key}`;
  const current = choice.all.find((one) => one.value === value[choice.key]);
  const choose = (next: string) => {
    const schema = choice.all.find((one) => one.value === next)?.schema;
    if (!schema) return;
    const kept = Object.entries(value).filter(([key]) => key !== choice.key && schema.properties?.[key] !== undefined);
    change(path, { ...(emptyOf(schema) as JsonObject), ...Object.fromEntries(kept) });
  };
  return (
    <Fields
      path={path}
      schema={current?.schema ?? {}}
      first={
        <NativeSelect
          id={domId(at)}
          label={labelOf(text, at)}
          disabled={!isOpen(mayChange, path)}
          value={current?.value ?? ''}
          data={choice.all.map((one) => ({ value: one.value, label: valueName(text, at, one.value) }))}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
      }
    />
  );
}

interface FieldsProps {
  readonly path: string;
  readonly schema: Schema;
  readonly first?: ReactNode;
  readonly only?: readonly string[] | undefined;
}

/** The places of an object: inputs side by side, larger parts below them; an internal code comes last. */
export function Fields({ path, schema, first, only }: FieldsProps) {
  const entries = Object.entries(schema.properties ?? {})
    .filter(([key, inner]) => inner.const === undefined && (only === undefined || only.includes(key)))
    .map(([key, inner]) => ({
      key,
      inner,
      shape: nullable(inner) ?? inner,
      path: path === '' ? key : `${path}.${key}`,
      isOptional: !schema.required?.includes(key),
    }));
  const isCode = ({ key, inner }: (typeof entries)[number]) => key === 'code' && inner.enum === undefined;
  const small = entries.filter(({ shape }) => isLeaf(shape) && !isWide(shape));
  const wide = entries.filter(({ shape }) => isLeaf(shape) && isWide(shape));
  const large = entries.filter(({ shape }) => !isLeaf(shape));
  return (
    <Stack gap="md" className={styles.stack}>
      {(first !== undefined || small.length + wide.length > 0) && (
        <div className={styles.fields}>
          {first}
          {[...small.filter((one) => !isCode(one)), ...small.filter(isCode)].map((one) => (
            <div key={one.path} className={isText(one.shape) ? styles.double : undefined}>
              <Node path={one.path} schema={one.inner} isOptional={one.isOptional} />
            </div>
          ))}
          {wide.map((one) => (
            <div key={one.path} className={styles.wide}>
              <Node path={one.path} schema={one.inner} isOptional={one.isOptional} />
            </div>
          ))}
        </div>
      )}
      {large.map((one) => (
        <Node
          key={one.path}
          path={one.path}
          schema={one.inner}
          isOptional={one.isOptional}
          isBare={only?.length === 1}
        />
      ))}
    </Stack>
  );
}
