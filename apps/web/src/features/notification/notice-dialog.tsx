import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useText } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { ReasonDialog } from '../../ui/reason-dialog';
import { Wait } from '../../ui/wait';
import { useNoticeText } from './text';

type Step = 'cancel' | 'resend';

/** One notice as it is or will be sent. */
export function NoticeDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const text = useNoticeText();
  const { action } = useText();
  const cache = useQueryClient();
  const [step, setStep] = useState<Step | null>(null);
  const notice = useQuery({
    queryKey: ['notice', id],
    queryFn: () => answer(api.GET('/api/notices/{id}', { params: { path: { id } } })),
  });
  const take = useMutation({
    mutationFn: (reason: string) =>
      step === 'cancel'
        ? answer(api.POST('/api/notices/{id}/cancel', { params: { path: { id } }, body: { reason } }))
        : answer(
            api.POST('/api/notices/{id}/resend', {
              params: { path: { id } },
              body: { reason, address: null },
            }),
          ),
    onSuccess: async () => {
      setStep(null);
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['notices'] }),
        cache.invalidateQueries({ queryKey: ['notice', id] }),
      ]);
    },
  });
  const { data } = notice;
  const offers = (name: Step) =>
    data?.availableTransitions.find((one) => one.name === name && one.blockers.length === 0);
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
          <ErrorPanel error={notice.error} />
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
                {offers('cancel') && (
                  <Button size="xs" variant="default" onClick={() => setStep('cancel')}>
                    {text.cancel}
                  </Button>
                )}
                {offers('resend') && (
                  <Button size="xs" onClick={() => setStep('resend')}>
                    {text.resend}
                  </Button>
                )}
              </Group>
            </>
          )}
        </Stack>
      </Modal>
      {step !== null && (
        <ReasonDialog
          title={text[step].replace('…', '')}
          confirm={text[step].replace('…', '')}
          needsReason
          isPending={take.isPending}
          error={take.error}
          onConfirm={(reason) => take.mutate(reason)}
          onClose={() => setStep(null)}
        />
      )}
    </>
  );
}
