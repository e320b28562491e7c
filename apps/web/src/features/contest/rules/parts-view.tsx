import { List, Text } from '@mantine/core';
import { useFormat } from '../../../i18n';
import type { Part } from './document';
import { useRulesText, valueName } from './text';

/** Parts of a dossier, or those of a round. */
export function Parts({ parts }: { readonly parts: readonly Part[] }) {
  const text = useRulesText();
  const format = useFormat();
  return (
    <List type="ordered" spacing={6}>
      {parts.map((part) => (
        <List.Item key={part.code}>
          {part.name}
          <Text size="sm" c="dimmed">
            {[
              part.required ? text.read.required : text.read.optional,
              text.read.files(part.maxCount, format.bytes(part.maxBytes)),
              part.contentTypes.map((type) => valueName(text, 'contentTypes', type)).join(', '),
              part.identifying ? text.read.notBlind : null,
            ]
              .filter((one) => one !== null)
              .join(' · ')}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}
