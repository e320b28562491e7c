import { Button, Group, Paper, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Empty } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { OfficePage } from '../../contest/office';
import type { RegisterSearch } from '../routes';
import { BulkBar } from './bulk-bar';
import { Filters } from './filters';
import { readRows, registerQuery, totalOf } from './queries';
import { RegisterTable } from './register-table';
import type { Chosen } from './register-table';
import { useRegisterText } from './text';
import { Views } from './views';
import { ListButton, PrintButton } from './output';

const MOST_CHOSEN = 1_000;
const NONE: Chosen = new Map();

/** All dossiers of a contest, without any mark. Filters, order and page are in the URL. */
export function RegisterPage() {
  const text = useRegisterText();
  return (
    <OfficePage title={text.title}>{({ contestId }) => <Register key={contestId} contestId={contestId} />}</OfficePage>
  );
}

const tidy = (search: Readonly<Record<string, string | undefined>>): RegisterSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));

function Register({ contestId }: { readonly contestId: string }) {
  const text = useRegisterText();
  const format = useFormat();
  const search = useSearch({ from: '/shell/office/register' });
  const navigate = useNavigate({ from: '/office/register' });
  const [chosen, setChosen] = useState(NONE);
  const page = useQuery(registerQuery(contestId, search));
  const turn = (cursor: string | undefined) => void navigate({ search: (old) => tidy({ ...old, cursor }) });
  const change = (next: RegisterSearch) => {
    setChosen(NONE);
    void navigate({ search: (old) => tidy({ ...old, cursor: undefined, ...next }), replace: 'q' in next });
  };
  const all = useMutation({
    mutationFn: () => readRows(contestId, search, MOST_CHOSEN),
    onSuccess: (rows) => {
      setChosen(new Map(rows.map((row) => [row.id, row])));
      if (rows.length === MOST_CHOSEN) notifications.show({ message: text.mostChosen(MOST_CHOSEN) });
    },
  });
  const items = page.data?.items ?? [];
  const many = page.data !== undefined && page.data.total > items.length;
  return (
    <>
      <Group justify="flex-end" gap="xs">
        <Views
          contestId={contestId}
          search={search}
          onOpen={(kept) => {
            setChosen(NONE);
            void navigate({ search: tidy({ contest: search.contest, ...kept }) });
          }}
        />
        <PrintButton search={search} chosen={chosen} />
        <ListButton
          contestId={contestId}
          search={search}
          chosen={chosen}
          total={page.data ? totalOf(page.data, format.number) : ''}
        />
      </Group>
      <Filters contestId={contestId} search={search} onChange={change} />
      <ErrorPanel error={page.error ?? all.error} onRetry={() => void page.refetch()} />
      {page.isPending && <Wait lines={10} />}
      {page.data && (
        <Paper radius="lg" bd="1px solid var(--sk-line)" style={{ overflow: 'hidden' }} aria-busy={page.isFetching}>
          <Group justify="space-between" px="md" py="xs" mih={52}>
            <Group gap="sm">
              <Text size="sm" c="dimmed" className="numbers" role="status">
                {text.count(items.length, totalOf(page.data, format.number))}
              </Text>
              {many && chosen.size > 0 && chosen.size < page.data.total && (
                <Button size="compact-sm" variant="subtle" loading={all.isPending} onClick={() => all.mutate()}>
                  {text.chooseAll(totalOf(page.data, format.number))}
                </Button>
              )}
            </Group>
            {chosen.size > 0 && <BulkBar contestId={contestId} chosen={chosen} onDone={() => setChosen(NONE)} />}
          </Group>
          {items.length === 0 ? (
            <Empty title={text.none}>{text.noneHint}</Empty>
          ) : (
            <RegisterTable
              items={items}
              contestId={contestId}
              sort={search.sort ?? '-received'}
              onSort={(sort) => change({ sort })}
              chosen={chosen}
              onChoose={setChosen}
            />
          )}
          <Group justify="flex-end" p="sm" gap="xs">
            {search.cursor !== undefined && (
              <Button variant="default" size="xs" onClick={() => turn(undefined)}>
                {text.first}
              </Button>
            )}
            <Button
              variant="default"
              size="xs"
              disabled={page.data.nextCursor === null}
              onClick={() => turn(page.data.nextCursor ?? undefined)}
            >
              {text.next}
            </Button>
          </Group>
        </Paper>
      )}
    </>
  );
}
