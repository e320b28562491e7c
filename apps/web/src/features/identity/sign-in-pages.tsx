import { Anchor, Button, Group, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/client';
import { ownWork } from '../../app/nav';
import { hasMailbox } from '../../app/page-settings';
import { useLanguage } from '../../i18n';
import { EmailField, NeededText, OutsideForm, PasswordField } from './outside-form';
import { OutsidePage } from './outside-page';
import { firstRun, keepWanted, leadingTo, meQuery, withinApp } from './session';
import { useIdentityText } from './text';
import { UnitSelect } from './unit-select';

export function SignInPage() {
  const text = useIdentityText().signIn;
  const next = withinApp(useSearch({ from: '/sign-in' }).next);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => answer(api.POST('/api/sessions', { body })),
    onSuccess: async (me) => {
      cache.clear();
      cache.setQueryData(meQuery.queryKey, me);
      if (next === undefined || next === '/') await navigate({ to: (await firstRun(cache, me)) ?? ownWork(me) });
      else await navigate({ href: next });
    },
  });
  return (
    <OutsidePage title={text.title}>
      <OutsideForm sending={signIn} submit={text.submit} onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        <EmailField autoFocus {...form.getInputProps('email')} />
        <PasswordField label={text.password} autoComplete="current-password" {...form.getInputProps('password')} />
      </OutsideForm>
      <Group justify="space-between" gap="xs">
        <Anchor component={Link} to="/forgot-password" size="sm">
          {text.forgotten}
        </Anchor>
        <Text size="sm">
          {text.noAccount}{' '}
          <Anchor
            underline="always"
            renderRoot={(props) => <Link to="/register" search={leadingTo(next)} {...props} />}
          >
            {text.register}
          </Anchor>
        </Text>
      </Group>
      <Anchor href="/" size="sm">
        {text.publicSite}
      </Anchor>
    </OutsidePage>
  );
}

export function RegisterPage() {
  const text = useIdentityText();
  const { language } = useLanguage();
  const next = withinApp(useSearch({ from: '/register' }).next);
  const form = useForm({ initialValues: { name: '', email: '', unitId: null as string | null } });
  const register = useMutation({
    mutationFn: (values: typeof form.values) =>
      answer(api.POST('/api/registrations', { body: { ...values, language } })),
    onSuccess: () => keepWanted(next),
  });
  if (register.isSuccess) return <Sent />;
  return (
    <OutsidePage title={text.register.title} lead={text.register.lead}>
      <OutsideForm
        sending={register}
        submit={text.register.submit}
        onSubmit={form.onSubmit((values) => register.mutate(values))}
      >
        <NeededText label={text.register.name} autoComplete="name" {...form.getInputProps('name')} />
        <EmailField {...form.getInputProps('email')} />
        <UnitSelect
          label={text.register.unit}
          value={form.values.unitId}
          onChange={(unitId) => form.setFieldValue('unitId', unitId)}
        />
      </OutsideForm>
      <Text size="sm">
        {text.register.hasAccount}{' '}
        <Anchor underline="always" renderRoot={(props) => <Link to="/sign-in" search={leadingTo(next)} {...props} />}>
          {text.signIn.title}
        </Anchor>
      </Text>
    </OutsidePage>
  );
}

export function ForgottenPage() {
  const text = useIdentityText();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } });
  const request = useMutation({
    mutationFn: (body: { email: string }) => answer(api.POST('/api/password-resets', { body })),
  });
  if (request.isSuccess) return <Sent />;
  return (
    <OutsidePage title={text.forgotten.title} lead={text.forgotten.lead}>
      <OutsideForm
        sending={request}
        submit={text.forgotten.submit}
        onSubmit={form.onSubmit((values) => request.mutate(values))}
      >
        <EmailField {...form.getInputProps('email')} />
      </OutsideForm>
      <Group justify="space-between" gap="xs">
        <Anchor component={Link} to="/sign-in" size="sm">
          {text.sent.toSignIn}
        </Anchor>
        <Anchor component={Link} to="/paper-code" size="sm">
          {text.forgotten.paper}
        </Anchor>
      </Group>
    </OutsidePage>
  );
}

function Sent() {
  const text = useIdentityText().sent;
  return (
    <OutsidePage title={text.title} lead={text.body}>
      {hasMailbox && (
        <Button component="a" href="/mailbox" variant="light">
          {text.mailbox}
        </Button>
      )}
      <Anchor component={Link} to="/sign-in" size="sm">
        {text.toSignIn}
      </Anchor>
    </OutsidePage>
  );
}
