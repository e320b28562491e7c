import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useFormat, useText } from '../../i18n';
import { Card, FailedPage, Page } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { Content } from './content';
import { contestQuery, initiativeQuery, revisionQuery } from './queries';
import { useInitiativeText } from './text';

/** One version as it was handed in. */
export function RevisionPage() {
  const { id, n } = useParams({ from: '/shell/initiatives/$id/revisions/$n' });
  const words = useText();
  const text = useInitiativeText().follow;
  const format = useFormat();
  const revision = useQuery(revisionQuery(id, Number(n)));
  const initiative = useQuery(initiativeQuery(id));
  const contest = useQuery({
    ...contestQuery(initiative.data?.contestId ?? ''),
    enabled: initiative.data !== undefined,
  });
  const error = revision.error ?? initiative.error ?? contest.error;
  if (error) return <FailedPage error={error} />;
  if (!revision.data || !initiative.data || !contest.data) return <Wait />;
  const { zone } = contest.data;
  return (
    <Page
      title={revision.data.title}
      lead={
        <Group gap="xs">
          <span className="numbers">{initiative.data.code}</span>
          <span>{text.version(revision.data.number)}</span>
          <span className="numbers">{text.sentAt(format.moment(revision.data.submittedAt, zone))}</span>
        </Group>
      }
      actions={
        <Anchor component={Link} to={`/initiatives/${id}`} underline="always">
          {words.action.back}
        </Anchor>
      }
    >
      <Card>
        <Content initiative={{ ...revision.data, id, unitName: initiative.data.unitName }} contest={contest.data} />
        <Text size="xs" c="dimmed" mt="md" style={{ overflowWrap: 'anywhere' }}>
          {text.hash}: {revision.data.contentHash}
        </Text>
      </Card>
    </Page>
  );
}
