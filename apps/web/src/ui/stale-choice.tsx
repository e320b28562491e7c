import { Alert, Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly text: { readonly stale: string; readonly keepMine: string; readonly takeSaved: string };
  readonly onKeep: () => void;
  readonly onTake: () => void;
  /** What was saved meanwhile. */
  readonly children: ReactNode;
}

/** Somebody else saved what is being edited: neither is lost before a person chooses. */
export function StaleChoice({ text, onKeep, onTake, children }: Props) {
  return (
    <Alert color="red" title={text.stale} role="alert">
      <Stack gap="sm">
        {children}
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onKeep}>
            {text.keepMine}
          </Button>
          <Button size="xs" variant="default" onClick={onTake}>
            {text.takeSaved}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
