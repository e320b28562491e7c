import { Alert, Anchor, Button, Group, List, Stack, Text, Timeline } from '@mantine/core';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answer, api } from '../../api/client';
import { useFormat, useLanguage } from '../../i18n';
import { DownloadButton } from '../../ui/download';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, FailedPage, Page } from '../../ui/page';
import type { AvailableTransition } from '../../ui/transition-button';
import { Wait } from '../../ui/wait';
import { sentenceOf } from './blockers';
import { CompletionItems } from './completion-items';
import { Content } from './content';
import { NamesCard } from './names/names-card';
import { OutcomeCard } from './outcome/outcome-card';
import { Returned } from './returned';
import { partsToHandIn, useRoundParts } from './rounds/queries';
import { RoundPartsCard } from './rounds/round-parts-card';
import { contestQuery, fieldId, handingIn, initiativeQuery, revisionQuery, timelineQuery } from './queries';
import type { ContestDetail, Initiative } from './queries';
import { StateBadge } from './state-badge';
import { Steps } from './steps';
import { useInitiativeText } from './text';

/** Check, submit and follow one initiative; what the reader may do comes from the API. */
export function DossierPage() {
  const { id } = useParams({ from: '/shell/initiatives/$id' });
  const initiative = useQuery(initiativeQuery(id));
  const contest = useQuery({
    ...contestQuery(initiative.data?.contestId ?? ''),
    enabled: initiative.data !== undefined,
  });
  if (initiative.data && contest.data) return <Dossier initiative={initiative.data} contest={contest.data} />;
  return initiative.error || contest.error ? <FailedPage error={initiative.error ?? contest.error} /> : <Wait />;
}

interface Props {
  readonly initiative: Initiative;
  readonly contest: ContestDetail & { readonly readAt: number };
}

function Dossier({ initiative, contest }: Props) {
  const text = useInitiativeText();
  const step = handingIn(initiative);
  const rounds = useRoundParts(initiative.id);
  const { who, blockers } = initiative.turn;
  const turn = rounds.some((entry) => partsToHandIn(entry).length > 0) ? 'me' : who;
  return (
    <Page
      title={initiative.title || text.home.untitled}
      lead={
        <Group gap="xs">
          <span className="numbers">{initiative.code}</span>
          <StateBadge state={initiative.state} />
          {!(turn === 'nobody' && blockers.length > 0) && <span>{text.turn[turn]}</span>}
        </Group>
      }
    >
      <OutcomeCard initiativeId={initiative.id} />
      <Invitation initiative={initiative} />
      <CompletionItems initiative={initiative} />
      <Returned initiative={initiative} />
      {rounds.map((entry) => (
        <RoundPartsCard key={entry.roundInitiativeId} entry={entry} contest={contest} />
      ))}
      {initiative.namesOpen && <NamesCard initiativeId={initiative.id} />}
      {step && <ToHandIn initiative={initiative} step={step} contest={contest} />}
      <Receipt initiative={initiative} contest={contest} />
      {!step && <Steps initiative={initiative} isProminent />}
      <Sent initiative={initiative} contest={contest} />
      <History id={initiative.id} zone={contest.zone} />
      <Card
        title={initiative.revision > 0 && !step ? text.follow.version(initiative.revision) : text.follow.content}
        aside={
          <DownloadButton
            href={`/api/initiatives/${initiative.id}/archive`}
            label={text.follow.zip}
            name={text.follow.zipOf(initiative.code)}
          />
        }
      >
        <Content initiative={initiative} contest={contest} />
      </Card>
      {step && <Steps initiative={initiative} isProminent={false} />}
    </Page>
  );
}

/** A co-author answers here. */
function Invitation({ initiative }: { readonly initiative: Initiative }) {
  const text = useInitiativeText().check;
  const format = useFormat();
  const cache = useQueryClient();
  const { id } = initiative;
  const authors = initiative.authors.map((author) => ({ id: author.id, share: author.share }));
  const reply = useMutation({
    mutationFn: (given: 'given' | 'refused') =>
      answer(
        api.POST('/api/initiatives/{id}/consent', {
          params: { path: { id } },
          body: given === 'given' ? { answer: given, authors } : { answer: given },
        }),
      ),
    onSettled: () => cache.invalidateQueries({ queryKey: initiativeQuery(id).queryKey }),
  });
  const me = initiative.authors.find(({ isMe }) => isMe);
  if (!me || initiative.turn.step !== 'answer') return null;
  return (
    <Card title={text.consentTitle}>
      <Stack gap="md">
        <Text>{text.consentBody(format.number(me.share))}</Text>
        <ErrorPanel error={reply.error} />
        <Group>
          <Button loading={reply.isPending} onClick={() => reply.mutate('given')}>
            {text.agree}
          </Button>
          <Button variant="default" loading={reply.isPending} onClick={() => reply.mutate('refused')}>
            {text.decline}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function ToHandIn({ initiative, step, contest }: Props & { readonly step: AvailableTransition }) {
  const text = useInitiativeText();
  const format = useFormat();
  const { blockers } = step;
  const until = initiative.completionDueAt ?? initiative.closesAt;
  const edit = `/initiatives/${initiative.id}/edit`;
  return (
    <Card
      title={text.check.title}
      aside={<Text size="sm">{text.check.until(format.moment(until, contest.zone))}</Text>}
    >
      <Stack gap="md">
        {blockers.length === 0 ? (
          <Alert color="green" icon={<IconCircleCheck size={20} />} title={text.check.ready}>
            {step.name === 'sendToUnit' ? text.check.confirmSend : text.check.confirmSubmit}
          </Alert>
        ) : (
          <Stack gap="xs">
            <Text fw={600}>{text.check.missing}</Text>
            <List spacing={6}>
              {blockers.map((blocker) => (
                <List.Item key={`${blocker.code}-${blocker.path ?? ''}`}>
                  {sentenceOf(blocker, contest, text)}{' '}
                  {blocker.path !== undefined && (
                    <Anchor
                      component={Link}
                      to={edit}
                      hash={fieldId(blocker.path)}
                      underline="always"
                      aria-label={`${text.check.fix}: ${sentenceOf(blocker, contest, text)}`}
                    >
                      {text.check.fix}
                    </Anchor>
                  )}
                </List.Item>
              ))}
            </List>
          </Stack>
        )}
        <Group>
          <Steps initiative={initiative} only="handIn" isProminent />
          <Button component={Link} to={edit} variant="default">
            {text.check.edit}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function Receipt({ initiative, contest }: Props) {
  const text = useInitiativeText().follow;
  const format = useFormat();
  const { receipt } = initiative;
  if (!receipt) return null;
  return (
    <Card
      title={text.receipt}
      aside={
        <Button
          component="a"
          href={`/api/initiatives/${initiative.id}/papers/receipt`}
          download
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {text.printReceipt}
        </Button>
      }
    >
      <Stack gap={4}>
        <Text className="numbers" size="xl" fw={600}>
          {receipt.code}
        </Text>
        <Text>
          {text.receivedAt}: <strong>{format.moment(receipt.receivedAt, contest.zone)}</strong>
        </Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {text.hash}: {receipt.contentHash}
        </Text>
      </Stack>
    </Card>
  );
}

/** What was handed in stays readable as it was, whatever is completed afterwards. */
function Sent({ initiative, contest }: Props) {
  const text = useInitiativeText().follow;
  const { id, revision } = initiative;
  const isShownBelow = handingIn(initiative) === undefined;
  const numbers = Array.from({ length: revision }, (_, index) => revision - index);
  if (revision === 0 || (revision === 1 && isShownBelow)) return null;
  return (
    <Card title={text.sent}>
      <Stack gap="xs">
        {numbers.map((number) => (
          <SentLine key={number} id={id} number={number} zone={contest.zone} />
        ))}
      </Stack>
    </Card>
  );
}

function SentLine({ id, number, zone }: { readonly id: string; readonly number: number; readonly zone: string }) {
  const text = useInitiativeText().follow;
  const format = useFormat();
  const { data } = useQuery(revisionQuery(id, number));
  return (
    <Group gap="xs">
      <Anchor component={Link} to={`/initiatives/${id}/revisions/${number}`} underline="always">
        {text.sentVersion(number)}
      </Anchor>
      {data && (
        <Text size="sm" c="dimmed" className="numbers">
          {text.sentAt(format.moment(data.submittedAt, zone))}
        </Text>
      )}
    </Group>
  );
}

function History({ id, zone }: { readonly id: string; readonly zone: string }) {
  const text = useInitiativeText().follow;
  const format = useFormat();
  const { language } = useLanguage();
  const { data, error } = useQuery(timelineQuery(id));
  return (
    <Card title={text.timeline}>
      <ErrorPanel error={error} />
      <Timeline active={(data?.items.length ?? 0) - 1} bulletSize={16} lineWidth={2}>
        {data?.items.map((entry) => (
          <Timeline.Item key={`${entry.at}-${entry.action}`} title={entry.label[language]}>
            <Text size="sm" c="dimmed" className="numbers">
              {format.moment(entry.at, zone)}
            </Text>
            {entry.reason !== null && (
              <Text size="sm">
                {text.reason}: {entry.reason}
              </Text>
            )}
          </Timeline.Item>
        ))}
      </Timeline>
    </Card>
  );
}
