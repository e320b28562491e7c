import { Button, Group, NativeSelect, Paper, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Wait } from '../../ui/wait';
import { useAdminText } from './text';

interface ListPage<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly totalCapped: boolean;
  readonly nextCursor: string | null;
}

interface SheetProps<T> {
  readonly query: UseQueryResult<ListPage<T>>;
  readonly cursor: string | undefined;
  readonly onCursor: (cursor: string | undefined) => void;
  readonly empty: ReactNode;
  /** The table. */
  readonly children: (items: readonly T[]) => ReactNode;
}

/** One page of a list that the server orders and cuts; until it is there, what is known of its coming. */
export function ListSheet<T>({ query, cursor, onCursor, empty, children }: SheetProps<T>) {
  const text = useAdminText().list;
  const format = useFormat();
  const page = query.data;
  if (!page)
    return query.isPending ? (
      <Wait lines={10} />
    ) : (
      <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
    );
  const more = page.nextCursor !== null;
  return (
    <>
      <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      <Paper radius="lg" bd="1px solid var(--sk-line)" style={{ overflow: 'hidden' }} aria-busy={query.isFetching}>
        <Text size="sm" c="dimmed" className="numbers" role="status" px="md" py="sm">
          {text.count(format.number(page.items.length), format.number(page.total), page.totalCapped)}
        </Text>
        {page.items.length === 0 ? empty : children(page.items)}
        {(cursor !== undefined || more) && (
          <Group justify="flex-end" p="sm" gap="xs">
            {cursor !== undefined && (
              <Button variant="default" size="xs" onClick={() => onCursor(undefined)}>
                {text.first}
              </Button>
            )}
            <Button variant="default" size="xs" disabled={!more} onClick={() => onCursor(page.nextCursor ?? undefined)}>
              {text.next}
            </Button>
          </Group>
        )}
      </Paper>
    </>
  );
}

/** A table that scrolls sideways where there is no room for it, by keyboard as well. */
export function WideTable({ minWidth, children }: { readonly minWidth: number; readonly children: ReactNode }) {
  return (
    <Table.ScrollContainer minWidth={minWidth} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover>
        {children}
      </Table>
    </Table.ScrollContainer>
  );
}

interface SearchProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
  readonly onChange: (q: string) => void;
}

/** Asks the server a moment after the last letter. */
export function SearchBox({ label, hint, value, onChange }: SearchProps) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  const seek = useDebouncedCallback(onChange, 300);
  return (
    <TextInput
      label={label}
      placeholder={hint}
      w={{ base: '100%', xs: 300 }}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        seek(currentTarget.value);
      }}
    />
  );
}

interface PickProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly all?: string;
  readonly w?: number;
  readonly onChange: (value: string) => void;
}

/** A filter with one value or none. */
export function Pick({ label, value, names, all, w = 200, onChange }: PickProps) {
  const text = useAdminText().list;
  const data = [
    { value: '', label: all ?? text.all },
    ...Object.entries(names).map(([key, name]) => ({ value: key, label: name })),
  ];
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={data}
      w={{ base: '100%', xs: w }}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
