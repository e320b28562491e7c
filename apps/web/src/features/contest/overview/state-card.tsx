import { Anchor, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat, useText } from '../../../i18n';
import { Card } from '../../../ui/page';
import { useServerNow } from '../../../ui/server-clock';
import { TransitionButton } from '../../../ui/transition-button';
import type { ReadContest } from '../queries';
import { rootLink } from '../root-link';
import { useContestText } from '../text';
import { ContestBadge } from './contest-badge';
import { isStep, StepDialog } from './step-dialog';
import type { Step } from './step-dialog';

const GRAVE: readonly string[] = ['cancel', 'closeEarly', 'suspend'];
/** Reached on pages of their own. */
const ELSEWHERE: readonly string[] = ['editRules', 'amend', 'extend'];

export function StateCard({ contest }: { readonly contest: ReadContest }) {
  const text = useContestText().state;
  const { serverClock } = useText();
  const format = useFormat();
  const [step, setStep] = useState<Step | null>(null);
  const now = useServerNow(contest.serverNow, contest.readAt);
  const steps = contest.availableTransitions.filter(({ name }) => !ELSEWHERE.includes(name));
  const rules = contest.availableTransitions.find(({ name }) => name === 'editRules' || name === 'amend');
  return (
    <Card title={text.title} aside={<ContestBadge state={contest.state} />}>
      <Stack gap="lg">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md" verticalSpacing="sm">
          <Fact label={text.code}>{contest.code}</Fact>
          <Fact label={text.announcement}>
            {contest.announcement === null
              ? text.notAnnounced
              : text.announced(contest.announcement.number, format.day(contest.announcement.date))}
          </Fact>
          <Fact label={text.rules}>
            <Anchor renderRoot={rootLink('/office/contest/rules', { contest: contest.id })} underline="always" inherit>
              {contest.announcement === null ? text.draft : text.version(contest.rulebookVersion)}
            </Anchor>
          </Fact>
          <Fact label={text.opens}>{format.moment(contest.opensAt, contest.zone)}</Fact>
          <Fact label={text.closes}>{format.moment(contest.closesAt, contest.zone)}</Fact>
          <Fact label={serverClock}>
            {now === null ? '–' : format.moment(new Date(now).toISOString(), contest.zone)}
          </Fact>
        </SimpleGrid>
        <Stack gap="xs">
          <Text fw={600} size="sm">
            {text.next}
          </Text>
          {steps.length === 0 && !rules && <Text c="dimmed">{text.nothing}</Text>}
          <Group gap="xs">
            {rules && (
              <Button renderRoot={rootLink('/office/contest/rules/edit', { contest: contest.id })} variant="default">
                {rules.name === 'amend' ? text.amendRules : text.editRules}
              </Button>
            )}
            {steps.map((transition) => (
              <TransitionButton
                key={transition.name}
                transition={transition}
                variant={GRAVE.includes(transition.name) ? 'default' : 'filled'}
                onTake={() => isStep(transition.name) && setStep(transition.name)}
              />
            ))}
          </Group>
        </Stack>
        {contest.announcement !== null && (
          <Anchor href={`/cuoc-thi/${contest.id}`} target="_blank" rel="noreferrer" underline="always" size="sm">
            {text.publicPage}
          </Anchor>
        )}
      </Stack>
      {step !== null && <StepDialog contest={contest} step={step} onClose={() => setStep(null)} />}
    </Card>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="div" className="numbers" fw={500}>
        {children}
      </Text>
    </div>
  );
}
