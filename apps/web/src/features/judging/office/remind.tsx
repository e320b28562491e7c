import { Button, CopyButton, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useFormat, useText } from '../../../i18n';
import type { PanelMember, RoundDetail } from './queries';
import { useRoundsText } from './text';

interface Props {
  readonly round: RoundDetail;
  readonly members: readonly PanelMember[];
  readonly onClose: () => void;
}

/** A text to copy into whatever the judges read: who still has sheets to hand in, and how many. */
export function Remind({ round, members, onClose }: Props) {
  const text = useRoundsText().remind;
  const { action } = useText();
  const format = useFormat();
  const behind = members.filter(({ missing }) => missing > 0);
  const words = [
    text.greeting(round.name, round.dueAt === null ? null : format.moment(round.dueAt)),
    ...behind.map(({ name, load, missing }) => text.line(name, missing, load)),
    text.closing(`${location.origin}/app/judging`),
  ].join('\n');
  return (
    <Modal opened onClose={onClose} size="lg" title={text.title} closeButtonProps={{ 'aria-label': action.close }}>
      <Stack gap="md">
        {behind.length === 0 ? (
          <Text>{text.nobody}</Text>
        ) : (
          <>
            <Text>{text.lead}</Text>
            <Textarea label={text.text} value={words} readOnly maxRows={16} />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {action.close}
          </Button>
          {behind.length > 0 && (
            <CopyButton value={words}>
              {({ copied, copy }) => (
                <Button data-autofocus onClick={copy}>
                  {copied ? text.copied : text.copy}
                </Button>
              )}
            </CopyButton>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
