import { Anchor, Text } from '@mantine/core';
import { OutsidePage } from '../features/identity/outside-page';
import { useText } from '../i18n';

export function NotFound() {
  const { trouble } = useText();
  return (
    <OutsidePage title={trouble.notFound}>
      <Text>{trouble.notFoundHint}</Text>
      <Anchor href="/app">{trouble.toHome}</Anchor>
    </OutsidePage>
  );
}
