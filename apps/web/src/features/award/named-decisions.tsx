import { Anchor, Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useFormat } from '../../i18n';
import { Card } from '../../ui/page';
import { ReasonDialog } from '../../ui/reason-dialog';
import { initiativeTitle, placeName } from './allotment-names';
import type { Allotment } from './queries';
import { useAwardText } from './text';

type Named = Allotment['decisions'][number];

interface Props {
  readonly contestId: string;
  readonly allotment: Allotment;
}

/** Decisions of persons about ties and places, with reason and minutes; each may be taken back by who may decide. */
export function NamedDecisions({ contestId, allotment }: Props) {
  const text = useAwardText().allotment;
  const format = useFormat();
  const cache = useQueryClient();
  const [taking, setTaking] = useState<Named | null>(null);
  const takeBack = useMutation({
    mutationFn: ({ decisionId, reason }: { decisionId: string; reason: string }) =>
      answer(
        api.POST('/api/contests/{id}/allotment/decisions', {
          params: { path: { id: contestId } },
          body: { kind: 'take_back', decisionId, reason },
        }),
      ),
    onSuccess: () => {
      notifications.show({ message: text.done });
      setTaking(null);
      return cache.invalidateQueries({ queryKey: ['award'] });
    },
  });
  if (allotment.decisions.length === 0) return null;
  const detail = (one: Named) => {
    if (one.kind !== 'tie') return text.slots(one.count ?? 0);
    const manner = one.manner === null ? '' : text.manners[one.manner];
    const who = (one.winners ?? one.tied ?? []).map((id) => initiativeTitle(allotment, id)).join('; ');
    return `${manner}: ${who}`;
  };
  return (
    <Card title={text.named}>
      <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} aria-label={text.named}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.prize}</Table.Th>
              <Table.Th>{text.what}</Table.Th>
              <Table.Th>{text.who}</Table.Th>
              <Table.Th>
                <VisuallyHidden>{text.takeBack}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="numbers">
            {allotment.decisions.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>{placeName(allotment, one.table, one.prize)}</Table.Td>
                <Table.Td>
                  {text.kinds[one.kind]}: {detail(one)}
                  <Text size="sm" c="dimmed">
                    {one.reason}
                  </Text>
                </Table.Td>
                <Table.Td fz="sm">
                  {one.decidedBy}, {format.moment(one.decidedAt)}
                  {one.minutesFileId !== null && (
                    <Anchor display="block" size="sm" underline="always" href={`/api/award-files/${one.minutesFileId}`}>
                      {text.openMinutes}
                    </Anchor>
                  )}
                </Table.Td>
                <Table.Td ta="right">
                  {one.mayTakeBack && (
                    <Button size="compact-sm" variant="default" onClick={() => setTaking(one)}>
                      {text.takeBack}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {taking && (
        <ReasonDialog
          title={text.takeBackTitle}
          lead={`${placeName(allotment, taking.table, taking.prize)}. ${text.kinds[taking.kind]}: ${detail(taking)}`}
          confirm={text.takeBack.replace('…', '')}
          needsReason
          isPending={takeBack.isPending}
          error={takeBack.error}
          onConfirm={(reason) => takeBack.mutate({ decisionId: taking.id, reason })}
          onClose={() => setTaking(null)}
        />
      )}
    </Card>
  );
}
