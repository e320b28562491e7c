import { Alert, Button, Group, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useText } from '../i18n';
import { newVersion } from './shell-worker';

/** Offers a newer build of the application; nothing changes before somebody takes it. */
export function NewVersion() {
  const text = useText().newVersion;
  const isThere = useSyncExternalStore(newVersion.subscribe, newVersion.isThere);
  if (!isThere) return null;
  return (
    <Alert mb="md" icon={<IconRefresh size={20} />} role="status" className="no-print">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{text.hint}</Text>
        <Button size="xs" onClick={newVersion.take}>
          {text.take}
        </Button>
      </Group>
    </Alert>
  );
}
