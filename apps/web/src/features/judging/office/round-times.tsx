import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import { useText } from '../../../i18n';
import { CheckedForm } from '../../../ui/checked-form';
import { DateTimeInput } from '../../../ui/date-time-input';
import { ErrorPanel } from '../../../ui/error-panel';
import type { RoundDetail } from './queries';
import type { RoundRules } from './rules';
import { useRoundsText } from './text';

interface Props {
  readonly round: RoundDetail;
  readonly rules: RoundRules | undefined;
  readonly onClose: () => void;
}

/** Moves the times of a round while it is not over. */
export function RoundTimes({ round, rules, onClose }: Props) {
  const text = useRoundsText();
  const { action } = useText();
  const cache = useQueryClient();
  const [dueAt, setDueAt] = useState(round.dueAt);
  const [partsAt, setPartsAt] = useState(round.ownPartsCloseAt);
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PATCH('/api/rounds/{id}', {
          params: { path: { id: round.id }, header: ifMatch(round.version) },
          body: {
            ...(dueAt !== round.dueAt && { dueAt }),
            ...(partsAt !== round.ownPartsCloseAt && { ownPartsCloseAt: partsAt }),
          },
        }),
      ),
    onSuccess: () => {
      notifications.show({ message: text.saved });
      onClose();
      return cache.invalidateQueries({ queryKey: ['rounds'] });
    },
  });
  const isSame = dueAt === round.dueAt && partsAt === round.ownPartsCloseAt;
  return (
    <Modal opened onClose={onClose} title={text.timesTitle} closeButtonProps={{ 'aria-label': action.close }}>
      <CheckedForm
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="md">
          <Text c="dimmed">{text.timesHint}</Text>
          <DateTimeInput label={text.due} value={dueAt} onChange={setDueAt} data-autofocus />
          {(rules?.ownParts.length ?? 0) > 0 && (
            <DateTimeInput label={text.partsDue} value={partsAt} onChange={setPartsAt} />
          )}
          <ErrorPanel error={save.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <Button type="submit" disabled={isSame} loading={save.isPending}>
              {action.save}
            </Button>
          </Group>
        </Stack>
      </CheckedForm>
    </Modal>
  );
}
