import { Anchor, Button, Group, Stack, Table, Text, Textarea, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useFormat, useText } from '../../i18n';
import { DateInput } from '../../ui/date-input';
import { FileField, PDF } from '../../ui/file-field';
import { FormDialog } from '../../ui/form-dialog';
import { keepFile } from './queries';
import type { Decision } from './queries';
import { useAwardText } from './text';

/** Opinions from elsewhere that belong to the decision, each with its document. */
export function OutsideSteps({ decision }: { readonly decision: Decision }) {
  const { outside: text, dated, sourceDocument } = useAwardText().decisions;
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const mayAdd = decision.actions.includes('record_outside_step');
  const steps = decision.outsideSteps;
  if (!mayAdd && steps.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3}>{text.title}</Title>
      <Text size="sm" c="dimmed">
        {text.lead} {steps.length === 0 && text.none}
      </Text>
      {steps.length > 0 && (
        <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table verticalSpacing={6} fz="sm" aria-label={text.title}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.body}</Table.Th>
                <Table.Th>{text.summary}</Table.Th>
                <Table.Th>{sourceDocument}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody className="numbers">
              {steps.map((step) => (
                <Table.Tr key={`${step.fileId}-${step.recordedAt}`}>
                  <Table.Td>{step.body}</Table.Td>
                  <Table.Td>{step.summary}</Table.Td>
                  <Table.Td>
                    <Anchor size="sm" underline="always" href={`/api/award-files/${step.fileId}`}>
                      {dated(step.documentNumber, format.day(step.documentDate))}
                    </Anchor>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {mayAdd && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        </Group>
      )}
      {adding && <AddStep decision={decision} onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function AddStep({ decision, onClose }: { readonly decision: Decision; readonly onClose: () => void }) {
  const text = useAwardText().decisions;
  const { action } = useText();
  const cache = useQueryClient();
  const [given, setGiven] = useState({ body: '', summary: '', documentNumber: '', documentDate: '' });
  const [file, setFile] = useState<File | null>(null);
  const set = (part: Partial<typeof given>) => setGiven((old) => ({ ...old, ...part }));
  const add = useMutation({
    mutationFn: async () => {
      const kept = file && (await keepFile(decision.contestId, file));
      return answer(
        api.POST('/api/award-decisions/{id}/outside-steps', {
          params: { path: { id: decision.id } },
          body: { ...given, fileId: kept?.id ?? '' },
        }),
      );
    },
    onSuccess: () => {
      notifications.show({ message: text.done });
      onClose();
      return cache.invalidateQueries({ queryKey: ['award'] });
    },
  });
  return (
    <FormDialog
      title={text.outside.addTitle}
      error={add.error}
      confirm={action.save}
      isReady={file !== null}
      isPending={add.isPending}
      onConfirm={() => add.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={text.outside.body}
        required
        data-autofocus
        value={given.body}
        onChange={({ currentTarget }) => set({ body: currentTarget.value })}
      />
      <Textarea
        label={text.outside.summary}
        required
        value={given.summary}
        onChange={({ currentTarget }) => set({ summary: currentTarget.value })}
      />
      <Group grow align="flex-start">
        <TextInput
          label={text.document}
          required
          value={given.documentNumber}
          onChange={({ currentTarget }) => set({ documentNumber: currentTarget.value })}
        />
        <DateInput
          label={text.documentDate}
          required
          value={given.documentDate}
          onChange={(documentDate) => set({ documentDate })}
        />
      </Group>
      <FileField label={text.documentFile} required kinds={PDF} value={file} onChange={setFile} />
    </FormDialog>
  );
}
