import { Badge, Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useFormat, useLanguage } from '../../../i18n';
import { Card } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { TransitionButton } from '../../../ui/transition-button';
import type { AvailableTransition } from '../../../ui/transition-button';
import { progressQuery } from './queries';
import type { RoundDetail } from './queries';
import { RoundTimes } from './round-times';
import type { RoundRules } from './rules';
import { useRoundsText } from './text';

const STEPS = ['open', 'startScoring', 'close', 'settle', 'lock', 'confirm', 'announce'] as const;
type Step = (typeof STEPS)[number];
interface Asked extends AvailableTransition {
  readonly name: Step;
}

interface Props {
  readonly round: RoundDetail;
  readonly rules: RoundRules | undefined;
}

/** Where a round stands and what may be done with it next. */
export function RoundHead({ round, rules }: Props) {
  const text = useRoundsText();
  const format = useFormat();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const progress = useQuery(progressQuery(round.id));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isTiming, setIsTiming] = useState(false);
  const mayTime = round.may.includes('changeTimes');
  const move = useMutation({
    mutationFn: (transition: Step) =>
      answer(
        api.POST('/api/rounds/{id}/transitions', {
          params: { path: { id: round.id } },
          body: { transition, version: round.version },
        }),
      ),
    onSuccess: async () => {
      setAsked(null);
      notifications.show({ message: text.moved });
      await cache.invalidateQueries({ queryKey: ['rounds'] });
    },
  });
  const steps = round.availableTransitions.flatMap((step) => {
    const name = STEPS.find((one) => one === step.name);
    return name ? [{ ...step, name }] : [];
  });
  const counts = Object.entries(progress.data?.counts ?? {});
  const submitted = progress.data?.counts.submitted ?? 0;
  const all = progress.data?.expected ?? 0;
  return (
    <Card>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Title order={2}>{round.name}</Title>
            <Badge>{text.states[round.state]}</Badge>
            <Badge color="gray">{round.visibility === 'blind' ? text.blind : text.open}</Badge>
            {rules && (
              <Text size="sm" c="dimmed">
                {text.perInitiative(rules.judgesPerInitiative)} · {text.entry[rules.judgeEntry]}
              </Text>
            )}
          </Group>
          <Group gap="sm">
            <Text c="dimmed" component="div">
              {round.dueAt !== null && `${text.due}: ${format.moment(round.dueAt)}`}
              {round.ownPartsCloseAt !== null && (
                <div>
                  {text.partsDue}: {format.moment(round.ownPartsCloseAt)}
                </div>
              )}
            </Text>
            {mayTime && (
              <Button size="xs" variant="default" onClick={() => setIsTiming(true)}>
                {text.times}
              </Button>
            )}
          </Group>
        </Group>
        {all > 0 && (
          <>
            <Progress
              value={(submitted / all) * 100}
              aria-label={`${text.grid.progress.submitted} ${submitted}/${all}`}
            />
            <Group gap="md">
              {counts.map(([kind, count]) => (
                <Text key={kind} size="sm" className="numbers">
                  {text.grid.progress[kind as keyof typeof text.grid.progress]}: <b>{count}</b>
                </Text>
              ))}
            </Group>
          </>
        )}
        <Group gap="xs">
          {steps.map((step, index) => (
            <TransitionButton
              key={step.name}
              transition={step}
              variant={index === 0 ? 'filled' : 'default'}
              onTake={() => setAsked(step)}
            />
          ))}
          {round.waitsFor && (
            <Text size="sm">{text.waitsFor(round.waitsFor.label[language], text.whose[round.waitsFor.whose])}</Text>
          )}
        </Group>
      </Stack>
      {isTiming && <RoundTimes round={round} rules={rules} onClose={() => setIsTiming(false)} />}
      {asked && (
        <ReasonDialog
          title={`${asked.label[language]} · ${round.name}`}
          lead={text.sure[asked.name]}
          confirm={asked.label[language]}
          needsReason={false}
          isPending={move.isPending}
          error={move.error}
          onConfirm={() => move.mutate(asked.name)}
          onClose={() => {
            setAsked(null);
            move.reset();
          }}
        />
      )}
    </Card>
  );
}
