import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUpload, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useFormat } from '../../../i18n';
import { Empty, Page } from '../../../ui/page';
import { ListSheet, Pick, SearchBox, WideTable } from '../list';
import { accountsQuery } from '../queries';
import type { Account } from '../queries';
import { tidy } from '../search';
import type { AccountsSearch } from '../search';
import { useAdminText } from '../text';
import { InviteDialog } from './invite-dialog';
import { AccountState } from './state-badge';

/** Everybody who can sign in, by name; filters and page are in the URL. */
export function AccountsPage() {
  const text = useAdminText();
  const search = useSearch({ from: '/shell/admin/accounts' });
  const navigate = useNavigate({ from: '/admin/accounts' });
  const [inviting, dialog] = useDisclosure(false);
  const page = useQuery(accountsQuery(search));
  const change = (next: AccountsSearch) =>
    void navigate({ search: (old) => tidy({ ...old, cursor: undefined, ...next }), replace: 'q' in next });
  const filtered = search.q !== undefined || search.role !== undefined || search.state !== undefined;
  return (
    <Page
      wide
      title={text.accounts.title}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
            renderRoot={(props) => <Link to="/admin/imports/$kind" params={{ kind: 'staff' }} {...props} />}
          >
            {text.accounts.import}
          </Button>
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={dialog.open}>
            {text.accounts.invite}
          </Button>
        </>
      }
    >
      <Group gap="sm" align="flex-end">
        <SearchBox
          label={text.accounts.search}
          hint={text.accounts.searchHint}
          value={search.q}
          onChange={(q) => change({ q })}
        />
        <Pick
          label={text.accounts.roles}
          value={search.role}
          names={text.role}
          w={200}
          onChange={(role) => change({ role })}
        />
        <Pick
          label={text.accounts.state}
          value={search.state}
          names={text.accounts.states}
          onChange={(state) => change({ state })}
        />
        {filtered && (
          <Button variant="subtle" onClick={() => change({ q: '', role: '', state: '' })}>
            {text.list.clear}
          </Button>
        )}
      </Group>
      <ListSheet
        query={page}
        cursor={search.cursor}
        onCursor={(cursor) => change({ cursor })}
        empty={<Empty title={text.accounts.empty}>{text.accounts.emptyHint}</Empty>}
      >
        {(items) => <Rows items={items} />}
      </ListSheet>
      {inviting && <InviteDialog onClose={dialog.close} />}
    </Page>
  );
}

function Rows({ items }: { readonly items: readonly Account[] }) {
  const { accounts: text, role } = useAdminText();
  const format = useFormat();
  return (
    <WideTable minWidth={820}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.name}</Table.Th>
          <Table.Th>{text.unit}</Table.Th>
          <Table.Th>{text.roles}</Table.Th>
          <Table.Th w={150}>{text.state}</Table.Th>
          <Table.Th w={170}>{text.lastSignIn}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((account) => (
          <Table.Tr key={account.id}>
            <Table.Td>
              <Anchor
                fw={500}
                renderRoot={(props) => <Link to="/admin/accounts/$id" params={{ id: account.id }} {...props} />}
              >
                {account.name}
              </Anchor>
              <Text size="sm" c="dimmed">
                {account.email}
              </Text>
            </Table.Td>
            <Table.Td fz="sm">{account.unitName}</Table.Td>
            <Table.Td fz="sm">
              {account.roles.length === 0 ? (
                <Text size="sm" c="dimmed" span>
                  {text.applicant}
                </Text>
              ) : (
                account.roles.map((held) => role[held]).join(', ')
              )}
            </Table.Td>
            <Table.Td>
              <AccountState state={account.state} />
            </Table.Td>
            <Table.Td fz="sm" className="numbers">
              {account.lastSignInAt === null ? text.never : format.moment(account.lastSignInAt)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
