import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArchive } from '@tabler/icons-react';
import { useText } from '../../../i18n';
import { Card } from '../../../ui/page';
import type { ContestDetail } from '../queries';
import { useContestText } from '../text';

/** Everything of the contest in one file. It may be far larger than memory, so that the browser itself keeps it. */
export function ArchiveCard({ contest }: { readonly contest: ContestDetail }) {
  const text = useContestText().wholeArchive;
  const { download } = useText();
  return (
    <Card title={text.title}>
      <Stack gap="sm">
        <Text>{text.lead}</Text>
        <Group gap="sm">
          {contest.isOver ? (
            <Button
              component="a"
              href={`/api/contests/${contest.id}/archive`}
              download
              variant="default"
              leftSection={<IconArchive size={18} aria-hidden />}
              onClick={() => notifications.show({ title: text.get, message: download.started })}
            >
              {text.get}
            </Button>
          ) : (
            <Text size="sm" c="dimmed">
              {text.later}
            </Text>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
