import { Button, Group, Loader, NativeSelect, NumberInput, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { ErrorPanel } from '../../../ui/error-panel';

import type { PanelMember } from './queries';
import { useRoundsText } from './text';

type Seat = PanelMember['seat'];

interface Props {
  readonly roundId: string;
  /** Those that may be filled. */
  readonly seats: readonly Seat[];
}

/** Somebody with an account takes a seat; the role comes with it. */
export function Appoint({ roundId, seats }: Props) {
  const text = useRoundsText().panel;
  const cache = useQueryClient();
  const [typed, setTyped] = useState('');
  const [accountId, setAccountId] = useState<string | null>(null);
  const [asked, setAsked] = useState<Seat>('judge');
  const seat = seats.includes(asked) ? asked : (seats[0] ?? asked);
  const [maxLoad, setMaxLoad] = useState<number | string>('');
  const [q] = useDebouncedValue(typed, 250);
  const people = useQuery({
    queryKey: ['persons', 'accounts', q],
    enabled: q.trim().length > 1,
    placeholderData: (before) => before,
    queryFn: () => answer(api.GET('/api/persons', { params: { query: { q, account: 'yes', limit: 20 } } })),
  });
  const appoint = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/rounds/{id}/panel-members', {
          params: { path: { id: roundId } },
          body: {
            accountId: accountId ?? '',
            seat,
            ...(seat === 'judge' && typeof maxLoad === 'number' && { maxLoad }),
          },
        }),
      ),
    onSuccess: () => {
      setAccountId(null);
      setTyped('');
      setMaxLoad('');
      return cache.invalidateQueries({ queryKey: ['rounds', roundId] });
    },
  });
  const options = (people.data?.items ?? []).flatMap((person) =>
    person.accountId === null
      ? []
      : [{ value: person.accountId, label: [person.name, person.unitName].filter(Boolean).join(' · ') }],
  );
  return (
    <Stack gap="xs">
      <ErrorPanel error={appoint.error} />
      <Group align="flex-end" gap="sm">
        <Select
          label={text.person}
          w={320}
          searchable
          data={options}
          filter={({ options: all }) => all}
          value={accountId}
          searchValue={typed}
          onSearchChange={setTyped}
          onChange={setAccountId}
          rightSection={people.isFetching ? <Loader size={16} /> : undefined}
        />
        <NativeSelect
          label={text.seat}
          value={seat}
          data={seats.map((value) => ({ value, label: text.seats[value] }))}
          onChange={({ currentTarget }) => setAsked(seats.find((one) => one === currentTarget.value) ?? seat)}
        />
        {seat === 'judge' && (
          <NumberInput
            label={text.maxLoad}
            placeholder={text.maxLoadHint}
            w={200}
            min={1}
            max={10_000}
            allowDecimal={false}
            hideControls
            value={maxLoad}
            onChange={setMaxLoad}
          />
        )}
        <Button
          variant="default"
          disabled={accountId === null}
          loading={appoint.isPending}
          onClick={() => appoint.mutate()}
        >
          {text.add}
        </Button>
      </Group>
    </Stack>
  );
}
