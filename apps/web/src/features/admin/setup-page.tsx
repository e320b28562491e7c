import { Alert, Badge, Button, Group, List, Progress, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconArrowRight, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Page } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { setupQuery } from '../identity/session';
import { useAdminText, useWatchText } from './text';

type Setup = Schemas['Setup'];
type Step = Setup['steps'][number];

/** What the first contest still needs, as the server counts it. */
export function SetupPage() {
  const { setup: text } = useWatchText();
  const format = useFormat();
  const setup = useQuery({ ...setupQuery, staleTime: 0 });
  const done = setup.data?.steps.filter((step) => step.done).length ?? 0;
  return (
    <Page title={text.title} lead={text.lead}>
      <ErrorPanel error={setup.error} onRetry={() => void setup.refetch()} />
      {setup.isPending && <Wait lines={8} />}
      {setup.data && (
        <>
          <Stack gap={6}>
            <Text size="sm" fw={500} role="status">
              {setup.data.next === null
                ? text.allDone
                : text.progress(format.number(done), format.number(setup.data.steps.length))}
            </Text>
            <Progress value={(100 * done) / setup.data.steps.length} aria-label={text.title} />
          </Stack>
          <Stack component="ol" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
            {setup.data.steps.map((step, index) => (
              <li key={step.code} aria-current={step.code === setup.data.next ? 'step' : undefined}>
                <StepCard number={index + 1} step={step} setup={setup.data} />
              </li>
            ))}
          </Stack>
        </>
      )}
    </Page>
  );
}

function StepCard({ number, step, setup }: { readonly number: number; readonly step: Step; readonly setup: Setup }) {
  const { setup: text } = useWatchText();
  const words = text.steps[step.code];
  const isNext = step.code === setup.next;
  const waits = step.code === 'roles' && setup.contest === null && !step.done;
  return (
    <Card>
      <Group align="flex-start" wrap="nowrap" gap="md">
        <ThemeIcon
          radius="xl"
          size={36}
          variant={isNext ? 'filled' : 'light'}
          color={step.done ? 'green' : isNext ? undefined : 'gray'}
          aria-hidden
        >
          {step.done ? (
            <IconCheck size={20} />
          ) : (
            <Text span fw={600}>
              {number}
            </Text>
          )}
        </ThemeIcon>
        <Stack gap="sm" style={{ flex: 1, minWidth: 0 }}>
          <Group justify="space-between" gap="xs">
            <Title order={2}>{words.title}</Title>
            <Badge color={step.done ? 'green' : isNext ? 'accent' : 'gray'}>
              {step.done ? text.isDone : isNext ? text.isNext : text.isLater}
            </Badge>
          </Group>
          <Text>{step.done ? words.done : waits ? text.steps.roles.waits : words.todo}</Text>
          <Known step={step} setup={setup} />
          {!waits && <Ways step={step} isNext={isNext} />}
        </Stack>
      </Group>
    </Card>
  );
}

/** What there is, and what is missing. */
function Known({ step, setup }: { readonly step: Step; readonly setup: Setup }) {
  const { setup: text } = useWatchText();
  const { role } = useAdminText();
  const format = useFormat();
  const names: Readonly<Record<string, string>> = { ...text.fields, ...role };
  return (
    <>
      {step.code === 'units' && step.count > 0 && (
        <Text size="sm" c="dimmed">
          {text.units(format.number(step.count))}
        </Text>
      )}
      {(step.code === 'contest' || step.code === 'roles') && setup.contest !== null && (
        <Text size="sm" c="dimmed">
          {setup.contest.code} · {setup.contest.title}
        </Text>
      )}
      {step.code === 'account' && step.count > 1 && (
        <Text size="sm" c="dimmed">
          {text.admins(format.number(step.count))}
        </Text>
      )}
      {step.missing.length > 0 && (step.code === 'account' || setup.contest !== null) && (
        <div>
          <Text size="sm" fw={500}>
            {text.missing}
          </Text>
          <List size="sm">
            {step.missing.map((code) => (
              <List.Item key={code}>{names[code] ?? code}</List.Item>
            ))}
          </List>
        </div>
      )}
      {step.code === 'account' && step.count === 1 && <Alert color="yellow">{text.oneAdmin}</Alert>}
    </>
  );
}

function Ways({ step, isNext }: { readonly step: Step; readonly isNext: boolean }) {
  const { setup: text } = useWatchText();
  const variant = isNext ? 'filled' : 'default';
  const arrow = isNext ? <IconArrowRight size={16} aria-hidden /> : undefined;
  if (step.code === 'units') {
    return (
      <Group gap="xs">
        <Button
          variant={variant}
          rightSection={arrow}
          renderRoot={(props) => <Link to="/admin/imports/$kind" params={{ kind: 'units' }} {...props} />}
        >
          {text.steps.units.import}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link to="/admin/units" {...props} />}>
          {step.done ? text.steps.units.see : text.steps.units.link}
        </Button>
      </Group>
    );
  }
  const contest = step.done ? '/office/contest' : '/contests/new';
  const to = { account: '/account', contest, roles: '/admin/accounts' }[step.code];
  return (
    <Group>
      <Button variant={variant} rightSection={arrow} renderRoot={(props) => <Link to={to} {...props} />}>
        {step.code === 'contest' && step.done ? text.steps.contest.see : text.steps[step.code].link}
      </Button>
    </Group>
  );
}
