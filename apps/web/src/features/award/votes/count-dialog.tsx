import { Button, Group, Modal, NumberInput, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answer, api } from '../../../api/client';
import { fieldErrors } from '../../../api/problem';
import { useText } from '../../../i18n';
import { CheckedForm } from '../../../ui/checked-form';
import { FileField, PDF } from '../../../ui/file-field';
import { ErrorPanel } from '../../../ui/error-panel';
import { keepFile } from '../queries';
import type { VotedOn } from './queries';
import { useVotesText } from './text';

type Figure = number | string;
type Ballots = Readonly<Record<string, { readonly cast: Figure; readonly inFavour: Figure }>>;
const NOTHING = { cast: '', inFavour: '' };

interface Props {
  readonly contestId: string;
  /** As they were read when the dialog was opened: a count that somebody else enters meanwhile is not replaced. */
  readonly items: readonly VotedOn[];
  readonly onClose: () => void;
}

/** One sitting of the committee: who was there, the ballots on each initiative, and the signed minutes of the count. */
export function CountDialog({ contestId, items, onClose }: Props) {
  const text = useVotesText();
  const { action } = useText();
  const cache = useQueryClient();
  const [only] = items.length === 1 ? items : [];
  const [members, setMembers] = useState<Figure>(only?.vote?.members ?? '');
  const [present, setPresent] = useState<Figure>(only?.vote?.present ?? '');
  const [file, setFile] = useState<File | null>(null);
  const [ballots, setBallots] = useState<Ballots>({});
  const kept = useRef<{ file: File; id: string } | null>(null);
  const put = (id: string, change: Partial<Ballots[string]>) =>
    setBallots((old) => ({ ...old, [id]: { ...NOTHING, ...old[id], ...change } }));
  const filled = items.filter(({ initiativeId }) => {
    const one = ballots[initiativeId] ?? NOTHING;
    return one.cast !== '' || one.inFavour !== '';
  });
  const save = useMutation({
    mutationFn: async () => {
      if (file && kept.current?.file !== file) kept.current = { file, id: (await keepFile(contestId, file)).id };
      return answer(
        api.PUT('/api/contests/{id}/committee-votes', {
          params: { path: { id: contestId } },
          body: {
            members: Number(members),
            present: Number(present),
            minutesFileId: kept.current?.id ?? '',
            ballots: filled.map(({ initiativeId, vote }) => ({
              initiativeId,
              replaces: vote?.minutesFileId ?? null,
              cast: Number(ballots[initiativeId]?.cast),
              inFavour: Number(ballots[initiativeId]?.inFavour),
            })),
          },
        }),
      );
    },
    onSuccess: () => {
      notifications.show({ message: text.saved });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['award'] }),
  });
  const errors = fieldErrors(save.error);
  return (
    <Modal opened onClose={onClose} size="xl" title={text.dialog} closeButtonProps={{ 'aria-label': action.close }}>
      <CheckedForm
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="md">
          <Text>{text.dialogLead}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NumberInput
              label={text.members}
              required
              min={1}
              allowDecimal={false}
              data-autofocus
              value={members}
              onChange={setMembers}
            />
            <NumberInput
              label={text.present}
              required
              min={0}
              allowDecimal={false}
              value={present}
              error={errors['present']}
              onChange={setPresent}
            />
          </SimpleGrid>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.columns.initiative}</Table.Th>
                <Table.Th w={104}>{text.columns.cast}</Table.Th>
                <Table.Th w={104}>{text.columns.inFavour}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((one) => {
                const { cast, inFavour } = ballots[one.initiativeId] ?? NOTHING;
                const isFilled = filled.includes(one);
                const error = errors[`ballots.${filled.indexOf(one)}`];
                return (
                  <Table.Tr key={one.initiativeId} style={{ verticalAlign: 'top' }}>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>
                      {one.title}
                      <Text size="xs" c="dimmed" className="numbers">
                        {one.code}
                      </Text>
                      {error !== undefined && (
                        <Text size="sm" c="var(--mantine-color-error)" role="alert">
                          {error}
                        </Text>
                      )}
                    </Table.Td>
                    {(
                      [
                        ['cast', cast, text.castOf],
                        ['inFavour', inFavour, text.inFavourOf],
                      ] as const
                    ).map(([field, value, label]) => (
                      <Table.Td key={field}>
                        <NumberInput
                          aria-label={label(one.title)}
                          min={0}
                          allowDecimal={false}
                          hideControls
                          required={isFilled}
                          value={value}
                          error={error !== undefined}
                          onChange={(next) => put(one.initiativeId, { [field]: next })}
                        />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
          <FileField
            label={text.minutes}
            required
            kinds={PDF}
            value={file}
            error={errors['minutesFileId']}
            onChange={setFile}
          />
          <ErrorPanel error={save.error} />
          <Group justify="flex-end">
            {filled.length === 0 && (
              <Text size="sm" c="dimmed">
                {text.nothing}
              </Text>
            )}
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <Button type="submit" disabled={filled.length === 0} loading={save.isPending}>
              {text.save}
            </Button>
          </Group>
        </Stack>
      </CheckedForm>
    </Modal>
  );
}
