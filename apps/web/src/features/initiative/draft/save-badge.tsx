import { Badge, Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconPencil } from '@tabler/icons-react';
import { useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { ProblemError } from '../../../api/problem';
import { useInitiativeText } from '../text';
import type { DraftSaver, SaveStatus } from './saver';
import { useSnapshot } from './use-draft';

const LOOKS: Readonly<Record<SaveStatus, { color: string; icon: typeof IconCheck }>> = {
  saved: { color: 'green', icon: IconCheck },
  unsaved: { color: 'gray', icon: IconPencil },
  saving: { color: 'gray', icon: IconPencil },
  offline: { color: 'yellow', icon: IconCloudOff },
  conflict: { color: 'red', icon: IconAlertTriangle },
  refused: { color: 'red', icon: IconAlertTriangle },
  held: { color: 'yellow', icon: IconAlertTriangle },
};

/** Says at any time whether what was typed is safe, and where. */
export function SaveBadge() {
  const text = useInitiativeText().save;
  const { status } = useSnapshot();
  const { color, icon: Icon } = LOOKS[status];
  return (
    <Group gap={4} role="status" data-testid="save-status" data-status={status}>
      <Badge
        size="lg"
        color={color}
        leftSection={<Icon size={14} aria-hidden />}
        h="auto"
        py={4}
        styles={{ label: { whiteSpace: 'normal' } }}
      >
        {text[status]}
      </Badge>
    </Group>
  );
}

/** What the server refuses altogether, with a way to try again; everything typed is still here. */
export function SaveTrouble({ saver }: { readonly saver: DraftSaver }) {
  const text = useText();
  const { problem, status } = useSnapshot();
  if (problem) return <ErrorPanel error={new ProblemError(problem)} onRetry={saver.retry} />;
  if (status !== 'offline') return null;
  return (
    <Group>
      <Button size="xs" variant="default" onClick={saver.retry}>
        {text.action.retry}
      </Button>
    </Group>
  );
}
