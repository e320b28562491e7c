import { Button, Group, Loader, Modal, NativeSelect, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { fieldErrors } from '../../../api/problem';
import { useText } from '../../../i18n';
import { CheckedForm } from '../../../ui/checked-form';
import { ConfirmButton } from '../../../ui/confirm-button';
import { ErrorPanel } from '../../../ui/error-panel';
import { UnitSelect } from '../../identity/unit-select';
import { useActiveOption } from '../../../ui/active-option';
import { useContestText } from '../text';

type Role = Exclude<Schemas['RoleHolder']['role'], 'admin'>;

interface Props {
  readonly contestId: string;
  readonly roles: readonly string[];
  readonly onClose: () => void;
}

/** Finds a person with an account and gives one role; what stands against it is said by the server. */
export function GiveDialog({ contestId, roles, onClose }: Props) {
  const text = useContestText().people;
  const { action } = useText();
  const cache = useQueryClient();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const [chosen, setChosen] = useState<{ readonly id: string; readonly label: string; readonly name: string } | null>(
    null,
  );
  const [role, setRole] = useState(roles[0] ?? '');
  const [unitId, setUnitId] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ['persons', 'with-account', q],
    queryFn: () =>
      answer(
        api.GET('/api/persons', {
          params: { query: { limit: 20, account: 'yes', ...(q && q !== chosen?.label && { q }) } },
        }),
      ),
    placeholderData: (before) => before,
  });
  const field = useActiveOption(found.data);
  const people = (found.data?.items ?? []).flatMap(({ accountId, name, unitName, jobTitle }) =>
    accountId === null
      ? []
      : [{ id: accountId, name, label: [name, jobTitle, unitName].filter((part) => part !== null).join(' · ') }],
  );
  const listed = chosen && !people.some(({ id }) => id === chosen.id) ? [chosen, ...people] : people;
  const give = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/grants', {
          params: { path: { id: contestId } },
          body: { accountId: chosen?.id ?? '', role: role as Role, unitId: role === 'coordinator' ? unitId : null },
        }),
      ),
    onSuccess: async () => {
      notifications.show({ message: text.given(chosen?.name ?? '', text.roles[role as Role]) });
      onClose();
      await cache.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const errors = fieldErrors(give.error);
  return (
    <Modal opened onClose={onClose} title={text.giveTitle} closeButtonProps={{ 'aria-label': action.close }}>
      <CheckedForm
        onSubmit={(event) => {
          event.preventDefault();
          give.mutate();
        }}
      >
        <Stack gap="md">
          <ErrorPanel error={give.error ?? found.error} />
          <Select
            ref={field}
            label={text.person}
            description={text.accountHint}
            placeholder={text.personHint}
            openOnFocus={false}
            nothingFoundMessage={text.personNone}
            required
            searchable
            data-autofocus
            data={listed.map(({ id, label }) => ({ value: id, label }))}
            filter={({ options }) => options}
            value={chosen?.id ?? null}
            error={errors.accountId}
            searchValue={typed}
            onSearchChange={setTyped}
            onChange={(id) => setChosen(listed.find((one) => one.id === id) ?? null)}
            rightSection={found.isFetching ? <Loader size={16} /> : undefined}
          />
          <NativeSelect
            label={text.role}
            value={role}
            error={errors.role}
            onChange={({ currentTarget }) => setRole(currentTarget.value)}
            data={roles.map((value) => ({ value, label: text.roles[value as Role] }))}
          />
          {role === 'coordinator' && (
            <UnitSelect label={text.unit} value={unitId} error={errors.unitId} onChange={setUnitId} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <ConfirmButton loading={give.isPending} isReady={chosen !== null}>
              {text.submit}
            </ConfirmButton>
          </Group>
        </Stack>
      </CheckedForm>
    </Modal>
  );
}
