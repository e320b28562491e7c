import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../i18n';
import { ErrorPanel } from './error-panel';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly confirm: string;
  readonly needsReason: boolean;
  readonly initial?: string;
  /** Ready sentences to put into the reason. */
  readonly snippets?: readonly string[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks for the reason of a step, or only once more whether it is meant. */
export function ReasonDialog(props: Props) {
  const { action, reason: label } = useText();
  const [reason, setReason] = useState(props.initial ?? '');
  const ready = !props.needsReason || reason.trim() !== '';
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': action.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) props.onConfirm(reason.trim());
        }}
      >
        <Stack gap="md">
          {props.lead !== undefined && <Text component="div">{props.lead}</Text>}
          <ErrorPanel error={props.error} />
          {props.needsReason && (
            <Textarea
              label={label}
              required
              data-autofocus={props.initial === undefined ? true : undefined}
              value={reason}
              maxLength={2000}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
          )}
          {props.snippets !== undefined && props.snippets.length > 0 && (
            <Group gap={4}>
              {props.snippets.map((snippet) => (
                <Button
                  key={snippet}
                  size="compact-sm"
                  variant="default"
                  styles={{ root: { height: 'auto' }, label: { whiteSpace: 'normal', textAlign: 'left' } }}
                  onClick={() => setReason((old) => [old.trim(), snippet].filter(Boolean).join(' '))}
                >
                  {snippet}
                </Button>
              ))}
            </Group>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {action.cancel}
            </Button>
            <Button
              type="submit"
              disabled={!ready}
              loading={props.isPending}
              data-autofocus={props.initial !== undefined || !props.needsReason ? true : undefined}
            >
              {props.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
