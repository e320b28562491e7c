import { Anchor, Badge, Button, Group, NativeSelect, NumberInput, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Empty } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { Wait } from '../../../ui/wait';
import { LotsDialog } from './lots-dialog';
import { presentersQuery } from './queries';
import type { RoundDetail, RoundEntry } from './queries';
import type { RoundRules } from './rules';
import { useRoundsText } from './text';

type Presence = RoundEntry['presence'];
const PRESENCES: readonly Presence[] = ['expected', 'present', 'absent'];

interface Props {
  readonly round: RoundDetail;
  readonly rules: RoundRules;
}

/** The order of presentation, who came, what they brought, and the votes of the public. */
export function Presentation({ round, rules }: Props) {
  const text = useRoundsText();
  const cache = useQueryClient();
  const entries = useQuery(presentersQuery(round.id));
  const [lots, setLots] = useState<'draw' | 'write' | null>(null);
  const [absent, setAbsent] = useState<RoundEntry | null>(null);
  const mayOpen = round.may.includes('openParts');
  const note = useMutation({
    mutationFn: async (send: () => Promise<unknown>): Promise<void> => {
      await send();
    },
    onSuccess: () => {
      setAbsent(null);
      notifications.show({ message: text.presentation.done });
      return cache.invalidateQueries({ queryKey: ['rounds', round.id] });
    },
  });
  const presence = (entry: RoundEntry, value: Presence, reason?: string) =>
    note.mutate(() =>
      answer(
        api.PUT('/api/round-initiatives/{id}/presence', {
          params: { path: { id: entry.id } },
          body: { presence: value, ...(reason !== undefined && { reason }) },
        }),
      ),
    );
  const votes = (entry: RoundEntry, count: number) =>
    note.mutate(() =>
      answer(
        api.PUT('/api/round-initiatives/{id}/votes', { params: { path: { id: entry.id } }, body: { votes: count } }),
      ),
    );
  const rows = entries.data ?? [];
  const isDrawn = rows.some(({ lotOrder }) => lotOrder !== null);
  const mayNote = round.may.includes('notePresence');
  const mayVote = round.may.includes('noteVotes');
  return (
    <Card
      title={text.presentation.title}
      aside={
        round.may.includes('drawLots') && (
          <Group gap="xs">
            <Button size="xs" variant={isDrawn ? 'default' : 'filled'} onClick={() => setLots('draw')}>
              {text.presentation.draw}
            </Button>
            <Button size="xs" variant="default" onClick={() => setLots('write')}>
              {text.presentation.write}
            </Button>
          </Group>
        )
      }
    >
      <Stack gap="sm">
        {rules.presentation && (
          <Text c="dimmed">
            {text.presentation.minutes(rules.presentation.minutes, rules.presentation.answerMinutes)}
            {round.may.includes('drawLots') && ` · ${text.presentation.later}`}
          </Text>
        )}
        <ErrorPanel
          error={entries.error ?? (absent ? null : note.error)}
          {...(entries.error && { onRetry: () => void entries.refetch() })}
        />
        {entries.isPending && <Wait />}
        {entries.data?.length === 0 && <Empty title={text.grid.none} />}
        {rows.length > 0 && (
          <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table verticalSpacing={6} className="numbers">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={80}>{text.presentation.lot}</Table.Th>
                  <Table.Th>{text.presentation.entry}</Table.Th>
                  {rules.ownParts.length > 0 && <Table.Th>{text.presentation.parts}</Table.Th>}
                  <Table.Th w={150}>{text.presentation.presence}</Table.Th>
                  {rules.publicVote && <Table.Th w={150}>{text.presentation.votes}</Table.Th>}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((entry) => (
                  <Table.Tr key={entry.id}>
                    <Table.Td fw={600}>{entry.lotOrder ?? '–'}</Table.Td>
                    <Table.Td>
                      <Text fw={500}>{entry.blindCode}</Text>
                      <Text size="sm" c="dimmed">
                        {entry.initiative?.title}
                      </Text>
                    </Table.Td>
                    {rules.ownParts.length > 0 && (
                      <Table.Td>
                        <Parts entry={entry} rules={rules} mayOpen={mayOpen} />
                      </Table.Td>
                    )}
                    <Table.Td>
                      {mayNote ? (
                        <NativeSelect
                          size="xs"
                          aria-label={text.presentation.presenceOf(entry.blindCode)}
                          value={entry.presence}
                          data={PRESENCES.map((value) => ({ value, label: text.presentation.presences[value] }))}
                          onChange={({ currentTarget }) => {
                            const value = PRESENCES.find((one) => one === currentTarget.value) ?? 'expected';
                            if (value === 'absent') setAbsent(entry);
                            else presence(entry, value);
                          }}
                        />
                      ) : (
                        text.presentation.presences[entry.presence]
                      )}
                    </Table.Td>
                    {rules.publicVote && (
                      <Table.Td>
                        {mayVote ? (
                          <Votes entry={entry} onSet={(count) => votes(entry, count)} />
                        ) : (
                          (entry.votes ?? '–')
                        )}
                      </Table.Td>
                    )}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Stack>
      {lots && <LotsDialog way={lots} round={round} entries={rows} onClose={() => setLots(null)} />}
      {absent && (
        <ReasonDialog
          title={text.presentation.absentTitle(absent.blindCode)}
          lead={text.presentation.absentLead}
          confirm={text.presentation.presences.absent}
          needsReason
          isPending={note.isPending}
          error={note.error}
          onConfirm={(reason) => presence(absent, 'absent', reason)}
          onClose={() => {
            setAbsent(null);
            note.reset();
          }}
        />
      )}
    </Card>
  );
}

interface PartsProps {
  readonly entry: RoundEntry;
  readonly rules: RoundRules;
  readonly mayOpen: boolean;
}

/** What was handed in of each part, by whom and when; what is missing is said too. */
function Parts({ entry, rules, mayOpen }: PartsProps) {
  const text = useRoundsText().presentation;
  const format = useFormat();
  return (
    <Stack gap={4}>
      {rules.ownParts.map(({ code, name }) => {
        const files = entry.parts.filter((part) => part.code === code);
        return (
          <div key={code}>
            <Badge color={files.length > 0 ? 'green' : 'gray'}>
              {name}: {files.length > 0 ? files.length : text.noParts}
            </Badge>
            {files.map(({ id, fileName, by, at }) => (
              <Text key={id} size="sm" style={{ overflowWrap: 'anywhere' }}>
                {mayOpen && fileName !== null ? (
                  <Anchor size="sm" underline="always" href={`/api/round-parts/${id}`} download>
                    {fileName}
                  </Anchor>
                ) : (
                  fileName
                )}{' '}
                <Text span size="sm" c="dimmed">
                  {text.handedIn(by, format.moment(at))}
                </Text>
              </Text>
            ))}
          </div>
        );
      })}
    </Stack>
  );
}

function Votes({ entry, onSet }: { readonly entry: RoundEntry; readonly onSet: (count: number) => void }) {
  const text = useRoundsText().presentation;
  const [typed, setTyped] = useState<number | string>(entry.votes ?? '');
  const commit = () => typeof typed === 'number' && typed !== entry.votes && onSet(typed);
  return (
    <NumberInput
      size="xs"
      aria-label={text.votesOf(entry.blindCode)}
      min={0}
      max={1_000_000_000}
      allowDecimal={false}
      hideControls
      value={typed}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  );
}
