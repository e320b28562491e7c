import { Alert, Button, Grid, Group, NumberInput, Stack, Table, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import { fieldErrors, isProblem } from '../../../api/problem';
import { useText } from '../../../i18n';
import { DateInput } from '../../../ui/date-input';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Empty } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { StaleChoice } from '../../../ui/stale-choice';
import { TransitionButton } from '../../../ui/transition-button';
import { StateBadge } from '../../initiative/state-badge';
import { Comparison } from './comparison';
import { LetterScan, scanKey } from './letter-scan';
import { listQuery } from './queries';
import type { Listed, UnitList } from './queries';
import { RankList } from './rank-list';
import { useListText } from './text';
import { codesOf, useListDraft } from './use-list-draft';
import type { Typed } from './use-list-draft';

/** Id of the form that the letter's fields make. */
const LETTER = 'unit-list-letter';

/** The coordinator draws the list up: dossiers in order of rank, then the letter they come with. */
export function ListEditor({ list }: { readonly list: UnitList }) {
  const text = useListText();
  const { action } = useText();
  const cache = useQueryClient();
  const { id } = list;
  const { typed, isDirty, isStale, set, goOn, drop, settle } = useListDraft(list);
  const isSending = useIsMutating({ mutationKey: scanKey(id) }) > 0;
  const [forwarding, setForwarding] = useState(false);
  const keep = (saved: UnitList) => {
    cache.setQueryData(listQuery(id).queryKey, saved);
    void cache.invalidateQueries({ queryKey: ['unit-lists'] });
  };
  const put = ({ number, date, declared, codes, items }: Typed) =>
    answer(
      api.PUT('/api/unit-lists/{id}', {
        params: { path: { id }, header: ifMatch(list.version) },
        body: {
          dispatchNumber: number.trim() || null,
          dispatchDate: date || null,
          declaredCount: declared === '' ? null : declared,
          declaredCodes: codesOf(codes).length > 0 ? codesOf(codes) : null,
          initiativeIds: items.map(({ initiativeId }) => initiativeId),
        },
      }),
    );
  const save = useMutation({
    mutationFn: put,
    onSuccess: (saved, sent) => {
      keep(saved);
      settle(sent, saved);
      notifications.show({ message: text.saved });
    },
    onError: (error) => {
      if (isProblem(error, 412)) void cache.invalidateQueries({ queryKey: listQuery(id).queryKey });
    },
  });
  const choose = (side: () => void) => () => {
    side();
    save.reset();
  };
  const forward = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/unit-lists/{id}/forward', {
          params: { path: { id }, header: ifMatch(list.version) },
        }),
      ),
    onSuccess: (sent) => {
      setForwarding(false);
      keep(sent);
      notifications.show({ message: text.forwarded });
    },
  });
  const step = list.availableTransitions.find(({ name }) => name === 'forward');
  const left = [...list.candidates, ...list.items].filter(
    (one) => !typed.items.some(({ initiativeId }) => initiativeId === one.initiativeId),
  );
  const errors = fieldErrors(save.error);
  return (
    <Stack gap="md">
      {list.returnedBecause !== null && (
        <Alert color="yellow" title={text.returnedBecause}>
          {list.returnedBecause}
        </Alert>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <Card title={text.ranking}>
              <Stack gap="sm">
                {typed.items.length === 0 ? (
                  <Empty title={text.emptyRanking}>{text.emptyHint}</Empty>
                ) : (
                  <>
                    <Text size="sm" c="dimmed">
                      {text.rankingHint}
                    </Text>
                    <RankList items={typed.items} onChange={(items) => set({ items })} />
                  </>
                )}
              </Stack>
            </Card>
            <Candidates left={left} onAdd={(added) => set({ items: [...typed.items, ...added] })} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <Card title={text.letter}>
              <Stack
                gap="sm"
                component="form"
                id={LETTER}
                onSubmit={(event) => {
                  event.preventDefault();
                  save.mutate(typed);
                }}
              >
                <TextInput
                  label={text.number}
                  placeholder={text.numberHint}
                  maxLength={100}
                  value={typed.number}
                  error={errors['dispatchNumber']}
                  onChange={({ currentTarget }) => set({ number: currentTarget.value })}
                />
                <DateInput
                  label={text.date}
                  value={typed.date}
                  error={errors['dispatchDate']}
                  onChange={(date) => set({ date })}
                />
                <NumberInput
                  label={text.declared}
                  min={1}
                  max={10_000}
                  allowDecimal={false}
                  hideControls
                  value={typed.declared}
                  error={errors['declaredCount']}
                  onChange={(value) => set({ declared: typeof value === 'number' ? value : '' })}
                />
                <Textarea
                  label={text.codes}
                  description={text.codesHint}
                  minRows={2}
                  value={typed.codes}
                  error={errors['declaredCodes']}
                  onChange={({ currentTarget }) => set({ codes: currentTarget.value })}
                />
                <LetterScan list={list} isHeld={save.isPending} onSaved={keep} />
              </Stack>
            </Card>
            <Comparison list={list} />
            {isStale && (
              <StaleChoice text={text} onKeep={choose(goOn)} onTake={choose(drop)}>
                {text.staleText(list.items.map(({ code }) => code).join(', '))}
              </StaleChoice>
            )}
            {!isStale && <ErrorPanel error={save.error} />}
            <Group justify="flex-end" gap="xs">
              {isDirty && (
                <Text size="sm" c="dimmed" role="status">
                  {text.unsaved}
                </Text>
              )}
              <Button
                variant={isDirty ? 'filled' : 'default'}
                type="submit"
                form={LETTER}
                disabled={!isDirty || isStale || isSending}
                loading={save.isPending}
              >
                {text.save}
              </Button>
              {step && !isDirty && <TransitionButton transition={step} onTake={() => setForwarding(true)} />}
            </Group>
          </Stack>
        </Grid.Col>
      </Grid>
      {forwarding && (
        <ReasonDialog
          title={text.forwardTitle}
          lead={text.forwardLead}
          confirm={action.confirm}
          needsReason={false}
          isPending={forward.isPending}
          error={forward.error}
          onConfirm={() => forward.mutate()}
          onClose={() => setForwarding(false)}
        />
      )}
    </Stack>
  );
}

function Candidates({
  left,
  onAdd,
}: {
  readonly left: readonly Listed[];
  readonly onAdd: (added: readonly Listed[]) => void;
}) {
  const text = useListText();
  return (
    <Card
      title={text.candidates}
      aside={
        left.length > 1 && (
          <Button size="xs" variant="default" onClick={() => onAdd(left)}>
            {text.addAll}
          </Button>
        )
      }
    >
      {left.length === 0 ? (
        <Text c="dimmed">{text.noCandidates}</Text>
      ) : (
        <Table verticalSpacing={6}>
          <Table.Tbody>
            {left.map((one) => (
              <Table.Tr key={one.initiativeId}>
                <Table.Td>
                  <Text style={{ overflowWrap: 'anywhere' }}>{one.title}</Text>
                  <Group gap="xs">
                    <Text size="sm" c="dimmed" className="numbers">
                      {one.code} · {one.leadAuthor}
                    </Text>
                    <StateBadge state={one.state} />
                  </Group>
                </Table.Td>
                <Table.Td w={90} ta="right">
                  <Button size="xs" variant="default" aria-label={text.add(one.code)} onClick={() => onAdd([one])}>
                    {text.addShort}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  );
}
