import { Alert, Anchor } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { EmailField, NeededText, NewPasswordField, OutsideForm } from './outside-form';
import { OutsidePage } from './outside-page';
import { leadingTo, takeWanted } from './session';
import { useIdentityText } from './text';

const paths = {
  confirm: '/api/registrations/confirm',
  invitation: '/api/invitations/accept',
  reset: '/api/password-resets/confirm',
} as const;

/** The token stands behind # in the link of the mail, so that no server writes it down. */
const tokenOfLink = () => new URLSearchParams(location.hash.slice(1)).get('token');

export const ConfirmAddressPage = () => <ByMail kind="confirm" />;
export const InvitationPage = () => <ByMail kind="invitation" />;
export const ResetPage = () => <ByMail kind="reset" />;

function useDone() {
  const text = useIdentityText().token;
  const navigate = useNavigate();
  return async () => {
    notifications.show({ message: text.done });
    await navigate({ to: '/sign-in', search: leadingTo(takeWanted()) });
  };
}

function ByMail({ kind }: { readonly kind: keyof typeof paths }) {
  const text = useIdentityText();
  const [token] = useState(tokenOfLink);
  const done = useDone();
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  const set = useMutation({
    mutationFn: ({ password }: { password: string }) =>
      answer(api.POST(paths[kind], { body: { token: token ?? '', password } })),
    onSuccess: done,
  });
  return (
    <OutsidePage title={text.token[kind]}>
      {token === null ? (
        <Alert color="yellow">{text.token.missing}</Alert>
      ) : (
        <OutsideForm sending={set} submit={text.token.submit} onSubmit={form.onSubmit((values) => set.mutate(values))}>
          <NewPasswordField {...form.getInputProps('password')} />
        </OutsideForm>
      )}
      <Anchor component={Link} to="/sign-in" size="sm">
        {text.sent.toSignIn}
      </Anchor>
    </OutsidePage>
  );
}

export function PaperCodePage() {
  const text = useIdentityText();
  const done = useDone();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', code: '', password: '' } });
  const set = useMutation({
    mutationFn: (body: { email: string; code: string; password: string }) =>
      answer(api.POST('/api/password-resets/paper', { body })),
    onSuccess: done,
  });
  return (
    <OutsidePage title={text.token.paper}>
      <OutsideForm sending={set} submit={text.token.submit} onSubmit={form.onSubmit((values) => set.mutate(values))}>
        <EmailField {...form.getInputProps('email')} />
        <NeededText label={text.token.code} autoComplete="one-time-code" {...form.getInputProps('code')} />
        <NewPasswordField {...form.getInputProps('password')} />
      </OutsideForm>
    </OutsidePage>
  );
}
