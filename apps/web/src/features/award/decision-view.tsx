import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card } from '../../ui/page';
import { TransitionButton } from '../../ui/transition-button';
import { Wait } from '../../ui/wait';
import type { Office } from '../contest/office';
import { AmendDialog } from './amend-dialog';
import { Certificates } from './certificates';
import { CompareLists } from './compare-lists';
import { DecisionDialog, STEPS } from './decision-dialog';
import type { Step } from './decision-dialog';
import { Differences } from './differences';
import { MakePapers } from './make-papers';
import { OutsideSteps } from './outside-steps';
import { PaperTable } from './paper-table';
import { decisionQuery, papersQuery } from './queries';
import type { Decision } from './queries';
import { RewordDialog } from './reword-dialog';
import { StateBadge } from './state-badge';
import { useAwardText } from './text';

const QUIET: readonly Step[] = ['redraft', 'return'];

/** One decision from its proposal to its publication: who did what, the three lists, and what can be done next. */
export function DecisionView({ id, office }: { readonly id: string; readonly office: Office }) {
  const text = useAwardText().decisions;
  const decision = useQuery(decisionQuery(id));
  const papers = useQuery(papersQuery(office.contestId, { decisionId: id }));
  const [step, setStep] = useState<Step | null>(null);
  const [dialog, setDialog] = useState<'amend' | 'reword' | null>(null);
  const { data } = decision;
  if (!data)
    return decision.error ? (
      <ErrorPanel error={decision.error} onRetry={() => void decision.refetch()} />
    ) : (
      <Wait lines={8} />
    );
  const may = (action: Decision['actions'][number]) => data.actions.includes(action);
  return (
    <Card>
      <Stack gap="lg" component="section" aria-label={data.subject}>
        <Stack gap="xs">
          <Group gap="xs">
            <Title order={2}>
              {text.kinds[data.kind]}
              {data.act !== 'grant' && ` · ${text.acts[data.act]}`}
            </Title>
            <StateBadge state={data.state} />
          </Group>
          <Text>{text.re(data.subject)}</Text>
          {data.amendsId !== null && (
            <Text size="sm" c="dimmed">
              {text.amends}
            </Text>
          )}
          <Progress decision={data} />
          <Group gap="xs">
            {data.availableTransitions.flatMap((transition) => {
              const known = STEPS.find((one) => one === transition.name);
              return known
                ? [
                    <TransitionButton
                      key={known}
                      transition={transition}
                      variant={QUIET.includes(known) ? 'default' : 'filled'}
                      onTake={() => setStep(known)}
                    />,
                  ]
                : [];
            })}
            {may('reword') && (
              <Button variant="default" onClick={() => setDialog('reword')}>
                {text.reword.open}
              </Button>
            )}
            {may('amend') && (
              <Button variant="default" onClick={() => setDialog('amend')}>
                {text.amend.open}
              </Button>
            )}
          </Group>
        </Stack>
        <CompareLists decision={data} />
        <Differences decision={data} />
        <OutsideSteps decision={data} />
        <Stack gap="xs">
          <Title order={3}>{text.papersOf}</Title>
          {papers.data && papers.data.items.length > 0 && <PaperTable items={papers.data.items} />}
          {may('make_papers') && <MakePapers decision={data} />}
        </Stack>
        <Certificates decision={data} />
      </Stack>
      {step && <DecisionDialog decision={data} step={step} onClose={() => setStep(null)} />}
      {dialog === 'reword' && <RewordDialog decision={data} onClose={() => setDialog(null)} />}
      {dialog === 'amend' && <AmendDialog decision={data} onClose={() => setDialog(null)} />}
    </Card>
  );
}

/** The steps behind it, each with who and when. */
function Progress({ decision }: { readonly decision: Decision }) {
  const text = useAwardText().decisions;
  const format = useFormat();
  const at = (iso: string | null) => (iso === null ? null : format.moment(iso));
  const steps: readonly (readonly [string, string | null])[] = [
    [text.steps.drafted, `${decision.proposedBy}, ${format.moment(decision.proposedAt)}`],
    [text.steps.agreed, decision.agreedBy === null ? null : `${decision.agreedBy}, ${at(decision.agreedAt) ?? ''}`],
    [
      text.steps.sent,
      decision.proposalNumber === null || decision.proposalDate === null
        ? null
        : text.proposalNo(decision.proposalNumber, format.day(decision.proposalDate)),
    ],
    [
      text.steps.signed,
      decision.number === null || decision.signedOn === null
        ? null
        : text.signedNo(
            `${decision.number}/${decision.series}`,
            format.day(decision.signedOn),
            decision.signerName ?? '',
          ),
    ],
    [text.steps.published, at(decision.publishedAt)],
  ];
  return (
    <List size="sm" aria-label={text.steps.label} listStyleType="none" spacing={4} className="numbers">
      {steps.map(([name, done]) => (
        <List.Item key={name}>
          <Text span size="sm" fw={done === null ? 400 : 600} c={done === null ? 'dimmed' : undefined}>
            {done === null ? '○' : '●'} {name}
          </Text>
          {done !== null && (
            <Text span size="sm" c="dimmed">
              {' '}
              {done}
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}
