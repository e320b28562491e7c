import { Button, Checkbox, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../api/client';
import { useFormat, useText } from '../../i18n';
import { CheckedForm } from '../../ui/checked-form';
import { ConfirmButton } from '../../ui/confirm-button';
import { Snippets } from '../../ui/snippets';
import { ErrorPanel } from '../../ui/error-panel';
import type { ScreeningDetail } from './queries';
import type { Done } from './recent';
import { useScreeningText } from './text';

export type Deciding = 'completion' | 'ineligible' | 'duplicate';

interface Props {
  readonly detail: ScreeningDetail;
  readonly deciding: Deciding;
  readonly failing: ScreeningDetail['checklist'];
  /** Settles when what was sent before has been answered. */
  readonly ready: () => Promise<unknown>;
  readonly onClose: (made: Pick<Done, 'what' | 'made'> | null) => void;
}

interface Missing {
  readonly item: string | null;
  readonly text: string;
}

/** Everything but "eligible": what is missing, why not, or which one is kept. */
export function DecideDialog({ detail, deciding, failing, ready: before, onClose }: Props) {
  const text = useScreeningText().decide;
  const { action, reason: reasonLabel } = useText();
  const format = useFormat();
  const [missing, setMissing] = useState<readonly Missing[]>(
    failing.length === 0
      ? [{ item: null, text: '' }]
      : failing.map(({ code, text: what }) => ({ item: code, text: text.snippet(what) })),
  );
  const [message, setMessage] = useState('');
  const [authors, setAuthors] = useState(false);
  const [reason, setReason] = useState(
    deciding === 'ineligible' ? failing.map(({ text: what }) => text.snippet(what)).join(' ') : '',
  );
  const [keptId, setKeptId] = useState<string | null>(detail.facts.similar[0]?.initiativeId ?? null);
  const others = [...detail.facts.similar, ...detail.facts.earlier.filter(({ sameContest }) => sameContest)];
  const kept = [...new Map(others.map((one) => [one.initiativeId, `${one.code} · ${one.title}`]))];
  const items = missing.filter((one) => one.text.trim() !== '');
  const ready =
    deciding === 'completion' ? items.length > 0 : deciding === 'ineligible' ? reason.trim() !== '' : keptId !== null;
  const send = useMutation({
    mutationFn: async (): Promise<Pick<Done, 'what' | 'made'>> => {
      await before();
      const params = {
        path: { id: detail.initiativeId },
        header: ifMatch(detail.version),
      };
      if (deciding === 'completion') {
        const { completionId } = await answer(
          api.POST('/api/initiatives/{id}/screening/completions', {
            params,
            body: { items: [...items], authorsMayChange: authors, ...(message.trim() && { message }) },
          }),
        );
        return { what: 'asked', made: completionId };
      }
      const { verdictId } = await answer(
        api.POST('/api/initiatives/{id}/screening/verdicts', {
          params,
          body: {
            verdict: deciding,
            reason: reason.trim() || null,
            keptId: deciding === 'duplicate' ? keptId : null,
            checkAll: false,
          },
        }),
      );
      return { what: deciding, made: verdictId };
    },
    onSuccess: onClose,
  });
  const confirm = deciding === 'completion' ? text.send : text.decide;
  return (
    <Modal
      opened
      onClose={() => onClose(null)}
      size="lg"
      title={`${text[deciding]} · ${detail.code}`}
      closeButtonProps={{ 'aria-label': action.close }}
    >
      <CheckedForm
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send.mutate();
        }}
      >
        <Stack gap="md">
          <ErrorPanel error={send.error} />
          {deciding === 'completion' && (
            <>
              {missing.map((one, index) => (
                <Textarea
                  key={one.item ?? index}
                  label={missing.length > 1 ? `${text.item} (${index + 1})` : text.item}
                  minRows={2}
                  maxLength={500}
                  data-autofocus={failing.length === 0 && index === 0 ? true : undefined}
                  value={one.text}
                  onChange={({ currentTarget: { value } }) =>
                    setMissing((all) => all.map((old, at) => (at === index ? { ...old, text: value } : old)))
                  }
                />
              ))}
              <Group>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => setMissing((all) => [...all, { item: null, text: '' }])}
                >
                  {text.add}
                </Button>
              </Group>
              <Textarea
                label={text.message}
                minRows={2}
                maxLength={2000}
                value={message}
                onChange={({ currentTarget }) => setMessage(currentTarget.value)}
              />
              <Checkbox
                label={text.authors}
                checked={authors}
                onChange={({ currentTarget }) => setAuthors(currentTarget.checked)}
              />
              <Text size="sm" c="dimmed">
                {text.dueAt(format.moment(detail.completionDueAt))}
              </Text>
            </>
          )}
          {deciding === 'duplicate' && (
            <Select
              label={text.kept}
              required
              searchable
              data={kept.map(([value, label]) => ({ value, label }))}
              value={keptId}
              onChange={setKeptId}
            />
          )}
          {deciding !== 'completion' && (
            <Textarea
              label={reasonLabel}
              required={deciding === 'ineligible'}
              maxLength={2000}
              data-autofocus={reason === '' ? true : undefined}
              value={reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
          )}
          {deciding === 'ineligible' && <Snippets snippets={text.snippets} onAdd={setReason} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => onClose(null)}>
              {action.cancel}
            </Button>
            <ConfirmButton
              isReady={ready}
              loading={send.isPending}
              data-autofocus={failing.length > 0 && deciding === 'completion' ? true : undefined}
            >
              {confirm}
            </ConfirmButton>
          </Group>
        </Stack>
      </CheckedForm>
    </Modal>
  );
}
