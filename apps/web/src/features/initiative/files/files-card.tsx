import { Button, Group, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Card } from '../../../ui/page';
import { Unprintable } from '../../../ui/unprintable';
import { CompletionItems } from '../completion-items';
import type { DossierPart, Initiative } from '../queries';
import { useInitiativeText } from '../text';
import { PartFiles } from './part-files';
import { useFilesText } from './text';

/** The parts of the dossier that the rules ask for, each with its files; what is asked for in completion stands above. */
export function Files({
  initiative,
  parts,
}: {
  readonly initiative: Initiative;
  readonly parts: readonly DossierPart[];
}) {
  const { title } = useInitiativeText().files;
  const text = useFilesText();
  const paper = `/api/initiatives/${initiative.id}/papers`;
  return (
    <Card title={title}>
      <Stack gap="lg">
        <CompletionItems initiative={initiative} />
        <Unprintable texts={initiative.unprintable} />
        <Group gap="xs" className="no-print">
          <Button
            component="a"
            href={`${paper}/entry-form`}
            download
            size="xs"
            variant="default"
            h="auto"
            mih={30}
            styles={{ label: { whiteSpace: 'normal' } }}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {text.printForm}
          </Button>
          <Button
            component="a"
            href={`${paper}/description?format=docx`}
            download
            size="xs"
            variant="default"
            h="auto"
            mih={30}
            styles={{ label: { whiteSpace: 'normal' } }}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {text.printDescription}
          </Button>
        </Group>
        {parts.map((part) => (
          <PartFiles key={part.code} initiative={initiative} part={part} />
        ))}
      </Stack>
    </Card>
  );
}
