import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconAlertTriangle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Schemas } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { useWatchText } from '../text';
import { chainStep } from './queries';

type Step = Schemas['AuditChain'];

/** Recomputes the chain part by part, so that it shows how far it is and can be stopped. */
export function ChainCheck() {
  const { chain: text } = useWatchText();
  const [at, setAt] = useState<Step>();
  const stop = useRef(new AbortController());
  const check = useMutation({
    mutationFn: async (signal: AbortSignal) => {
      let after: string | null = '0';
      let step: Step | undefined;
      while (after !== null) {
        step = await chainStep(after, signal);
        setAt(step);
        after = step.next;
      }
      return step;
    },
  });
  const start = () => {
    stop.current = new AbortController();
    setAt(undefined);
    check.mutate(stop.current.signal);
  };
  const stopped = check.error instanceof DOMException && check.error.name === 'AbortError';
  return (
    <Card title={text.title}>
      <Stack gap="md">
        <Text maw={720}>{text.lead}</Text>
        {check.isPending && <Running at={at} />}
        {check.isError && (stopped ? <Text role="status">{text.stopped}</Text> : <ErrorPanel error={check.error} />)}
        {check.data && <Verdict step={check.data} />}
        <Group>
          {check.isPending ? (
            <Button variant="default" onClick={() => stop.current.abort()}>
              {text.stop}
            </Button>
          ) : (
            <Button variant={check.data ? 'default' : 'filled'} onClick={start}>
              {check.data ? text.again : text.check}
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  );
}

function Running({ at }: { readonly at: Step | undefined }) {
  const { chain: text } = useWatchText();
  const format = useFormat();
  const all = Number(at?.last ?? 0);
  const label = text.running(format.number(at?.sealed ?? 0), at ? format.number(all) : '…');
  return (
    <Stack gap={4} role="status">
      <Text size="sm" className="numbers">
        {label}
      </Text>
      <Progress value={at && all > 0 ? (100 * at.sealed) / all : 100} animated={!at} aria-label={label} />
    </Stack>
  );
}

function Verdict({ step }: { readonly step: Step }) {
  const { chain: text } = useWatchText();
  const format = useFormat();
  if (step.fault !== null) {
    return (
      <Alert color="red" role="alert" icon={<IconAlertTriangle size={20} />} title={text.bad}>
        <Text fw={600} size="sm">
          {text.badAt(step.fault.auditId)} {text.problems[step.fault.problem]}
        </Text>
        <Text size="sm">{text.badBody(format.number(step.sealed))}</Text>
      </Alert>
    );
  }
  return (
    <Alert color="green" role="status" icon={<IconCircleCheck size={20} />} title={text.good}>
      <Text size="sm">{text.goodBody(format.number(step.sealed))}</Text>
      {step.unsealed > 0 && <Text size="sm">{text.unsealed(format.number(step.unsealed))}</Text>}
    </Alert>
  );
}
