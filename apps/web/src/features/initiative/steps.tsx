import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../api/client';
import { isProblem } from '../../api/problem';
import { useLanguage, useText } from '../../i18n';
import { CheckedForm } from '../../ui/checked-form';
import { ErrorPanel } from '../../ui/error-panel';
import { TransitionButton } from '../../ui/transition-button';
import type { AvailableTransition } from '../../ui/transition-button';
import { HANDING_IN, initiativeQuery } from './queries';
import type { Initiative } from './queries';
import { useInitiativeText } from './text';

interface Given {
  readonly initiative: Initiative;
  readonly reason: string;
}

const options = ({ initiative }: Given) => ({
  params: { path: { id: initiative.id }, header: ifMatch(initiative.version) },
});
const withReason = (given: Given) => ({ ...options(given), body: { reason: given.reason } });

/** How each step of an author or a unit is taken; steps of others have pages of their own. */
const TAKE: Readonly<Record<string, (given: Given) => Promise<unknown>>> = {
  submit: (given) => answer(api.POST('/api/initiatives/{id}/submit', options(given))),
  sendToUnit: (given) => answer(api.POST('/api/initiatives/{id}/submit', options(given))),
  resubmit: (given) => answer(api.POST('/api/initiatives/{id}/resubmit', options(given))),
  confirmByUnit: (given) => answer(api.POST('/api/initiatives/{id}/confirm', options(given))),
  returnToAuthor: (given) => answer(api.POST('/api/initiatives/{id}/return', withReason(given))),
  notForward: (given) => answer(api.POST('/api/initiatives/{id}/not-forward', withReason(given))),
  withdraw: (given) =>
    answer(
      api.POST('/api/initiatives/{id}/withdraw', {
        ...options(given),
        body: given.reason === '' ? {} : { reason: given.reason },
      }),
    ),
};
const WITH_DIALOG = new Set(['returnToAuthor', 'notForward', 'withdraw']);

interface Props {
  readonly initiative: Initiative;
  readonly isProminent: boolean;
  /** Only the step that hands in, or (left out) every other one. */
  readonly only?: 'handIn';
}

export function Steps({ initiative, isProminent, only }: Props) {
  const text = useInitiativeText().step;
  const words = useText();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<AvailableTransition | null>(null);
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: (name: string) => TAKE[name]?.({ initiative, reason: reason.trim() }) ?? Promise.resolve(),
    onSuccess: async () => {
      setAsked(null);
      setReason('');
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['initiative', initiative.id] }),
        cache.invalidateQueries({ queryKey: ['initiatives'] }),
      ]);
      notifications.show({ message: text.done });
      // What a unit gave back is its author's alone again.
      const { error } = cache.getQueryState(initiativeQuery(initiative.id).queryKey) ?? {};
      if (isProblem(error, 404)) await navigate({ to: '/unit' });
    },
  });
  const steps = initiative.availableTransitions.filter(
    ({ name }) => name in TAKE && HANDING_IN.some((step) => step === name) === (only === 'handIn'),
  );
  if (steps.length === 0) return null;
  const needsReason = asked?.needsReason ?? false;
  return (
    <Stack gap="sm">
      {!asked && <ErrorPanel error={take.error} />}
      <Group gap="xs">
        {steps.map((step, index) => (
          <TransitionButton
            key={step.name}
            transition={step}
            variant={isProminent && index === 0 && step.name !== 'withdraw' ? 'filled' : 'default'}
            loading={take.isPending && take.variables === step.name}
            onTake={() => {
              take.reset();
              if (WITH_DIALOG.has(step.name)) setAsked(step);
              else take.mutate(step.name);
            }}
          />
        ))}
      </Group>
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked && text.take(asked.label[language])}
        closeButtonProps={{ 'aria-label': words.action.close }}
      >
        <CheckedForm
          onSubmit={(event) => {
            event.preventDefault();
            if (asked) take.mutate(asked.name);
          }}
        >
          <Stack gap="md">
            <Textarea
              label={words.reason}
              required={needsReason}
              data-autofocus
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <ErrorPanel error={take.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsked(null)}>
                {words.action.cancel}
              </Button>
              <Button type="submit" loading={take.isPending}>
                {asked?.label[language]}
              </Button>
            </Group>
          </Stack>
        </CheckedForm>
      </Modal>
    </Stack>
  );
}
