import { Badge, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty } from '../../ui/page';
import { TransitionButton } from '../../ui/transition-button';
import { Wait } from '../../ui/wait';
import { SECRETARIES } from '../contest/office';
import type { Office } from '../contest/office';
import { AwardList } from './award-list';
import { DecisionDialog, STEPS } from './decision-dialog';
import type { Step } from './decision-dialog';
import { Differences } from './differences';
import { decisionQuery, decisionsQuery } from './queries';
import type { Decision } from './queries';
import { useAwardText } from './text';

type Kind = Decision['kind'];
const KINDS: readonly Kind[] = ['award', 'merit', 'commendation'];

export function Decisions({ office }: { readonly office: Office }) {
  const text = useAwardText().decisions;
  const { contestId, has } = office;
  const cache = useQueryClient();
  const list = useQuery(decisionsQuery(contestId));
  const [kind, setKind] = useState<Kind>('award');
  const draft = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/award-decisions', {
          params: { path: { id: contestId }, header: { 'idempotency-key': crypto.randomUUID() } },
          body: { kind, tables: null, wording: {} },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['award'] }),
  });
  return (
    <Card title={text.title}>
      <Stack gap="lg">
        <ErrorPanel error={list.error ?? draft.error} />
        {list.isPending && <Wait />}
        {list.data?.length === 0 && <Empty title={text.none}>{text.noneHint}</Empty>}
        {list.data?.map(({ id }) => (
          <DecisionView key={id} id={id} office={office} />
        ))}
        {has(...SECRETARIES) && (
          <Group align="flex-end" gap="sm">
            <NativeSelect
              label={text.kind}
              value={kind}
              data={KINDS.map((value) => ({ value, label: text.kinds[value] }))}
              onChange={({ currentTarget }) => setKind(KINDS.find((one) => one === currentTarget.value) ?? kind)}
            />
            <Button variant="default" loading={draft.isPending} onClick={() => draft.mutate()}>
              {text.draft}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function DecisionView({ id, office }: { readonly id: string; readonly office: Office }) {
  const text = useAwardText().decisions;
  const format = useFormat();
  const decision = useQuery(decisionQuery(id));
  const [step, setStep] = useState<Step | null>(null);
  const { data } = decision;
  if (!data)
    return decision.error ? <ErrorPanel error={decision.error} onRetry={() => void decision.refetch()} /> : <Wait />;
  const facts: readonly (readonly [string, string | null])[] = [
    [text.proposedBy, data.proposedBy],
    [text.agreedBy, data.agreedBy],
    [text.proposalNumber, data.proposalNumber],
    [text.number, data.number === null ? null : `${data.number}/${data.series}`],
    [text.signedOn, data.signedOn === null ? null : format.day(data.signedOn)],
    [text.signer, data.signerName],
  ];
  const isSigned = data.state === 'signed' || data.state === 'published';
  return (
    <Stack gap="sm" component="section" aria-label={data.subject}>
      <Group gap="xs">
        <Title order={3}>
          {text.kinds[data.kind]} · {text.acts[data.act]}
        </Title>
        <Badge color={isSigned ? 'green' : 'accent'}>{text.states[data.state] ?? data.state}</Badge>
      </Group>
      <Text>{data.subject}</Text>
      <Text size="sm" c="dimmed" className="numbers">
        {text.rows(data.rows, format.number(data.total, 0))}
        {facts.map(([label, value]) => (value === null ? '' : ` · ${label}: ${value}`)).join('')}
      </Text>
      <Group gap="xs">
        {data.availableTransitions.flatMap((transition) => {
          const known = STEPS.find((one) => one === transition.name);
          return known
            ? [
                <TransitionButton
                  key={known}
                  transition={transition}
                  size="xs"
                  variant={known === 'redraft' || known === 'return' ? 'default' : 'filled'}
                  onTake={() => setStep(known)}
                />,
              ]
            : [];
        })}
      </Group>
      <AwardList title={isSigned ? text.asSigned : text.proposed} rows={isSigned ? data.signedList : data.list} />
      <Differences decision={data} office={office} />
      <MakePapers decision={data} office={office} />
      {step && <DecisionDialog decision={data} step={step} onClose={() => setStep(null)} />}
    </Stack>
  );
}

type PaperKind = 'decision' | 'proposal' | 'result_notice' | 'signing_list' | 'certificates';
const PAPERS: readonly PaperKind[] = ['decision', 'proposal', 'result_notice', 'signing_list', 'certificates'];

function MakePapers({ decision, office }: { readonly decision: Decision; readonly office: Office }) {
  const text = useAwardText().papers;
  const cache = useQueryClient();
  const [kind, setKind] = useState<PaperKind>('decision');
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/award-decisions/{id}/documents', {
          params: { path: { id: decision.id } },
          body: { kind, layout: null },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['award', 'papers'] }),
  });
  if (!office.has(...SECRETARIES)) return null;
  return (
    <Stack gap="xs">
      <ErrorPanel error={make.error} />
      <Group gap="xs">
        <NativeSelect
          size="xs"
          aria-label={text.paper}
          value={kind}
          data={PAPERS.map((value) => ({ value, label: text.kinds[value] }))}
          onChange={({ currentTarget }) => setKind(PAPERS.find((one) => one === currentTarget.value) ?? kind)}
        />
        <Button size="xs" variant="default" loading={make.isPending} onClick={() => make.mutate()}>
          {text.make}
        </Button>
      </Group>
    </Stack>
  );
}
