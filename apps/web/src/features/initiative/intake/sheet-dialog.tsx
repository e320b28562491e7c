import { Alert, Button, Group, Modal, Progress, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../../api/client';
import { upload } from '../../../api/upload';
import { useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { FileField, SHEETS } from '../../../ui/file-field';
import { useIntakeText } from './text';

type Report = Schemas['PaperImportReport'];

interface Props {
  readonly contestId: string;
  readonly onClose: () => void;
}

/** Many paper dossiers from a filled-in template: checked first, every fault by its cell, then written as a whole. */
export function SheetDialog({ contestId, onClose }: Props) {
  const text = useIntakeText().sheet;
  const { action } = useText();
  const cache = useQueryClient();
  const [chosen, setChosen] = useState<File | null>(null);
  const path = `/api/contests/${contestId}/paper-intakes`;
  const run = useMutation({
    mutationFn: ({ file, dryRun }: { file: File; dryRun: boolean }) =>
      upload<Report>(`${path}/imports?dryRun=${dryRun}`, file, () => undefined).done,
    onSuccess: async (report) => {
      if (report.dryRun) return;
      await cache.invalidateQueries({ queryKey: ['intakes'] });
      notifications.show({ message: text.done(report.entered.length) });
      onClose();
    },
  });
  const report = run.data?.dryRun ? run.data : null;
  const faults = report?.faults ?? [];
  return (
    <Modal opened onClose={onClose} size="lg" title={text.title} closeButtonProps={{ 'aria-label': action.close }}>
      <Stack gap="md">
        <Text>{text.steps}</Text>
        <Group gap="xs">
          <Button
            component="a"
            href={`${path}/template.xlsx`}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {text.template}
          </Button>
        </Group>
        <FileField
          label={text.file}
          kinds={SHEETS}
          mostBytes={null}
          disabled={run.isPending}
          value={chosen}
          onChange={(file) => {
            setChosen(file);
            if (file) run.mutate({ file, dryRun: true });
            else run.reset();
          }}
        />
        {run.isPending && (
          <Stack gap={4} role="status">
            <Text size="sm">{text.checking}</Text>
            <Progress value={100} animated aria-label={text.checking} />
          </Stack>
        )}
        <ErrorPanel error={run.error} {...(chosen && { onRetry: () => run.mutate({ file: chosen, dryRun: true }) })} />
        {report && !run.isPending && (
          <Alert color={faults.length === 0 ? 'green' : 'yellow'} role="status">
            {faults.length === 0 ? text.sound(report.dossiers) : text.faults(faults.length, report.dossiers)}
          </Alert>
        )}
        {faults.length > 0 && (
          <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': text.table }}>
            <Table stickyHeader>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={{ base: 48, sm: 70 }}>{text.cell}</Table.Th>
                  <Table.Th w={{ base: 104, sm: 180 }}>{text.column}</Table.Th>
                  <Table.Th>{text.fault}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {faults.map((fault, index) => (
                  <Table.Tr key={`${fault.cell}-${index}`}>
                    <Table.Td className="numbers">{fault.cell}</Table.Td>
                    <Table.Td>{fault.column}</Table.Td>
                    <Table.Td>{fault.message}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollArea.Autosize>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {action.cancel}
          </Button>
          {report && chosen && (
            <Button
              disabled={faults.length > 0}
              loading={run.isPending}
              onClick={() => run.mutate({ file: chosen, dryRun: false })}
            >
              {text.apply(report.dossiers)}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
