import {
  ActionIcon,
  Alert,
  Button,
  Fieldset,
  Group,
  Modal,
  NativeSelect,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { fieldErrors } from '../../../api/problem';
import { useLanguage, useText } from '../../../i18n';
import { CheckedForm } from '../../../ui/checked-form';
import { ErrorPanel } from '../../../ui/error-panel';
import { useIdentityText } from '../../identity/text';
import { UnitSelect } from '../../identity/unit-select';
import { giveRole } from '../queries';
import type { NewGrant } from '../queries';
import { useAdminText } from '../text';
import { PersonSelect } from './person-select';
import { RoleFields, useFirstGrant } from './role-fields';

const NOTHING_KNOWN = {
  ...{ birthDate: null, gender: null, qualification: null },
  ...{ phone: null, email: null, staffCode: null },
};

interface Sending {
  /** Gives the id of the account. */
  readonly invite: () => Promise<string>;
  readonly roles: readonly NewGrant[];
}

interface Refusal {
  readonly grant: NewGrant;
  readonly error: unknown;
}

/** Invites somebody and gives the roles at once; a role that is refused is shown with its reason, the others stand. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useAdminText();
  const { action } = useText();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [grants, setGrants] = useState<readonly NewGrant[]>([]);
  const [invited, setInvited] = useState<string>();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const toAccount = (id: string) => navigate({ to: '/admin/accounts/$id', params: { id } });

  const send = useMutation({
    mutationFn: async ({ invite, roles }: Sending) => {
      const id = await invite();
      setInvited(id);
      const refused: Refusal[] = [];
      for (const grant of roles) {
        await giveRole(id, grant).catch((error: unknown) => refused.push({ grant, error }));
      }
      return { id, refused };
    },
    onSuccess: async ({ id, refused }) => {
      setRefusals(refused);
      await cache.invalidateQueries({ queryKey: ['accounts'] });
      await cache.invalidateQueries({ queryKey: ['setup'] });
      if (refused.length > 0) return;
      notifications.show({ message: text.invite.done });
      await toAccount(id);
    },
  });
  const title = text.invite.title;
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': action.close }}>
      {invited !== undefined && refusals.length > 0 ? (
        <Stack gap="md">
          <Alert color="yellow">{text.invite.partly}</Alert>
          {refusals.map(({ grant, error }, index) => (
            <Stack key={index} gap={4}>
              <Text fw={600}>{text.role[grant.role]}</Text>
              <ErrorPanel error={error} />
            </Stack>
          ))}
          <Group justify="flex-end">
            <Button
              variant="default"
              loading={send.isPending}
              onClick={() =>
                send.mutate({ invite: () => Promise.resolve(invited), roles: refusals.map(({ grant }) => grant) })
              }
            >
              {text.invite.again}
            </Button>
            <Button onClick={() => void toAccount(invited)}>{text.invite.toAccount}</Button>
          </Group>
        </Stack>
      ) : (
        <InviteForm
          grants={grants}
          onGrants={setGrants}
          error={send.error}
          isPending={send.isPending}
          onSubmit={(invite) => send.mutate({ invite, roles: grants })}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

interface FormProps {
  readonly grants: readonly NewGrant[];
  readonly onGrants: (grants: readonly NewGrant[]) => void;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSubmit: (invite: Sending['invite']) => void;
  readonly onClose: () => void;
}

function InviteForm({ grants, onGrants, error, isPending, onSubmit, onClose }: FormProps) {
  const text = useAdminText();
  const own = useIdentityText();
  const { action, languageName } = useText();
  const { language } = useLanguage();
  const first = useFirstGrant();
  const [known, setKnown] = useState(false);
  const [personId, setPersonId] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: '', email: '', unitId: null as string | null, jobTitle: '', language },
  });
  const errors = fieldErrors(error);
  const at = (path: string) => errors[path] ?? errors[`whom.person.${path}`];
  const invite = (values: typeof form.values) => async () => {
    const { id } = await answer(
      api.POST('/api/invitations', {
        body: {
          email: values.email,
          language: values.language,
          whom: known
            ? { personId: personId ?? '' }
            : {
                person: {
                  ...NOTHING_KNOWN,
                  name: values.name,
                  unitId: values.unitId,
                  jobTitle: values.jobTitle || null,
                },
              },
        },
      }),
    );
    return id;
  };
  return (
    <CheckedForm onSubmit={form.onSubmit((values) => onSubmit(invite(values)))}>
      <Stack gap="md">
        <Text c="dimmed" size="sm">
          {text.invite.lead}
        </Text>
        <ErrorPanel error={error} />
        <SegmentedControl
          aria-label={text.invite.who}
          value={known ? 'known' : 'fresh'}
          onChange={(value) => setKnown(value === 'known')}
          data={[
            { value: 'fresh', label: text.invite.fresh },
            { value: 'known', label: text.invite.known },
          ]}
        />
        {known && <PersonSelect value={personId} onChange={(id) => setPersonId(id)} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {!known && (
            <TextInput label={own.register.name} required error={at('name')} {...form.getInputProps('name')} />
          )}
          <TextInput
            label={own.signIn.email}
            type="email"
            required
            autoComplete="off"
            {...form.getInputProps('email')}
            error={at('email')}
          />
          {!known && (
            <>
              <UnitSelect
                label={own.register.unit}
                value={form.values.unitId}
                error={at('unitId')}
                onChange={(unitId) => form.setFieldValue('unitId', unitId)}
              />
              <TextInput label={text.invite.jobTitle} {...form.getInputProps('jobTitle')} />
            </>
          )}
          <NativeSelect
            label={text.invite.language}
            data={Object.entries(languageName).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('language')}
          />
        </SimpleGrid>
        <Fieldset legend={text.invite.roles}>
          <Stack gap="md">
            {grants.length === 0 && (
              <Text size="sm" c="dimmed">
                {text.invite.rolesHint}
              </Text>
            )}
            {grants.map((grant, index) => (
              <Group key={index} align="flex-end" wrap="nowrap" gap="xs">
                <div style={{ flex: 1 }}>
                  <RoleFields
                    value={grant}
                    onChange={(next) => onGrants(grants.map((old, at) => (at === index ? next : old)))}
                  />
                </div>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={text.invite.removeRole(text.role[grant.role])}
                  onClick={() => onGrants(grants.filter((_, at) => at !== index))}
                >
                  <IconTrash size={18} />
                </ActionIcon>
              </Group>
            ))}
            <Group>
              <Button
                variant="default"
                size="xs"
                disabled={first === undefined}
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => first && onGrants([...grants, first])}
              >
                {text.invite.addRole}
              </Button>
            </Group>
          </Stack>
        </Fieldset>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {action.cancel}
          </Button>
          <Button type="submit" loading={isPending}>
            {text.invite.submit}
          </Button>
        </Group>
      </Stack>
    </CheckedForm>
  );
}
