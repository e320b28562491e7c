import { Button, Divider, Group, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { fieldErrors } from '../../../api/problem';
import { useFormat } from '../../../i18n';
import { CheckedForm } from '../../../ui/checked-form';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { contestsQuery } from '../../contest/queries';
import { WideTable } from '../list';
import { giveRole } from '../queries';
import type { AccountDetail, Grant, NewGrant } from '../queries';
import { useAdminText } from '../text';
import { RoleFields, useFirstGrant } from './role-fields';

/** The roles an account holds; one more is given below. A refusal keeps what was chosen and says why. */
export function Grants({ account }: { readonly account: AccountDetail }) {
  const text = useAdminText();
  const [taking, setTaking] = useState<Grant>();
  const renew = useRenew();
  const take = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      answer(api.POST('/api/grants/{id}/revoke', { params: { path: { id } }, body: { reason } })),
    onSuccess: async () => {
      setTaking(undefined);
      notifications.show({ message: text.grant.taken });
      await renew();
    },
  });
  return (
    <Card title={text.account.roles}>
      <Stack gap="lg">
        {account.grants.length === 0 ? (
          <Text c="dimmed">
            {text.grant.none}. {text.grant.noneHint}
          </Text>
        ) : (
          <Held grants={account.grants} onTake={setTaking} />
        )}
        <Divider />
        <Give accountId={account.id} />
      </Stack>
      {taking && (
        <ReasonDialog
          title={text.grant.takeTitle(text.role[taking.role])}
          lead={text.grant.takeLead}
          confirm={text.grant.take}
          needsReason
          isPending={take.isPending}
          error={take.error}
          onConfirm={(reason) => take.mutate({ id: taking.id, reason })}
          onClose={() => {
            take.reset();
            setTaking(undefined);
          }}
        />
      )}
    </Card>
  );
}

function useRenew() {
  const cache = useQueryClient();
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['accounts'] }),
      cache.invalidateQueries({ queryKey: ['setup'] }),
    ]);
}

function Held({ grants, onTake }: { readonly grants: readonly Grant[]; readonly onTake: (grant: Grant) => void }) {
  const text = useAdminText();
  const format = useFormat();
  const contests = useQuery(contestsQuery);
  const contestOf = (id: string | null) =>
    id === null ? text.grant.everywhere : (contests.data?.items.find((contest) => contest.id === id)?.title ?? '…');
  return (
    <WideTable minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.grant.role}</Table.Th>
          <Table.Th>{text.grant.contest}</Table.Th>
          <Table.Th w={120}>{text.grant.since}</Table.Th>
          <Table.Th w={110}>
            <VisuallyHidden>{text.grant.take}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {grants.map((grant) => (
          <Table.Tr key={grant.id}>
            <Table.Td fw={500}>
              {text.role[grant.role]}
              {grant.unitName !== null && `: ${grant.unitName}`}
            </Table.Td>
            <Table.Td>{contestOf(grant.contestId)}</Table.Td>
            <Table.Td className="numbers">{format.day(grant.grantedAt)}</Table.Td>
            <Table.Td ta="right">
              <Button
                size="xs"
                variant="default"
                aria-label={text.grant.takeTitle(text.role[grant.role])}
                onClick={() => onTake(grant)}
              >
                {text.grant.take}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function Give({ accountId }: { readonly accountId: string }) {
  const text = useAdminText();
  const first = useFirstGrant();
  const [chosen, setChosen] = useState<NewGrant>();
  const renew = useRenew();
  const grant = chosen ?? first;
  const give = useMutation({
    mutationFn: (value: NewGrant) => giveRole(accountId, value),
    onSuccess: async () => {
      setChosen(undefined);
      notifications.show({ message: text.grant.given });
      await renew();
    },
  });
  if (grant === undefined) return null;
  return (
    <CheckedForm
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate(grant);
      }}
    >
      <Stack gap="md">
        <Title order={3}>{text.account.giveRole}</Title>
        <ErrorPanel error={give.error} />
        <RoleFields
          value={grant}
          errors={fieldErrors(give.error)}
          onChange={(next) => {
            give.reset();
            setChosen(next);
          }}
        />
        <Group>
          <Button type="submit" loading={give.isPending}>
            {text.grant.give}
          </Button>
        </Group>
      </Stack>
    </CheckedForm>
  );
}
