import {
  Badge,
  Button,
  Group,
  PasswordInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../../api/client';
import { fieldErrors } from '../../api/problem';
import { useFormat, useText } from '../../i18n';
import { CheckedForm } from '../../ui/checked-form';
import { DateInput } from '../../ui/date-input';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Page } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { meQuery, useMe } from './session';
import { useIdentityText } from './text';
import { UnitSelect } from './unit-select';

export function AccountPage() {
  const text = useIdentityText().account;
  const me = useMe();
  return (
    <Page title={text.title} lead={me.email}>
      <AboutMe />
      <Mails />
      <Password />
      <Sessions />
    </Page>
  );
}

function AboutMe() {
  const text = useIdentityText();
  const { action } = useText();
  const me = useMe();
  const cache = useQueryClient();
  const { person } = me;
  const form = useForm({
    initialValues: {
      name: person.name,
      unitId: person.unitId,
      jobTitle: person.jobTitle ?? '',
      birthDate: person.birthDate ?? '',
      gender: person.gender,
      qualification: person.qualification ?? '',
      phone: person.phone ?? '',
    },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      answer(
        api.PUT('/api/me/person', {
          params: { header: ifMatch(me.version) },
          body: {
            ...values,
            jobTitle: values.jobTitle || null,
            birthDate: values.birthDate || null,
            qualification: values.qualification || null,
            phone: values.phone || null,
          },
        }),
      ),
    onSuccess: (next) => {
      cache.setQueryData(meQuery.queryKey, next);
      notifications.show({ message: text.account.saved });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <Card title={text.account.person}>
      <CheckedForm onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack gap="md">
          <Text c="dimmed" size="sm">
            {text.account.personHint}
          </Text>
          <ErrorPanel error={save.error} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={text.register.name} required autoComplete="name" {...form.getInputProps('name')} />
            <UnitSelect
              label={text.register.unit}
              value={form.values.unitId}
              valueName={person.unitName}
              onChange={(unitId) => form.setFieldValue('unitId', unitId)}
            />
            <TextInput
              label={text.account.jobTitle}
              autoComplete="organization-title"
              {...form.getInputProps('jobTitle')}
            />
            <TextInput label={text.account.qualification} {...form.getInputProps('qualification')} />
            <DateInput
              label={text.account.birthDate}
              autoComplete="bday"
              value={form.values.birthDate}
              error={form.errors.birthDate}
              onChange={(birthDate) => form.setFieldValue('birthDate', birthDate)}
            />
            <Select
              label={text.account.gender}
              clearable
              data={Object.entries(text.account.genders).map(([value, label]) => ({ value, label }))}
              {...form.getInputProps('gender')}
            />
            <TextInput label={text.account.phone} type="tel" autoComplete="tel" {...form.getInputProps('phone')} />
          </SimpleGrid>
          <Group>
            <Button type="submit" loading={save.isPending}>
              {action.save}
            </Button>
          </Group>
        </Stack>
      </CheckedForm>
    </Card>
  );
}

function Mails() {
  const text = useIdentityText().account;
  const { languageName } = useText();
  const me = useMe();
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: (language: 'vi' | 'en') => answer(api.PUT('/api/me/language', { body: { language } })),
    onSuccess: (next) => cache.setQueryData(meQuery.queryKey, next),
  });
  return (
    <Card title={text.language}>
      <Stack gap="sm" align="flex-start">
        <ErrorPanel error={save.error} />
        <SegmentedControl
          aria-label={text.language}
          value={me.language}
          onChange={(value) => save.mutate(value === 'en' ? 'en' : 'vi')}
          data={[
            { value: 'vi', label: languageName.vi },
            { value: 'en', label: languageName.en },
          ]}
        />
      </Stack>
    </Card>
  );
}

function Password() {
  const text = useIdentityText();
  const form = useForm({ initialValues: { current: '', next: '' } });
  const change = useMutation({
    mutationFn: (body: { current: string; next: string }) => answer(api.POST('/api/me/password', { body })),
    onSuccess: () => {
      form.reset();
      notifications.show({ message: text.account.changed });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <Card title={text.account.password}>
      <CheckedForm onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <Stack gap="md" maw={400}>
          <ErrorPanel error={change.error} />
          <PasswordInput
            label={text.account.current}
            autoComplete="current-password"
            required
            {...form.getInputProps('current')}
          />
          <PasswordInput
            label={text.token.password}
            description={text.token.hint}
            autoComplete="new-password"
            required
            {...form.getInputProps('next')}
          />
          <Group>
            <Button type="submit" variant="default" loading={change.isPending}>
              {text.account.password}
            </Button>
          </Group>
        </Stack>
      </CheckedForm>
    </Card>
  );
}

const sessionsKey = ['sessions'];

function Sessions() {
  const text = useIdentityText().account;
  const format = useFormat();
  const cache = useQueryClient();
  const sessions = useQuery({ queryKey: sessionsKey, queryFn: () => answer(api.GET('/api/sessions')) });
  const end = useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? answer(api.DELETE('/api/sessions/others'))
        : answer(api.DELETE('/api/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: sessionsKey }),
  });
  const items = sessions.data?.items ?? [];
  return (
    <Card title={text.sessions}>
      <Stack gap="sm">
        <ErrorPanel error={sessions.error ?? end.error} />
        {sessions.isPending && <Wait lines={2} />}
        {items.map((session) => (
          <Group key={session.id} justify="space-between" gap="xs">
            <Stack gap={0}>
              <Group gap="xs">
                <Text>{browserOf(session.userAgent) || text.unknownBrowser}</Text>
                {session.current && <Badge color="green">{text.here}</Badge>}
              </Group>
              <Text size="sm" c="dimmed">
                {text.since} {format.moment(session.createdAt)} {text.until} {format.moment(session.expiresAt)}
                {session.address !== null && ` · ${session.address}`}
              </Text>
            </Stack>
            {!session.current && (
              <Button size="xs" variant="default" onClick={() => end.mutate(session.id)}>
                {text.end}
              </Button>
            )}
          </Group>
        ))}
        {items.length > 1 && (
          <Group>
            <Button size="xs" variant="default" onClick={() => end.mutate(null)}>
              {text.endOthers}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

/** `Chrome · Windows`, or nothing, of what the browser says of itself, well enough to recognise one's own device. */
function browserOf(userAgent: string | null): string {
  const pick = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  const browser = pick([
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/CocCoc|coc_coc/i, 'Cốc Cốc'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]);
  const system = pick([
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  return [browser, system].filter(Boolean).join(' · ');
}
