import { Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isFor, SECRETARIES } from '../../../app/audience';
import { useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { ContestTabs } from '../contest-tabs';
import { Extensions } from '../extension/extensions';
import { OfficePage } from '../office';
import type { Office } from '../office';
import { contestQuery, documentQuery } from '../queries';
import { rootLink } from '../root-link';
import { useContestText } from '../text';
import { ArchiveCard } from './archive-card';
import { Calendar } from './calendar';
import { StateCard } from './state-card';

/** Where a contest stands, its calendar, and what the reader may do with it. */
export function ContestPage() {
  const text = useContestText();
  const { contests } = useText();
  return (
    <OfficePage
      title={text.title}
      actions={({ me }) =>
        isFor(me, '/contests/new') && (
          <Button component={Link} to="/contests/new" variant="default">
            {contests.new}
          </Button>
        )
      }
    >
      {(office) => <Overview key={office.contestId} office={office} />}
    </OfficePage>
  );
}

function Overview({ office }: { readonly office: Office }) {
  const { contestId, has } = office;
  const contest = useQuery(contestQuery(contestId));
  return (
    <Stack gap="md">
      <ContestTabs contestId={contestId} here="overview" />
      <ErrorPanel error={contest.error} onRetry={() => void contest.refetch()} />
      {contest.isPending && <Wait lines={8} />}
      {contest.data && (
        <>
          <StateCard contest={contest.data} />
          {contest.data.copiedFrom !== null && contest.data.state === 'preparing' && (
            <BasesToCheck contestId={contestId} />
          )}
          <Calendar contest={contest.data} />
          {has(...SECRETARIES, 'organiser') && contest.data.state !== 'preparing' && (
            <Extensions contest={contest.data} />
          )}
          {has('secretary_head') && <ArchiveCard contest={contest.data} />}
        </>
      )}
    </Stack>
  );
}

/** Only of a contest made from an earlier one: what a person has to look at before it is announced. */
function BasesToCheck({ contestId }: { readonly contestId: string }) {
  const text = useContestText().bases;
  const rules = useQuery(documentQuery(contestId));
  if (!rules.data) return null;
  return (
    <Card title={text.title}>
      <Stack gap="sm">
        <Text>{text.lead}</Text>
        <List spacing={4}>
          {rules.data.document.documents.legalBases.map((basis) => (
            <List.Item key={basis}>{basis}</List.Item>
          ))}
        </List>
        <Group>
          <Anchor
            renderRoot={rootLink('/office/contest/rules/edit', { contest: contestId, section: 'documents' })}
            underline="always"
          >
            {text.toRules}
          </Anchor>
        </Group>
      </Stack>
    </Card>
  );
}
