import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../i18n';
import { CheckedForm } from './checked-form';
import { ConfirmButton } from './confirm-button';
import { ErrorPanel } from './error-panel';

interface Props {
  readonly title: string;
  readonly size?: ModalProps['size'];
  readonly error: unknown;
  readonly confirm: string;
  /** Whether what cannot be left out is there, beyond what the fields themselves ask for. */
  readonly isReady?: boolean;
  /** The confirming button has the focus: Enter alone is enough. */
  readonly startsAtConfirm?: boolean;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog around the fields of one step: what was refused above them, the two buttons below. */
export function FormDialog({ isReady = true, startsAtConfirm = false, children, ...props }: Props) {
  const { action } = useText();
  return (
    <Modal
      opened
      onClose={props.onClose}
      {...(props.size !== undefined && { size: props.size })}
      title={props.title}
      closeButtonProps={{ 'aria-label': action.close }}
    >
      <CheckedForm
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) props.onConfirm();
        }}
      >
        <Stack gap="md">
          <ErrorPanel error={props.error} />
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {props.confirm === action.cancel ? action.close : action.cancel}
            </Button>
            <ConfirmButton
              isReady={isReady}
              loading={props.isPending}
              data-autofocus={startsAtConfirm ? true : undefined}
            >
              {props.confirm}
            </ConfirmButton>
          </Group>
        </Stack>
      </CheckedForm>
    </Modal>
  );
}
