import { Anchor, Badge, Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card } from '../../ui/page';
import { TransitionButton } from '../../ui/transition-button';
import { Wait } from '../../ui/wait';
import { COMPLAINT_STEPS, ComplaintDialog } from './complaint-dialog';
import type { ComplaintStep } from './complaint-dialog';
import { useComplaintText } from './complaint-text';
import { ComplaintState, Deadline } from './deadline';
import { complaintQuery } from './queries';
import type { Complaint } from './queries';

const QUIET: readonly ComplaintStep[] = ['transfer', 'declineToHandle', 'withdraw'];

interface Props {
  readonly id: string;
  /** What the office may do further, such as drafting the amending decision. */
  readonly further?: (complaint: Complaint) => ReactNode;
}

/** One complaint: what it says, by when it must be answered, what was done, and what may be done next. */
export function ComplaintView({ id, further }: Props) {
  const text = useComplaintText();
  const format = useFormat();
  const complaint = useQuery(complaintQuery(id));
  const [step, setStep] = useState<ComplaintStep | null>(null);
  const { data } = complaint;
  if (!data)
    return complaint.error ? (
      <ErrorPanel error={complaint.error} onRetry={() => void complaint.refetch()} />
    ) : (
      <Wait lines={6} />
    );
  return (
    <Card>
      <Stack gap="md" component="section" aria-label={`${text.title} ${data.number}`}>
        <Group gap="xs">
          <Title order={2}>
            {text.title} {text.no.toLowerCase()} {data.number}
          </Title>
          <ComplaintState complaint={data} />
        </Group>
        <Facts complaint={data} />
        <Stack gap={4}>
          <Title order={3}>{text.content}</Title>
          <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{data.content}</Text>
          {data.fileId !== null && (
            <Anchor size="sm" underline="always" href={`/api/award-files/${data.fileId}`}>
              {text.openFile}
            </Anchor>
          )}
        </Stack>
        <Group gap="xs">
          {data.availableTransitions.flatMap((transition) => {
            const known = COMPLAINT_STEPS.find((one) => one === transition.name);
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
        </Group>
        {further?.(data)}
        <Stack gap={4}>
          <Title order={3}>{text.steps}</Title>
          <List size="sm" spacing={4} className="numbers">
            {data.steps.map((one) => (
              <List.Item key={one.at}>
                {format.moment(one.at)}: {text.states[one.state] ?? one.state}
                {one.reason !== null && `. ${one.reason}`}
              </List.Item>
            ))}
          </List>
        </Stack>
      </Stack>
      {step && <ComplaintDialog complaint={data} step={step} onClose={() => setStep(null)} />}
    </Card>
  );
}

function Facts({ complaint }: { readonly complaint: Complaint }) {
  const text = useComplaintText();
  const format = useFormat();
  const { initiativeCode, initiativeTitle, answerNumber, answerDate, answerFileId, outcome } = complaint;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [text.complainant, `${complaint.complainantName} (${complaint.complainantContact})`],
    [text.about, initiativeCode === null ? text.aboutResult : `${initiativeCode} · ${initiativeTitle ?? ''}`],
    [
      text.received,
      <Group key="received" gap={6}>
        {format.day(complaint.receivedOn)}
        {complaint.late && (
          <Badge miw="max-content" color="yellow">
            {text.late}
          </Badge>
        )}
      </Group>,
    ],
    [text.due, <Deadline key="due" complaint={complaint} />],
    [text.transferredTo, complaint.transferredTo],
    [text.outcome, outcome && text.outcomes[outcome]],
    [
      text.answerDoc,
      answerNumber !== null && answerDate !== null && (
        <Anchor key="answer" underline="always" href={`/api/award-files/${answerFileId ?? ''}`}>
          {text.answerNo(answerNumber, format.day(answerDate))}
        </Anchor>
      ),
    ],
  ];
  return (
    <Table verticalSpacing={4} withRowBorders={false} className="numbers">
      <Table.Tbody>
        {facts
          .filter(([, value]) => value !== null && value !== false)
          .map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" w={150} fw={500} style={{ verticalAlign: 'top' }}>
                {label}
              </Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}

/** The decisions that followed, for who may open them. */
export function AmendingDecisions({ complaint }: { readonly complaint: Complaint }) {
  const text = useComplaintText();
  if (complaint.amendingDecisionIds.length === 0) return null;
  return (
    <Group gap="sm">
      <Text fw={500}>{text.amendings}:</Text>
      {complaint.amendingDecisionIds.map((decision) => (
        <Anchor
          key={decision}
          underline="always"
          renderRoot={(props) => (
            <Link
              to="/office/awards"
              search={{ contest: complaint.contestId, view: 'decisions', decision }}
              {...props}
            />
          )}
        >
          {text.openDecision}
        </Anchor>
      ))}
    </Group>
  );
}
