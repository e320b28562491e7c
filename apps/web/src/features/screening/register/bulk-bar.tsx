import { Button, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { BulkDialog } from './bulk-dialog';
import type { What } from './bulk-dialog';
import type { Chosen } from './register-table';
import { useRegisterText } from './text';
import { ZipItem } from './zip';

interface Props {
  readonly contestId: string;
  readonly chosen: Chosen;
  readonly onDone: () => void;
}

/** Steps for many dossiers; the two that are taken most lie open. */
export function BulkBar({ contestId, chosen, onDone }: Props) {
  const text = useRegisterText();
  const [what, setWhat] = useState<What | null>(null);
  return (
    <Group gap="xs">
      <Text size="sm" fw={600} className="numbers">
        {text.chosen(chosen.size)}
      </Text>
      {(['eligible', 'assign'] as const).map((one) => (
        <Button key={one} size="xs" variant="default" onClick={() => setWhat(one)}>
          {text.bulk[one]}
        </Button>
      ))}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            {text.bulk.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['completion', 'extend', 'remind'] as const).map((one) => (
            <Menu.Item key={one} onClick={() => setWhat(one)}>
              {text.bulk[one]}
            </Menu.Item>
          ))}
          <ZipItem contestId={contestId} chosen={chosen} />
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="subtle" onClick={onDone}>
        {text.unchoose}
      </Button>
      {what && (
        <BulkDialog
          contestId={contestId}
          chosen={chosen}
          what={what}
          onClose={(done) => {
            setWhat(null);
            if (done) onDone();
          }}
        />
      )}
    </Group>
  );
}
