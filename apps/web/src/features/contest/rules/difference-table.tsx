import { Table, Text } from '@mantine/core';
import type { Schemas } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { pathLabel } from './path-label';
import { at, isList, isObject, titleOf } from './schema';
import type { Json } from './schema';
import { useRulesText, valueName } from './text';

interface Props {
  readonly items: Schemas['RulebookCheck']['differences'];
  readonly before: Json;
  readonly after: Json;
}

/** What differs, place by place in words, before and after. */
export function DifferenceTable({ items, before, after }: Props) {
  const text = useRulesText();
  const value = useValue();
  return (
    <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={6} fz="sm" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="36%">{text.read.place}</Table.Th>
            <Table.Th>{text.read.before}</Table.Th>
            <Table.Th>{text.read.after}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ path, from, to }, index) => (
            <Table.Tr key={`${path} ${index}`} style={{ verticalAlign: 'top' }}>
              <Table.Td title={path} style={{ overflowWrap: 'anywhere' }}>
                {pathLabel(text, to === undefined ? before : after, path)}
                {isList(from as Json) && isList(to as Json) && ` (${text.read.order})`}
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value(path, from as Json | undefined, before)}</Table.Td>
              <Table.Td fw={500} style={{ overflowWrap: 'anywhere' }}>
                {value(path, to as Json | undefined, after)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A value of the rulebook in words. */
function useValue() {
  const text = useRulesText();
  const format = useFormat();
  const say = (path: string, given: Json | undefined, document: Json): string => {
    if (given === undefined || given === null) return text.read.absent;
    if (typeof given === 'boolean') return given ? text.read.yes : text.read.none;
    if (typeof given === 'number') return /Bytes$/.test(path) ? format.bytes(given) : format.number(given);
    if (typeof given === 'string') {
      if (/^\d{4}-\d\d-\d\dT/.test(given)) return format.moment(given);
      return /^\d{4}-\d\d-\d\d$/.test(given) ? format.day(given) : valueName(text, path, given);
    }
    if (isList(given)) return given.map((one) => itemOf(path, one, document)).join('; ');
    if (!isObject(given)) return '';
    const title = titleOf(given);
    return title === '' ? JSON.stringify(given) : valueName(text, path, title);
  };
  /** Of a new order only the codes are told; the document has the names. */
  const itemOf = (path: string, item: Json, document: Json): string => {
    const list = at(document, path);
    const named = isList(list) ? list.find((one) => isObject(one) && one.code === item) : undefined;
    return named === undefined ? say(path, item, document) : titleOf(named);
  };
  return (path: string, given: Json | undefined, document: Json) =>
    given === undefined ? (
      <Text span c="dimmed" inherit>
        {text.read.absent}
      </Text>
    ) : (
      say(path, given, document)
    );
}
