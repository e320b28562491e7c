import { Alert, Box, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../../../i18n';
import { useInitiativeText } from '../text';
import type { Conflict } from './saver';

interface Props {
  readonly id: string;
  readonly conflict: Conflict | undefined;
  readonly onChoose: (side: 'mine' | 'theirs') => void;
  /** A value as a reader understands it. */
  readonly show: (value: unknown) => string;
  readonly children: ReactNode;
}

/** The place of a field, with both sides of a conflict under it. */
export function FieldFrame({ id, conflict, onChoose, show, children }: Props) {
  const text = useInitiativeText().save;
  return (
    <Box id={id} style={{ scrollMarginTop: 120 }}>
      {children}
      {conflict && (
        <Alert color="red" title={text.conflictTitle} mt="xs">
          <Stack gap="xs">
            <Side label={text.mine} value={show(conflict.mine) || text.empty} />
            <Side label={text.theirs} value={show(conflict.theirs) || text.empty} />
            <Group gap="xs">
              <Button size="xs" onClick={() => onChoose('mine')}>
                {text.keepMine}
              </Button>
              <Button size="xs" variant="default" onClick={() => onChoose('theirs')}>
                {text.keepTheirs}
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
    </Box>
  );
}

function Side({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
      <strong>{label}:</strong> {value}
    </Text>
  );
}

/** `Label (required)`: said in words, not by a star alone. */
export function Label({ text, required }: { readonly text: string; readonly required: boolean }) {
  const words = useText();
  return (
    <>
      {text}
      {required && (
        <Text span size="sm" c="dimmed" fw={400}>
          {' '}
          ({words.required})
        </Text>
      )}
    </>
  );
}
