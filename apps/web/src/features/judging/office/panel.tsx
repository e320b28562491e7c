import { Badge, Button, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useFormat, useText } from '../../../i18n';
import { DownloadButton } from '../../../ui/download';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Empty } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { TransitionButton } from '../../../ui/transition-button';
import { Wait } from '../../../ui/wait';
import { Appoint } from './appoint';
import { panelQuery } from './queries';
import type { PanelMember, RoundDetail } from './queries';
import { Remind } from './remind';
import { useRoundsText } from './text';

interface Props {
  readonly round: RoundDetail;
}
interface Asked {
  readonly what: 'remove' | 'absence';
  readonly member: PanelMember;
}

/** Who sits in the panel, with loads and last sign-ins; the secretariat appoints, removes, notes absence, reminds. */
export function Panel({ round }: Props) {
  const text = useRoundsText().panel;
  const { action } = useText();
  const cache = useQueryClient();
  const panel = useQuery(panelQuery(round.id));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isReminding, setIsReminding] = useState(false);
  const members = panel.data?.items ?? [];
  const seats = panel.data?.seats ?? [];
  const mayPrint = round.may.includes('printSheets');
  const acts = mayPrint || members.some(({ availableTransitions }) => availableTransitions.length > 0);
  const change = useMutation({
    mutationFn: async ({ what, member, reason }: Asked & { readonly reason: string | null }): Promise<void> => {
      const params = { path: { id: round.id, memberId: member.id } };
      if (what === 'absence')
        await answer(api.PUT('/api/rounds/{id}/panel-members/{memberId}/absence', { params, body: { reason } }));
      else
        await answer(
          api.DELETE('/api/rounds/{id}/panel-members/{memberId}', { params, body: { reason: reason ?? '' } }),
        );
    },
    onSuccess: () => {
      setAsked(null);
      return cache.invalidateQueries({ queryKey: ['rounds'] });
    },
  });
  return (
    <Card
      title={text.title}
      aside={
        mayPrint && (
          <Group gap="xs">
            {members.some(({ load }) => load > 0) && (
              <DownloadButton href={`/api/rounds/${round.id}/score-sheets`} label={text.blankSheets} />
            )}
            {round.may.includes('remind') && (
              <Button size="xs" variant="default" onClick={() => setIsReminding(true)}>
                {text.remind}
              </Button>
            )}
          </Group>
        )
      }
    >
      <Stack gap="md">
        <ErrorPanel
          error={panel.error ?? (asked ? null : change.error)}
          {...(panel.error && { onRetry: () => void panel.refetch() })}
        />
        {panel.isPending && <Wait />}
        {panel.data?.items.length === 0 && <Empty title={text.none} />}
        {members.length > 0 && (
          <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text.name}</Table.Th>
                  <Table.Th>{text.seat}</Table.Th>
                  <Table.Th ta="right">{text.load}</Table.Th>
                  <Table.Th ta="right">{text.done}</Table.Th>
                  <Table.Th>{text.lastSignIn}</Table.Th>
                  {acts && (
                    <Table.Th>
                      <VisuallyHidden>{text.actions}</VisuallyHidden>
                    </Table.Th>
                  )}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {members.map((member) => (
                  <Member
                    key={member.id}
                    roundId={round.id}
                    member={member}
                    acts={acts}
                    mayPrint={mayPrint}
                    onAsk={(what) => setAsked({ what, member })}
                    onBack={() => change.mutate({ what: 'absence', member, reason: null })}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {seats.length > 0 && <Appoint roundId={round.id} seats={seats} />}
      </Stack>
      {isReminding && <Remind round={round} members={members} onClose={() => setIsReminding(false)} />}
      {asked && (
        <ReasonDialog
          title={asked.what === 'remove' ? text.remove(asked.member.name) : text.markAbsentOf(asked.member.name)}
          lead={asked.what === 'absence' ? text.absentHint : undefined}
          confirm={asked.what === 'remove' ? action.remove : action.confirm}
          needsReason
          isPending={change.isPending}
          error={change.error}
          onConfirm={(reason) => change.mutate({ ...asked, reason })}
          onClose={() => {
            setAsked(null);
            change.reset();
          }}
        />
      )}
    </Card>
  );
}

interface Door {
  readonly label: string;
  readonly name: string;
  readonly take: () => void;
}

interface MemberProps {
  readonly roundId: string;
  readonly member: PanelMember;
  readonly acts: boolean;
  readonly mayPrint: boolean;
  readonly onAsk: (what: Asked['what']) => void;
  readonly onBack: () => void;
}

function Member({ roundId, member, acts, mayPrint, onAsk, onBack }: MemberProps) {
  const text = useRoundsText().panel;
  const { action } = useText();
  const format = useFormat();
  const isJudge = member.seat === 'judge';
  const doors: Readonly<Record<string, Door>> = {
    noteAbsence: { label: text.markAbsent, name: text.markAbsentOf(member.name), take: () => onAsk('absence') },
    noteReturn: { label: text.isBack, name: text.isBackOf(member.name), take: onBack },
    remove: { label: action.remove, name: text.remove(member.name), take: () => onAsk('remove') },
  };
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={500}>{member.name}</Text>
        <Text size="sm" c="dimmed">
          {member.unitName}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <Badge miw="max-content" color={isJudge ? 'gray' : 'accent'}>
            {text.seats[member.seat]}
          </Badge>
          {member.absentReason !== null && (
            <Badge miw="max-content" color="yellow" title={member.absentReason}>
              {text.absent}
            </Badge>
          )}
          {!member.able && (
            <Badge miw="max-content" color="red" title={text.notAbleHint}>
              {text.notAble}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td className="numbers" ta="right">
        {isJudge ? member.load : '–'}
        {member.maxLoad !== null && `/${member.maxLoad}`}
      </Table.Td>
      <Table.Td className="numbers" ta="right">
        {isJudge ? member.submitted : '–'}
      </Table.Td>
      <Table.Td className="numbers">
        {member.lastSignInAt === null ? text.never : format.moment(member.lastSignInAt)}
      </Table.Td>
      {acts && (
        <Table.Td>
          <Group gap={4} justify="flex-end" wrap="nowrap">
            {mayPrint && isJudge && member.load > 0 && (
              <DownloadButton
                size="compact-sm"
                label={text.pack}
                name={text.packOf(member.name)}
                href={`/api/rounds/${roundId}/reading-packs/${member.accountId}`}
                hasIcon={false}
              />
            )}
            {member.availableTransitions.flatMap((step) => {
              const door = doors[step.name];
              return door
                ? [
                    <TransitionButton
                      key={step.name}
                      transition={step}
                      size="compact-sm"
                      variant="default"
                      aria-label={door.name}
                      onTake={door.take}
                    >
                      {door.label}
                    </TransitionButton>,
                  ]
                : [];
            })}
          </Group>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
