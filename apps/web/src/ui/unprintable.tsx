import { Alert, List } from '@mantine/core';
import type { Schemas } from '../api/client';
import { useText } from '../i18n';

/** Which letters of which texts the PDF of a paper shows as boxes. */
export function Unprintable({ texts }: { readonly texts: readonly Schemas['UnprintableText'][] }) {
  const { unprintable } = useText();
  if (texts.length === 0) return null;
  return (
    <Alert color="yellow" title={unprintable.title}>
      {unprintable.lead}
      <List size="sm">
        {texts.map(({ text, letters }) => (
          <List.Item key={text}>{unprintable.item(letters.join(' '), text)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
