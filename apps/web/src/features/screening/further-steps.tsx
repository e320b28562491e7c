import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../api/client';
import { useText } from '../../i18n';
import { CheckedForm } from '../../ui/checked-form';
import { ConfirmButton } from '../../ui/confirm-button';
import { ErrorPanel } from '../../ui/error-panel';
import { ReasonDialog } from '../../ui/reason-dialog';
import { TransitionButton } from '../../ui/transition-button';
import type { ScreeningDetail } from './queries';
import { useScreeningText } from './text';

/** Steps outside the queue: bringing an ineligible dossier back, and striking one off. */
export function FurtherSteps({ detail }: { readonly detail: ScreeningDetail }) {
  const text = useScreeningText().reinstate;
  const cache = useQueryClient();
  const { initiativeId: id, code, version } = detail;
  const [open, setOpen] = useState<'propose' | 'disqualify' | null>(null);
  const step = (name: string) => detail.availableTransitions.find((one) => one.name === name);
  const reinstate = step('reinstate');
  const strike = step('disqualify');
  const done = async (message: string) => {
    setOpen(null);
    notifications.show({ message });
    await cache.invalidateQueries();
  };
  const disqualify = useMutation({
    mutationFn: (reason: string) =>
      answer(
        api.POST('/api/initiatives/{id}/disqualify', {
          params: { path: { id }, header: ifMatch(version) },
          body: { reason },
        }),
      ),
    onSuccess: () => done(text.disqualified(code)),
  });
  return (
    <>
      {detail.screener && (
        <Text size="sm" c="dimmed">
          {text.screener(detail.screener.name)}
        </Text>
      )}
      {(reinstate ?? strike) && (
        <Group gap="xs">
          {reinstate && (
            <TransitionButton transition={reinstate} variant="default" size="xs" onTake={() => setOpen('propose')}>
              {text.propose}
            </TransitionButton>
          )}
          {strike && (
            <TransitionButton
              transition={strike}
              variant="subtle"
              color="red"
              size="xs"
              onTake={() => setOpen('disqualify')}
            >
              {text.disqualify}
            </TransitionButton>
          )}
        </Group>
      )}
      {open === 'disqualify' && (
        <ReasonDialog
          title={text.disqualifyTitle(code)}
          lead={text.disqualifyLead}
          confirm={text.disqualifyTitle(code)}
          needsReason
          isPending={disqualify.isPending}
          error={disqualify.error}
          onConfirm={(reason) => disqualify.mutate(reason)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'propose' && (
        <ProposeDialog id={id} code={code} onSent={() => done(text.sent)} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface ProposeProps {
  readonly id: string;
  readonly code: string;
  readonly onSent: () => Promise<void>;
  readonly onClose: () => void;
}

function ProposeDialog({ id, code, onSent, onClose }: ProposeProps) {
  const text = useScreeningText().reinstate;
  const { action } = useText();
  const [typed, setTyped] = useState({ document: '', reason: '' });
  const ready = typed.document.trim() !== '' && typed.reason.trim() !== '';
  const send = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/initiatives/{id}/screening/reinstatements', {
          params: { path: { id } },
          body: typed,
        }),
      ),
    onSuccess: onSent,
  });
  return (
    <Modal opened onClose={onClose} title={text.proposeTitle(code)} closeButtonProps={{ 'aria-label': action.close }}>
      <CheckedForm
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={text.document}
            description={text.documentHint}
            required
            data-autofocus
            maxLength={500}
            value={typed.document}
            onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, document: value }))}
          />
          <Textarea
            label={text.reason}
            required
            maxLength={2000}
            value={typed.reason}
            onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, reason: value }))}
          />
          <ErrorPanel error={send.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <ConfirmButton isReady={ready} loading={send.isPending}>
              {text.send}
            </ConfirmButton>
          </Group>
        </Stack>
      </CheckedForm>
    </Modal>
  );
}
