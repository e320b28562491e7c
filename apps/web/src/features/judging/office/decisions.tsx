import { Badge, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useFormat, useLanguage } from '../../../i18n';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { showTotal } from '../points';
import type { Tally } from './queries';
import { SheetsSideBySide } from './sheets-side-by-side';
import { TieDialog } from './tie-dialog';
import { useRoundsText } from './text';

type Body =
  | { kind: 'discrepancy'; roundInitiativeId: string; sheetIds: string[]; reason: string }
  | { kind: 'tie'; method: 'lot' | 'decision'; order: string[]; reason: string }
  | { kind: 'advance'; tied: string[]; admitted: string[]; reason: string };
type Asked =
  | { readonly what: 'discrepancy'; readonly about: Tally['discrepancies'][number] }
  | { readonly what: 'tie'; readonly about: Tally['ties'][number] }
  | { readonly what: 'advance'; readonly about: Tally['questions'][number] };

interface Props {
  readonly tally: Tally;
  readonly criteria: readonly { readonly code: string; readonly name: string }[];
  readonly mayDecide: boolean;
}

/** What the marks leave open: discrepancies, ties across the line, shared ranks. The chair decides, with a reason. */
export function Decisions({ tally, criteria, mayDecide }: Props) {
  const { tally: text } = useRoundsText();
  const { language } = useLanguage();
  const format = useFormat();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [admitted, setAdmitted] = useState<readonly string[]>([]);
  const settle = useMutation({
    mutationFn: (body: Body) =>
      answer(api.POST('/api/rounds/{id}/settlements', { params: { path: { id: tally.roundId } }, body })),
    onSuccess: () => {
      setAsked(null);
      notifications.show({ message: text.done });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['rounds'] }),
  });
  const codeOf = (id: string) => tally.ranking.find((one) => one.roundInitiativeId === id)?.blindCode ?? '–';
  const asOnScreen = ({ roundInitiativeId, sheetIds }: Tally['discrepancies'][number]) => ({
    roundInitiativeId,
    sheetIds: tally.discrepancies.find((one) => one.roundInitiativeId === roundInitiativeId)?.sheetIds ?? sheetIds,
  });
  const close = () => {
    setAsked(null);
    settle.reset();
  };
  const dialog = { isPending: settle.isPending, error: settle.error, onClose: close };
  return (
    <>
      {tally.discrepancies.length > 0 && (
        <Stack gap="xs">
          <Title order={3}>{text.discrepancies}</Title>
          {tally.discrepancies.map((one) => (
            <div key={one.roundInitiativeId}>
              <Group gap="sm">
                <Text fw={600} className="numbers">
                  {one.blindCode}
                </Text>
                <Text className="numbers">{text.spread(showTotal(one.spread, language))}</Text>
                {one.settlement ? (
                  <Badge color="green">{text.settled}</Badge>
                ) : !mayDecide ? (
                  <Badge color="yellow">{text.waits}</Badge>
                ) : (
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => setAsked({ what: 'discrepancy', about: one })}
                  >
                    {text.settle}
                  </Button>
                )}
              </Group>
              {one.settlement && (
                <Text size="sm" c="dimmed">
                  {one.settlement.by}, {format.moment(one.settlement.at)}: {one.settlement.reason}
                </Text>
              )}
            </div>
          ))}
        </Stack>
      )}
      {tally.questions.length > 0 && (
        <Stack gap="xs">
          <Title order={3}>{text.ties}</Title>
          {tally.questions.map((one) => (
            <Group key={one.tied.join()} gap="sm">
              <Text>{text.tie(one.rank, one.places, one.tied.length)}</Text>
              {mayDecide ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    setAdmitted([]);
                    setAsked({ what: 'advance', about: one });
                  }}
                >
                  {text.decide}
                </Button>
              ) : (
                <Badge color="yellow">{text.waits}</Badge>
              )}
            </Group>
          ))}
        </Stack>
      )}
      {tally.ties.length > 0 && (
        <Stack gap="xs">
          <Title order={3}>{text.shared}</Title>
          {tally.ties.map((one) => (
            <Group key={one.roundInitiativeIds.join()} gap="sm">
              <Text>
                {text.sharedRank(one.rank, one.roundInitiativeIds.length)}:{' '}
                <span className="numbers">{one.roundInitiativeIds.map(codeOf).join(', ')}</span>
              </Text>
              {mayDecide && (
                <Button size="compact-sm" variant="default" onClick={() => setAsked({ what: 'tie', about: one })}>
                  {text.order}
                </Button>
              )}
            </Group>
          ))}
        </Stack>
      )}
      {asked?.what === 'discrepancy' && (
        <ReasonDialog
          {...dialog}
          size="lg"
          title={text.settleTitle(asked.about.blindCode)}
          lead={
            <Stack gap="xs">
              <SheetsSideBySide
                criteria={criteria}
                sheets={tally.sheets.filter((one) => one.roundInitiativeId === asked.about.roundInitiativeId)}
              />
              <Text size="sm" c="dimmed">
                {text.reopenInstead}
              </Text>
            </Stack>
          }
          confirm={text.settle.replace('…', '')}
          needsReason
          onConfirm={(reason) => settle.mutate({ kind: 'discrepancy', ...asOnScreen(asked.about), reason })}
        />
      )}
      {asked?.what === 'tie' && (
        <TieDialog
          {...dialog}
          tie={asked.about}
          codeOf={codeOf}
          onConfirm={(order, reason) => settle.mutate({ kind: 'tie', method: asked.about.settledBy, order, reason })}
        />
      )}
      {asked?.what === 'advance' && (
        <ReasonDialog
          {...dialog}
          title={text.ties}
          lead={
            <Checkbox.Group label={text.admitted} value={[...admitted]} onChange={setAdmitted}>
              <Stack gap="xs" mt="xs">
                {asked.about.tied.map((id) => (
                  <Checkbox key={id} value={id} label={codeOf(id)} />
                ))}
              </Stack>
            </Checkbox.Group>
          }
          confirm={text.decide.replace('…', '')}
          needsReason
          onConfirm={(reason) =>
            settle.mutate({
              kind: 'advance',
              tied: asked.about.tied,
              admitted: asked.about.tied.filter((id) => admitted.includes(id)),
              reason,
            })
          }
        />
      )}
    </>
  );
}
