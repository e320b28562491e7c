import { Anchor, Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import { useFormat, useLanguage, useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Page } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { TransitionButton } from '../../../ui/transition-button';
import type { AvailableTransition } from '../../../ui/transition-button';
import { Wait } from '../../../ui/wait';
import { Fact } from '../fact';
import { accountQuery } from '../queries';
import type { AccountDetail } from '../queries';
import { useAdminText } from '../text';
import { Grants } from './grants';
import { PaperCode } from './paper-code';
import { AccountState } from './state-badge';

export function AccountPage() {
  const text = useAdminText();
  const { id } = useParams({ from: '/shell/admin/accounts/$id' });
  const account = useQuery(accountQuery(id));
  return (
    <Page
      title={account.data?.name ?? text.accounts.title}
      lead={
        <Anchor renderRoot={(props) => <Link to="/admin/accounts" {...props} />} size="sm">
          <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {text.account.back}
        </Anchor>
      }
    >
      <ErrorPanel error={account.error} onRetry={() => void account.refetch()} />
      {account.isPending && <Wait lines={6} />}
      {account.data && (
        <>
          <Facts account={account.data} />
          <Grants account={account.data} />
        </>
      )}
    </Page>
  );
}

function Facts({ account }: { readonly account: AccountDetail }) {
  const text = useAdminText();
  const { languageName } = useText();
  const format = useFormat();
  return (
    <Card title={text.account.facts} aside={<AccountState state={account.state} />}>
      <Stack gap="lg">
        <SimpleGrid component="dl" cols={{ base: 1, xs: 2, sm: 3 }} m={0} spacing="md">
          <Fact label={text.accounts.email}>{account.email}</Fact>
          <Fact label={text.accounts.unit}>{account.unitName ?? text.list.none}</Fact>
          <Fact label={text.account.mails}>{languageName[account.language]}</Fact>
          <Fact label={text.account.since}>{format.day(account.createdAt)}</Fact>
          <Fact label={text.accounts.lastSignIn}>
            {account.lastSignInAt === null ? text.accounts.never : format.moment(account.lastSignInAt)}
          </Fact>
        </SimpleGrid>
        <Steps account={account} />
      </Stack>
    </Card>
  );
}

/** What may be done with the account, as the API offers it. */
function Steps({ account }: { readonly account: AccountDetail }) {
  const text = useAdminText();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<AvailableTransition>();
  const [paper, setPaper] = useState(false);
  const renew = () => cache.invalidateQueries({ queryKey: ['accounts'] });
  const { id, version } = account;
  const invite = useMutation({
    mutationFn: () => answer(api.POST('/api/accounts/{id}/invite-again', { params: { path: { id } } })),
    onSuccess: () => {
      notifications.show({ message: text.account.invitedAgain });
      return renew();
    },
  });
  const decide = useMutation({
    mutationFn: ({ name, reason }: { name: string; reason: string }) => {
      const call = { params: { path: { id }, header: ifMatch(version) }, body: { reason } };
      return answer(
        name === 'enable' ? api.POST('/api/accounts/{id}/enable', call) : api.POST('/api/accounts/{id}/disable', call),
      );
    },
    onSuccess: () => {
      setAsked(undefined);
      return renew();
    },
  });
  const close = () => {
    decide.reset();
    setAsked(undefined);
  };
  return (
    <Stack gap="sm">
      <ErrorPanel error={invite.error} />
      <Group gap="xs">
        {account.availableTransitions.map((transition) =>
          transition.name === 'invite' ? (
            <TransitionButton
              key={transition.name}
              transition={transition}
              variant="default"
              loading={invite.isPending}
              onTake={() => invite.mutate()}
            >
              {text.account.inviteAgain}
            </TransitionButton>
          ) : (
            <TransitionButton
              key={transition.name}
              transition={transition}
              variant="default"
              onTake={() => setAsked(transition)}
            />
          ),
        )}
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => setPaper(true)}>
          {text.account.paper}
        </Button>
      </Group>
      {asked && (
        <ReasonDialog
          title={`${asked.label[language]}: ${account.name}`}
          lead={asked.name === 'enable' ? text.account.enableLead : text.account.disableLead}
          confirm={asked.label[language]}
          needsReason={asked.needsReason}
          isPending={decide.isPending}
          error={decide.error}
          onConfirm={(reason) => decide.mutate({ name: asked.name, reason })}
          onClose={close}
        />
      )}
      {paper && <PaperCode account={account} onClose={() => setPaper(false)} />}
    </Stack>
  );
}
