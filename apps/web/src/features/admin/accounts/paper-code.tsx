import { Alert, Button, Group, Modal, Portal, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useFormat, useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import type { AccountDetail } from '../queries';
import { useAdminText } from '../text';
import classes from './paper-code.module.css';

interface Props {
  readonly account: AccountDetail;
  readonly onClose: () => void;
}

/** A one-time code to hand over; it is kept nowhere, not even in the cache, and is gone with the dialog. */
export function PaperCode({ account, onClose }: Props) {
  const { paper: text } = useAdminText();
  const { action } = useText();
  const format = useFormat();
  const { id } = account;
  const give = useMutation({
    gcTime: 0,
    mutationFn: () => answer(api.POST('/api/accounts/{id}/paper-codes', { params: { path: { id } } })),
  });
  const issued = give.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.title}
      closeOnClickOutside={issued === undefined}
      closeButtonProps={{ 'aria-label': action.close }}
    >
      {issued === undefined ? (
        <Stack gap="md">
          <Text>{text.lead(account.name)}</Text>
          <ErrorPanel error={give.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <Button data-autofocus loading={give.isPending} onClick={() => give.mutate()}>
              {text.give}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack gap="md">
          <div>
            <Text size="sm" c="dimmed">
              {text.code}
            </Text>
            <Text className={classes.code}>{issued.token}</Text>
            <Text size="sm">
              {text.until} {format.moment(issued.expiresAt)}
            </Text>
          </div>
          <Alert color="yellow">{text.once}</Alert>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {action.close}
            </Button>
            <Button data-autofocus leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => print()}>
              {text.print}
            </Button>
          </Group>
          <Slip account={account} code={issued.token} until={format.moment(issued.expiresAt)} />
        </Stack>
      )}
    </Modal>
  );
}

/** What comes out of the printer, alone on its page. */
function Slip({
  account,
  code,
  until,
}: {
  readonly account: AccountDetail;
  readonly code: string;
  readonly until: string;
}) {
  const { paper: text } = useAdminText();
  const { product } = useText();
  const [open, ...steps] = text.steps;
  return (
    <Portal reuseTargetNode={false}>
      <div className={`print-only print-alone ${classes.slip}`} aria-hidden>
        <p className={classes.product}>{product}</p>
        <p className={classes.heading}>{text.slip}</p>
        <p>
          <strong>{account.name}</strong>
          {account.unitName !== null && ` · ${account.unitName}`}
          <br />
          {account.email}
        </p>
        <p className={classes.code}>{code}</p>
        <p>
          {text.until} {until}
        </p>
        <ol>
          <li>
            {open} <strong>{`${location.origin}/app/paper-code`}</strong>
          </li>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div className={classes.signatures}>
          <p>{text.giver}</p>
          <p>{text.receiver}</p>
        </div>
      </div>
    </Portal>
  );
}
