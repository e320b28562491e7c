import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useText } from '../../i18n';
import { useDeskText } from './text';

/** A text to copy; shown, so that it can be read and also copied by hand. */
export function Reminder({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const words = useDeskText();
  const { action } = useText();
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => {
      notifications.show({ message: words.reminded });
      onClose();
    });
  };
  return (
    <Modal opened onClose={onClose} title={words.remindTitle} closeButtonProps={{ 'aria-label': action.close }}>
      <Stack gap="md">
        <Text size="sm">{words.remindLead}</Text>
        <Textarea aria-label={words.remindTitle} readOnly value={text} maxRows={14} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {action.close}
          </Button>
          <Button data-autofocus onClick={copy}>
            {words.remindCopy}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
