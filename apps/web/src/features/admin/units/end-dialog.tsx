import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import { fieldErrors } from '../../../api/problem';
import { useText } from '../../../i18n';
import { CheckedForm } from '../../../ui/checked-form';
import { ConfirmButton } from '../../../ui/confirm-button';
import { ErrorPanel } from '../../../ui/error-panel';
import { UnitSelect } from '../../identity/unit-select';
import type { UnitDetail } from '../queries';
import { useAdminText } from '../text';
import { NO_PAPER, PaperFields, paperBody } from './paper-fields';

interface Props {
  readonly unit: UnitDetail;
  readonly how: 'merge' | 'close';
  readonly onClose: () => void;
}

/** The end of a unit: into a successor, or without one. */
export function EndDialog({ unit, how, onClose }: Props) {
  const { unit: text } = useAdminText();
  const words = useText();
  const cache = useQueryClient();
  const [intoUnitId, setInto] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [paper, setPaper] = useState(NO_PAPER);
  const end = useMutation({
    mutationFn: () => {
      const params = { path: { id: unit.id }, header: ifMatch(unit.version) };
      const papers = paperBody(paper);
      return how === 'merge'
        ? answer(api.POST('/api/units/{id}/merge', { params, body: { intoUnitId: intoUnitId ?? '', ...papers } }))
        : answer(api.POST('/api/units/{id}/close', { params, body: { reason, ...papers } }));
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['units'] });
      notifications.show({ message: text.saved });
      onClose();
    },
  });
  const errors = fieldErrors(end.error);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`${text[how]}: ${unit.name}`}
      closeButtonProps={{ 'aria-label': words.action.close }}
    >
      <CheckedForm
        onSubmit={(event) => {
          event.preventDefault();
          end.mutate();
        }}
      >
        <Stack gap="md">
          <Text>{how === 'merge' ? text.mergeLead : text.closeLead}</Text>
          <ErrorPanel error={end.error} />
          {how === 'merge' ? (
            <UnitSelect label={text.successor} value={intoUnitId} error={errors.intoUnitId} onChange={setInto} />
          ) : (
            <Textarea
              label={words.reason}
              required
              maxLength={2000}
              value={reason}
              error={errors.reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
          )}
          <PaperFields value={paper} errors={errors} onChange={setPaper} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.action.cancel}
            </Button>
            <ConfirmButton
              color="red"
              loading={end.isPending}
              isReady={how === 'merge' ? intoUnitId !== null : reason.trim() !== ''}
            >
              {text[how]}
            </ConfirmButton>
          </Group>
        </Stack>
      </CheckedForm>
    </Modal>
  );
}
