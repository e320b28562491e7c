import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { domId } from './editor-context';
import { isObject } from './schema';
import type { Json } from './schema';
import { useRulesText } from './text';

const INDENT = 2;

interface Props {
  readonly document: Json;
  readonly name: string;
  readonly onChange: (document: Json) => void;
}

/** The whole document as text. What cannot be read stays here as typed and changes nothing. */
export function JsonView({ document, name, onChange }: Props) {
  const { edit } = useRulesText();
  const [typed, setTyped] = useState(() => JSON.stringify(document, null, INDENT));
  const [broken, setBroken] = useState<string | null>(null);
  const read = (source: string) => {
    setTyped(source);
    try {
      const parsed = JSON.parse(source) as Json;
      setBroken(isObject(parsed) ? null : edit.jsonBroken('{ … }'));
      if (isObject(parsed)) onChange(parsed);
    } catch (error) {
      setBroken(edit.jsonBroken(error instanceof Error ? error.message : ''));
    }
  };
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm">{edit.jsonLead}</Text>
        <Download text={JSON.stringify(document, null, INDENT)} name={`${name}.json`} />
      </Group>
      <Textarea
        id={domId('json')}
        label={edit.json}
        error={broken}
        autosize={false}
        rows={28}
        spellCheck={false}
        styles={{ input: { fontFamily: 'monospace', fontSize: '0.8125rem' } }}
        value={typed}
        onChange={({ currentTarget }) => read(currentTarget.value)}
      />
    </Stack>
  );
}

function Download({ text, name }: { readonly text: string; readonly name: string }) {
  const { edit } = useRulesText();
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => {
        const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
        const link = document.createElement('a');
        link.href = url;
        link.download = name;
        link.click();
        URL.revokeObjectURL(url);
      }}
    >
      {edit.download}
    </Button>
  );
}
