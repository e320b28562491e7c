import { Anchor, Badge, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty } from '../../ui/page';
import { TransitionButton } from '../../ui/transition-button';
import { Wait } from '../../ui/wait';
import { OfficePage } from '../contest/office';
import type { Office } from '../contest/office';
import { AmendDialog } from './amend-dialog';
import { useComplaintText } from './complaint-text';
import { AmendingDecisions, ComplaintView } from './complaint-view';
import { ComplaintState, Deadline } from './deadline';
import { PaperComplaint } from './paper-complaint';
import { complaintsQuery, decisionQuery } from './queries';
import type { Complaint, ComplaintFilter, ComplaintRow } from './queries';

const SHOWS = ['open', 'due_soon', 'overdue', 'closed'] as const;

/** The register of complaints, for secretariat and organisers, with the days left to answer each. */
export function ComplaintsPage() {
  const text = useComplaintText();
  return (
    <OfficePage title={text.title}>{(office) => <Complaints key={office.contestId} office={office} />}</OfficePage>
  );
}

function Complaints({ office }: { readonly office: Office }) {
  const text = useComplaintText();
  const { contestId } = office;
  const { show: asked, complaint: chosen } = useSearch({ from: '/shell/office/complaints' });
  const navigate = useNavigate({ from: '/office/complaints' });
  const [entering, setEntering] = useState(false);
  const show: ComplaintFilter | undefined = SHOWS.find((one) => one === asked);
  const list = useQuery(complaintsQuery(contestId, show));
  const items = list.data?.items ?? [];
  const enter = list.data?.availableTransitions.find(({ name }) => name === 'receivePaper');
  return (
    <Stack gap="lg">
      <Card
        title={text.register}
        aside={
          enter && (
            <TransitionButton transition={enter} variant="default" onTake={() => setEntering(true)}>
              {text.paper.open}
            </TransitionButton>
          )
        }
      >
        <Stack gap="md">
          <NativeSelect
            label={text.show}
            maw={260}
            value={show ?? ''}
            data={Object.entries(text.shows).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) =>
              void navigate({ search: { contest: contestId, show: currentTarget.value || undefined } })
            }
          />
          <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
          {list.isPending && <Wait />}
          {list.data && items.length === 0 && (
            <Empty title={show ? text.noneFound : text.none}>{!show && text.noneHint}</Empty>
          )}
          {items.length > 0 && <Register items={items} contestId={contestId} show={show} />}
        </Stack>
      </Card>
      {chosen !== undefined && (
        <ComplaintView key={chosen} id={chosen} further={(complaint) => <Amending complaint={complaint} />} />
      )}
      {entering && <PaperComplaint contestId={contestId} onClose={() => setEntering(false)} />}
    </Stack>
  );
}

interface RegisterProps {
  readonly items: readonly ComplaintRow[];
  readonly contestId: string;
  readonly show: ComplaintFilter | undefined;
}

function Register({ items, contestId, show }: RegisterProps) {
  const text = useComplaintText();
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={760} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={6} aria-label={text.register}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.no}</Table.Th>
            <Table.Th>{text.complainant}</Table.Th>
            <Table.Th>{text.about}</Table.Th>
            <Table.Th>{text.received}</Table.Th>
            <Table.Th>{text.due}</Table.Th>
            <Table.Th>{text.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">
          {items.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>{one.number}</Table.Td>
              <Table.Td>
                <Anchor
                  fw={500}
                  renderRoot={(props) => (
                    <Link
                      to="/office/complaints"
                      search={{ contest: contestId, complaint: one.id, ...(show && { show }) }}
                      {...props}
                    />
                  )}
                >
                  {one.complainantName}
                </Anchor>
              </Table.Td>
              <Table.Td>
                {one.initiativeCode ?? (
                  <Text span size="sm" c="dimmed">
                    {text.aboutResult}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                {format.day(one.receivedOn)}{' '}
                {one.late && (
                  <Badge miw="max-content" color="yellow">
                    {text.late}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>
                <Deadline complaint={one} />
              </Table.Td>
              <Table.Td>
                <ComplaintState complaint={one} />
                {one.outcome && (
                  <Text size="xs" c="dimmed">
                    {text.outcomes[one.outcome]}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What an upheld complaint leads to. */
function Amending({ complaint }: { readonly complaint: Complaint }) {
  const text = useComplaintText();
  const [drafting, setDrafting] = useState(false);
  const amend = complaint.availableTransitions.find(({ name }) => name === 'amend');
  const decision = useQuery({ ...decisionQuery(complaint.decisionId ?? ''), enabled: amend !== undefined });
  return (
    <Stack gap="xs" align="flex-start">
      <AmendingDecisions complaint={complaint} />
      {amend && (
        <>
          <Text size="sm">{text.amendHint}</Text>
          <TransitionButton
            transition={amend}
            variant={complaint.amendingDecisionIds.length > 0 ? 'default' : 'filled'}
            onTake={() => setDrafting(true)}
          >
            {text.amend}
          </TransitionButton>
        </>
      )}
      {drafting && decision.data && (
        <AmendDialog decision={decision.data} complaintId={complaint.id} onClose={() => setDrafting(false)} />
      )}
    </Stack>
  );
}
