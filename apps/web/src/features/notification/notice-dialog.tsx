import { Anchor, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { fieldErrors } from '../../api/problem';
import { useLanguage, useText } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { ReasonDialog } from '../../ui/reason-dialog';
import { TransitionButton } from '../../ui/transition-button';
import type { AvailableTransition } from '../../ui/transition-button';
import { Wait } from '../../ui/wait';
import { useNoticeText } from './text';

/** Drafts are released together, all others by the service itself. */
const SINGLE: ReadonlySet<string> = new Set(['cancel', 'resend', 'settle', 'markPrinted']);
type Step = 'cancel' | 'resend' | 'settle';

/** One notice as it is or will be sent, and what may be done with it. */
export function NoticeDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const text = useNoticeText();
  const { action } = useText();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [step, setStep] = useState<Step | null>(null);
  const [address, setAddress] = useState('');
  const notice = useQuery({
    queryKey: ['notice', id],
    queryFn: () => answer(api.GET('/api/notices/{id}', { params: { path: { id } } })),
  });
  const done = async () => {
    setStep(null);
    await Promise.all([
      cache.invalidateQueries({ queryKey: ['notices'] }),
      cache.invalidateQueries({ queryKey: ['notice', id] }),
    ]);
  };
  const take = useMutation({
    mutationFn: async ({ step, reason }: { readonly step: Step; readonly reason: string }) => {
      const at = { params: { path: { id } } };
      if (step === 'cancel') await answer(api.POST('/api/notices/{id}/cancel', { ...at, body: { reason } }));
      else if (step === 'settle') await answer(api.POST('/api/notices/{id}/settle', { ...at, body: { reason } }));
      else await answer(api.POST('/api/notices/{id}/resend', { ...at, body: { reason, address: address.trim() } }));
    },
    onSuccess: done,
  });
  const printed = useMutation({
    mutationFn: (contestId: string) =>
      answer(
        api.POST('/api/contests/{id}/notices/printed', { params: { path: { id: contestId } }, body: { ids: [id] } }),
      ),
    onSuccess: done,
  });
  const { data } = notice;
  const begin = (name: string) => {
    take.reset();
    setAddress(data?.address ?? '');
    if (name === 'cancel' || name === 'resend' || name === 'settle') setStep(name);
    else if (name === 'markPrinted' && data) printed.mutate(data.contestId);
  };
  const chosen = data?.availableTransitions.find(({ name }) => name === step)?.label[language] ?? '';
  return (
    <>
      <Modal
        opened={step === null}
        onClose={onClose}
        size="lg"
        title={data?.subject ?? ''}
        closeButtonProps={{ 'aria-label': action.close }}
      >
        <Stack gap="md">
          <ErrorPanel error={notice.error ?? printed.error} />
          {notice.isPending && <Wait />}
          {data && (
            <>
              <Text size="sm" c="dimmed">
                {data.recipientName} · {data.address ?? text.noAddress} · {text.states[data.state]}
                {data.lastReason !== null && ` · ${data.lastReason}`}
              </Text>
              <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{data.body}</Text>
              <Group gap="sm">
                <Anchor href={`/api/notices/${id}/printable`} target="_blank" rel="noreferrer" underline="always">
                  {text.print}
                </Anchor>
                {data.availableTransitions
                  .filter(({ name }) => SINGLE.has(name))
                  .map((transition) => (
                    <TransitionButton
                      key={transition.name}
                      size="xs"
                      variant="default"
                      transition={transition.name === 'resend' ? withAddress(transition) : transition}
                      onTake={() => begin(transition.name)}
                    />
                  ))}
              </Group>
            </>
          )}
        </Stack>
      </Modal>
      {step !== null && (
        <ReasonDialog
          title={chosen}
          confirm={chosen}
          lead={
            step === 'resend' && (
              <TextInput
                label={text.address}
                type="email"
                required
                maxLength={254}
                value={address}
                error={fieldErrors(take.error).address}
                onChange={({ currentTarget }) => setAddress(currentTarget.value)}
              />
            )
          }
          needsReason
          isReady={step !== 'resend' || address.trim() !== ''}
          isPending={take.isPending}
          error={take.error}
          onConfirm={(reason) => take.mutate({ step, reason })}
          onClose={() => setStep(null)}
        />
      )}
    </>
  );
}

/** Sending again asks for the address, so that a missing one does not stand against it. */
const withAddress = (step: AvailableTransition): AvailableTransition => ({
  ...step,
  blockers: step.blockers.filter(({ code }) => code !== 'notification.no_address'),
});
