import { FileInput } from '@mantine/core';
import type { FileInputProps } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useText } from '../i18n';

/** A field that takes one file and says so while it is empty. */
export function FileField(props: FileInputProps) {
  const { action } = useText();
  return <FileInput placeholder={action.chooseFile} leftSection={<IconPaperclip size={16} aria-hidden />} {...props} />;
}
