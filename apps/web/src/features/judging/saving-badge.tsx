import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconLock, IconRefresh } from '@tabler/icons-react';
import type { JudgeDossier } from './queries';
import type { Kept } from './sheet-box';
import { useJudgingText } from './text';

interface Props {
  readonly kept: Kept | undefined;
  readonly sheet: JudgeDossier['sheet'];
}

/** Says where the marks are: on the server, on the way, or only on this device. */
export function SavingBadge({ kept, sheet }: Props) {
  const text = useJudgingText();
  const { saving } = text;
  if (!sheet) return null;
  const [colour, words, Icon] =
    kept === undefined
      ? sheet.state !== 'draft'
        ? (['green', text.mine.states[sheet.state], IconLock] as const)
        : Object.keys(sheet.marks).length === 0 && sheet.comment === ''
          ? (['gray', saving.fresh, null] as const)
          : (['green', saving.saved, IconCheck] as const)
      : kept.state === 'waiting'
        ? (['gray', saving.pending, IconRefresh] as const)
        : kept.state === 'offline'
          ? (['yellow', saving.offline, IconCloudOff] as const)
          : (['red', saving[kept.state], IconAlertTriangle] as const);
  return (
    <Badge role="status" color={colour} leftSection={Icon ? <Icon size={14} aria-hidden /> : undefined}>
      {words}
    </Badge>
  );
}
