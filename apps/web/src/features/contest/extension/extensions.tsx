import { Anchor, Badge, Group, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import { useFormat, useLanguage } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Empty } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { TransitionButton } from '../../../ui/transition-button';
import { Wait } from '../../../ui/wait';
import { extensionsQuery } from '../queries';
import type { Extension, ReadContest } from '../queries';
import { useContestText } from '../text';
import { AddScan } from './add-scan';
import { DossierCode } from './dossier-code';
import { ExtensionDialog } from './extension-dialog';

const COLOUR = { proposed: 'yellow', confirmed: 'green', declined: 'gray' } as const;

interface Asked {
  readonly extension: Extension;
  readonly step: 'confirm' | 'decline';
}

/** Every extension of the contest with its letter; whoever may, proposes one or decides on one. */
export function Extensions({ contest }: { readonly contest: ReadContest }) {
  const text = useContestText().extension;
  const [proposing, setProposing] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useQuery(extensionsQuery(contest.id));
  const offered = contest.availableTransitions.find(({ name }) => name === 'extend');
  const items = list.data?.items ?? [];
  return (
    <Card
      id="extensions"
      title={text.title}
      aside={
        offered && (
          <TransitionButton transition={offered} size="sm" onTake={() => setProposing(true)}>
            {text.propose}
          </TransitionButton>
        )
      }
    >
      <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Wait lines={3} />}
      {list.data && items.length === 0 && <Empty title={text.none}>{text.noneHint}</Empty>}
      {items.length > 0 && <Rows items={items} contest={contest} onAsk={setAsked} />}
      {proposing && <ExtensionDialog contest={contest} onClose={() => setProposing(false)} />}
      {asked && <Decide {...asked} contest={contest} onClose={() => setAsked(null)} />}
    </Card>
  );
}

interface RowsProps {
  readonly items: readonly Extension[];
  readonly contest: ReadContest;
  readonly onAsk: (asked: Asked) => void;
}

function Rows({ items, contest, onAsk }: RowsProps) {
  const text = useContestText().extension;
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={720} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.columns.for}</Table.Th>
            <Table.Th w={160}>{text.columns.until}</Table.Th>
            <Table.Th>{text.columns.document}</Table.Th>
            <Table.Th>{text.columns.who}</Table.Th>
            <Table.Th w={150}>{text.columns.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((extension) => (
            <Table.Tr key={extension.id} style={{ verticalAlign: 'top' }}>
              <Table.Td fw={500}>
                <For extension={extension} />
              </Table.Td>
              <Table.Td className="numbers">{format.moment(extension.closesAt, contest.zone)}</Table.Td>
              <Table.Td>
                {extension.scan === null ? (
                  extension.document
                ) : (
                  <Anchor
                    underline="always"
                    href={`/api/contests/${contest.id}/extensions/${extension.id}/scan`}
                    aria-label={text.openScan(extension.document)}
                  >
                    {extension.document}
                  </Anchor>
                )}
                <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {extension.reason}
                </Text>
                {extension.mayAddScan && <AddScan contestId={contest.id} extension={extension} />}
              </Table.Td>
              <Table.Td>
                {extension.proposedBy}
                <Text size="sm" c="dimmed">
                  {extension.confirmedBy !== null && extension.confirmedAt !== null
                    ? text.confirmed(extension.confirmedBy, format.moment(extension.confirmedAt, contest.zone))
                    : format.moment(extension.proposedAt, contest.zone)}
                </Text>
              </Table.Td>
              <Table.Td>
                <Stack gap={6} align="flex-start">
                  <Badge color={COLOUR[extension.state]}>{text.states[extension.state]}</Badge>
                  <Group gap={6}>
                    {extension.availableTransitions.map((transition) => (
                      <TransitionButton
                        key={transition.name}
                        transition={transition}
                        size="compact-sm"
                        variant={transition.name === 'confirm' ? 'filled' : 'default'}
                        onTake={() => onAsk({ extension, step: transition.name === 'confirm' ? 'confirm' : 'decline' })}
                      />
                    ))}
                  </Group>
                </Stack>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function For({ extension }: { readonly extension: Extension }) {
  const text = useContestText().extension;
  if (extension.initiativeId !== null) return <DossierCode id={extension.initiativeId} />;
  return <>{extension.unitName ?? text.all}</>;
}

interface DecideProps extends Asked {
  readonly contest: ReadContest;
  readonly onClose: () => void;
}

function Decide({ extension, step, contest, onClose }: DecideProps) {
  const text = useContestText();
  const { language } = useLanguage();
  const format = useFormat();
  const cache = useQueryClient();
  const run = useMutation({
    mutationFn: (reason: string) => {
      const path = { id: contest.id, extensionId: extension.id };
      const params = { path, header: ifMatch(extension.version) };
      return step === 'confirm'
        ? answer(api.POST('/api/contests/{id}/extensions/{extensionId}/confirm', { params }))
        : answer(api.POST('/api/contests/{id}/extensions/{extensionId}/decline', { params, body: { reason } }));
    },
    onSuccess: async () => {
      notifications.show({ message: text.done });
      onClose();
      await cache.invalidateQueries();
    },
  });
  const transition = extension.availableTransitions.find(({ name }) => name === step);
  const label = transition?.label[language] ?? step;
  const what = extension.unitName ?? (extension.scope === 'initiative' ? text.extension.dossier : text.extension.all);
  return (
    <ReasonDialog
      title={label}
      lead={text.extension.confirmLead(what, format.moment(extension.closesAt, contest.zone))}
      confirm={label}
      needsReason={transition?.needsReason ?? false}
      isPending={run.isPending}
      error={run.error}
      onConfirm={(reason) => run.mutate(reason)}
      onClose={onClose}
    />
  );
}
