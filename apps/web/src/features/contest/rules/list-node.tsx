import { ActionIcon, Badge, Button, Collapse, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat, useText } from '../../../i18n';
import { domId, isBelow, useEditing, useFaults } from './editor-context';
import styles from './editor.module.css';
import { InsertPreset } from './insert-preset';
import { isLeaf, isText } from './leaf';
import { Choice, Faults, Fields, Node } from './node';
import { at, emptyOf, freeCode, isList, isObject, isOpen, nullable, texts, titleOf, variants } from './schema';
import type { Json, Schema } from './schema';
import { labelOf, pattern, useRulesText, valueName } from './text';

const MOST_CELLS = 4;

/** Few small inputs make one line of a table; more make a part that opens. */
function isRow(item: Schema): boolean {
  const places = Object.values(item.properties ?? {});
  return (
    places.length > 0 &&
    places.length <= MOST_CELLS &&
    places.every((place) => isLeaf(nullable(place) ?? place) && (nullable(place) ?? place).type !== 'array')
  );
}

/** A new item of a list, with a code of its own and what its neighbours tell. */
function newItem(document: Json, path: string, item: Schema, list: readonly Json[]): Json {
  const made = emptyOf(item);
  if (!isObject(made)) return made;
  const coded = made.code === '' ? { ...made, code: freeCode(list, 'item') } : made;
  if (pattern(path) !== 'prizes.tables.prizes') return coded;
  const categories = at(document, path.replace(/prizes$/, 'categories'));
  const amounts = isList(categories) ? categories.map((category) => ({ category, amount: 0 })) : [];
  return { ...coded, rank: list.length + 1, amounts };
}

export function ListNode({ path, schema }: { readonly path: string; readonly schema: Schema }) {
  const text = useRulesText();
  const { document, mayChange, change, goTo } = useEditing();
  const faults = useFaults(path);
  const value = at(document, path);
  const list = isList(value) ? value : [];
  const label = labelOf(text, path);
  const item = schema.items ?? {};
  const rows = isRow(item);
  const open = isOpen(mayChange, path);
  const move = (from: number, to: number) => {
    const next = list.filter((_, index) => index !== from);
    change(path, [...next.slice(0, to), list[from] ?? null, ...next.slice(to)]);
  };
  const add = () => {
    change(path, [...list, newItem(document, path, item, list)]);
    goTo(`${path}.${list.length}`);
  };
  return (
    <Stack gap="xs" id={domId(path)} tabIndex={-1} className={styles.group} role="group" aria-label={label}>
      <Group justify="space-between" gap="xs">
        <Title order={3}>
          {label}{' '}
          <Text span c="dimmed" size="sm" fw={400}>
            {list.length}
          </Text>
        </Title>
        {open && <InsertPreset path={path} />}
      </Group>
      <Faults faults={faults} />
      {list.length === 0 && (
        <Text size="sm" c="dimmed">
          {text.edit.none}
        </Text>
      )}
      {list.map((one, index) => {
        const place = `${path}.${index}`;
        const controls = open && (
          <Controls
            what={itemTitle(text, place, one) || text.edit.item(index + 1)}
            isFirst={index === 0}
            isLast={index === list.length - 1}
            onMove={(by) => move(index, index + by)}
            onRemove={() =>
              change(
                path,
                list.filter((_, other) => other !== index),
              )
            }
          />
        );
        return rows ? (
          <Row key={index} path={place} schema={item} isFirst={index === 0} controls={controls} />
        ) : (
          <Item key={index} path={place} schema={item} value={one} place={index + 1} controls={controls} />
        );
      })}
      {open && (
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            aria-label={text.edit.add(label)}
            onClick={add}
          >
            {text.edit.add(label)}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function itemTitle(text: ReturnType<typeof useRulesText>, path: string, value: Json): string {
  const title = titleOf(value);
  if (title === '' && isObject(value)) {
    const parts = Object.entries(value).flatMap(([key, part]) =>
      isList(part)
        ? [
            texts(part)
              .map((one) => valueName(text, `${path}.${key}`, one))
              .join(', '),
          ]
        : typeof part === 'number'
          ? [String(part)]
          : [],
    );
    return parts.join(' · ');
  }
  const key = isObject(value) ? ['kind', 'by', 'category'].find((one) => value[one] === title) : undefined;
  return key === undefined ? title : valueName(text, `${path}.${key}`, title);
}

interface RowProps {
  readonly path: string;
  readonly schema: Schema;
  readonly isFirst: boolean;
  readonly controls: ReactNode;
}

function Row({ path, schema, isFirst, controls }: RowProps) {
  const places = Object.entries(schema.properties ?? {});
  const faults = useFaults(path);
  const isCode = ([key, inner]: readonly [string, Schema]) => key === 'code' && inner.enum === undefined;
  const ordered = [...places.filter((place) => !isCode(place)), ...places.filter(isCode)];
  return (
    <div id={domId(path)} tabIndex={-1}>
      <div className={styles.row}>
        <div className={styles.cells}>
          {ordered.map(([key, inner]) => (
            <div key={key} className={isText(inner) ? styles.long : undefined}>
              <Node
                path={`${path}.${key}`}
                schema={inner}
                isOptional={!schema.required?.includes(key)}
                isQuiet={!isFirst}
              />
            </div>
          ))}
        </div>
        {controls}
      </div>
      <Faults faults={faults} />
    </div>
  );
}

interface ItemProps {
  readonly path: string;
  readonly schema: Schema;
  readonly value: Json;
  readonly place: number;
  readonly controls: ReactNode;
}

/** A larger item: its title in a line, its fields when it is open. Faults and being asked for open it. */
function Item({ path, schema, value, place, controls }: ItemProps) {
  const text = useRulesText();
  const format = useFormat();
  const { target } = useEditing();
  const faults = useFaults(path, true);
  const [isChosen, setChosen] = useState(false);
  const isOpened = isChosen || faults.length > 0 || (target !== null && isBelow(target, path));
  const title = itemTitle(text, path, value) || text.edit.item(place);
  const choice = variants(schema);
  const max = isObject(value) && typeof value.max === 'number' ? value.max : null;
  return (
    <div className={styles.item} id={domId(path)} tabIndex={-1}>
      <div className={styles.head}>
        <UnstyledButton
          flex={1}
          py={4}
          aria-expanded={isOpened}
          onClick={() => setChosen(!isOpened)}
          style={{ minWidth: 0 }}
        >
          <Group gap={8} wrap="nowrap">
            {isOpened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
            <Text span fw={500} style={{ overflowWrap: 'anywhere' }}>
              {place}. {title}
              {max !== null && (
                <Text span size="sm" c="dimmed" className="numbers" ml={8} style={{ whiteSpace: 'nowrap' }}>
                  {text.edit.points(format.number(max))}
                </Text>
              )}
            </Text>
            {faults.length > 0 && <Badge color="red">{text.edit.faults(faults.length)}</Badge>}
          </Group>
        </UnstyledButton>
        {controls}
      </div>
      <Collapse expanded={isOpened}>
        {isOpened && (
          <div className={styles.body}>
            <Faults faults={faults.filter((fault) => fault.path === path)} />
            {choice && isObject(value) ? (
              <Choice path={path} value={value} choice={choice} />
            ) : (
              <Fields path={path} schema={schema} />
            )}
          </div>
        )}
      </Collapse>
    </div>
  );
}

interface ControlsProps {
  readonly what: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function Controls({ what, isFirst, isLast, onMove, onRemove }: ControlsProps) {
  const { edit } = useRulesText();
  const { action } = useText();
  const looks = { variant: 'subtle', color: 'gray', size: 'md' } as const;
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon {...looks} aria-label={edit.up(what)} disabled={isFirst} onClick={() => onMove(-1)}>
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon {...looks} aria-label={edit.down(what)} disabled={isLast} onClick={() => onMove(1)}>
        <IconArrowDown size={16} />
      </ActionIcon>
      <ActionIcon {...looks} aria-label={edit.remove(what)} title={action.remove} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}
