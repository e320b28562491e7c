import { Button, Group } from '@mantine/core';

interface Props {
  readonly snippets: readonly string[];
  /** Takes what is to stand in the reason then. */
  readonly onAdd: (write: (old: string) => string) => void;
}

/** Ready sentences to put into a reason. */
export function Snippets({ snippets, onAdd }: Props) {
  return (
    <Group gap={4}>
      {snippets.map((snippet) => (
        <Button
          key={snippet}
          size="compact-sm"
          variant="default"
          styles={{ root: { height: 'auto' }, label: { whiteSpace: 'normal', textAlign: 'left' } }}
          onClick={() => onAdd((old) => [old.trim(), snippet].filter(Boolean).join(' '))}
        >
          {snippet}
        </Button>
      ))}
    </Group>
  );
}
