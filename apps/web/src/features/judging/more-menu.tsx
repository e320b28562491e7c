import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { Ending } from './end-assignment';
import { EndAssignment } from './parts';
import { useJudgingText } from './text';

interface Props {
  readonly assignment: { readonly id: string; readonly blindCode: string };
  readonly contestId: string;
  /** Nobody can recognise an author who is named. */
  readonly isBlind: boolean;
  readonly onEnded?: () => void;
}

/** The ways to give a dossier back. */
export function MoreMenu({ assignment, contestId, isBlind, onEnded }: Props) {
  const text = useJudgingText().mine;
  const [ending, setEnding] = useState<Ending | null>(null);
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text.more(assignment.blindCode)}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isBlind && <Menu.Item onClick={() => setEnding('recognised')}>{text.recognise}</Menu.Item>}
          <Menu.Item onClick={() => setEnding('conflict')}>{text.conflict}</Menu.Item>
          <Menu.Item onClick={() => setEnding('recusal')}>{text.recuse}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {ending && (
        <EndAssignment
          assignment={assignment}
          contestId={contestId}
          ending={ending}
          onClose={(ended) => {
            setEnding(null);
            if (ended) onEnded?.();
          }}
        />
      )}
    </>
  );
}
