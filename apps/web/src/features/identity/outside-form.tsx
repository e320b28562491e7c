import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { PasswordInputProps, TextInputProps } from '@mantine/core';
import type { ReactNode, SubmitEventHandler } from 'react';
import { CheckedForm } from '../../ui/checked-form';
import { ErrorPanel } from '../../ui/error-panel';
import { useIdentityText } from './text';

interface Props {
  readonly sending: { readonly error: unknown; readonly isPending: boolean };
  readonly submit: string;
  readonly onSubmit: SubmitEventHandler<HTMLFormElement>;
  readonly children: ReactNode;
}

/** The one form of a page before the sign-in: what was refused, the fields, one button. */
export function OutsideForm({ sending, submit, onSubmit, children }: Props) {
  return (
    <CheckedForm onSubmit={onSubmit}>
      <Stack gap="md">
        <ErrorPanel error={sending.error} />
        {children}
        <Button type="submit" loading={sending.isPending}>
          {submit}
        </Button>
      </Stack>
    </CheckedForm>
  );
}

/** Nothing in these forms may stay empty, so nothing is marked. */
const needed = { required: true, withAsterisk: false };

export function NeededText(props: TextInputProps) {
  return <TextInput {...needed} {...props} />;
}

export function EmailField(props: TextInputProps) {
  const text = useIdentityText().signIn;
  return <NeededText label={text.email} type="email" autoComplete="username" {...props} />;
}

export function PasswordField(props: PasswordInputProps) {
  return <PasswordInput {...needed} {...props} />;
}

export function NewPasswordField(props: PasswordInputProps) {
  const text = useIdentityText().token;
  return <PasswordField label={text.password} description={text.hint} autoComplete="new-password" {...props} />;
}
