import { Text, Textarea } from '@mantine/core';
import type { ModalProps } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../i18n';
import { FormDialog } from './form-dialog';
import { Snippets } from './snippets';

interface Props {
  readonly title: string;
  readonly size?: ModalProps['size'];
  readonly lead?: ReactNode;
  readonly confirm: string;
  readonly needsReason: boolean;
  readonly initial?: string;
  /** Ready sentences to put into the reason. */
  readonly snippets?: readonly string[];
  /** Whether what is asked for in the lead is there. */
  readonly isReady?: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks for the reason of a step, or only once more whether it is meant. */
export function ReasonDialog({ lead, needsReason, initial, snippets = [], isReady = true, ...frame }: Props) {
  const { reason: label } = useText();
  const [reason, setReason] = useState(initial ?? '');
  return (
    <FormDialog
      {...frame}
      isReady={isReady && (!needsReason || reason.trim() !== '')}
      startsAtConfirm={initial !== undefined || !needsReason}
      onConfirm={() => frame.onConfirm(reason.trim())}
    >
      {lead !== undefined && <Text component="div">{lead}</Text>}
      {needsReason && (
        <Textarea
          label={label}
          required
          data-autofocus={initial === undefined ? true : undefined}
          value={reason}
          maxLength={2000}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      )}
      {snippets.length > 0 && <Snippets snippets={snippets} onAdd={setReason} />}
    </FormDialog>
  );
}
