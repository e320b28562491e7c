import { Badge, Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { ContestTabs } from '../contest-tabs';
import { OfficePage } from '../office';
import type { Office } from '../office';
import { contestQuery, documentQuery, versionsQuery } from '../queries';
import { rootLink } from '../root-link';
import { DifferenceTable } from './difference-table';
import { DocumentView } from './document-view';
import type { Json } from './schema';
import { useRulesText } from './text';

/** The rules of the contest to be read, printed, and compared version by version. */
export function RulesPage() {
  const text = useRulesText().read;
  return (
    <OfficePage title={text.title} actions={({ contestId }) => <Actions key={contestId} contestId={contestId} />}>
      {(office) => <Reading key={office.contestId} office={office} />}
    </OfficePage>
  );
}

function Actions({ contestId }: { readonly contestId: string }) {
  const text = useRulesText().read;
  const contest = useQuery(contestQuery(contestId));
  const step = contest.data?.availableTransitions.find(({ name }) => name === 'editRules' || name === 'amend');
  return (
    <Group gap="xs" className="no-print">
      <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
        {text.print}
      </Button>
      {step && (
        <Button renderRoot={rootLink('/office/contest/rules/edit', { contest: contestId })}>
          {step.name === 'amend' ? text.amend : text.edit}
        </Button>
      )}
    </Group>
  );
}

function Reading({ office }: { readonly office: Office }) {
  const { contestId } = office;
  const text = useRulesText().read;
  const format = useFormat();
  const { version, from } = useSearch({ from: '/shell/office/contest/rules' });
  const navigate = useNavigate({ from: '/office/contest/rules' });
  const versions = useQuery(versionsQuery(contestId));
  const rules = useQuery(documentQuery(contestId, version === undefined ? undefined : Number(version)));
  const items = versions.data?.items ?? [];
  const current = items[0]?.rulebookVersion;
  const shown = rules.data?.rulebookVersion;
  return (
    <Stack gap="md">
      <ContestTabs contestId={contestId} here="rules" />
      <ErrorPanel error={rules.error ?? versions.error} onRetry={() => void rules.refetch()} />
      {(rules.isPending || versions.isPending) && <Wait lines={10} />}
      {rules.data && versions.data && shown !== undefined && (
        <>
          <Group justify="space-between" align="flex-end" className="no-print">
            <Text size="sm" c="dimmed">
              {rules.data.frozenAt === null
                ? text.draft
                : `${text.version(shown)}, ${text.frozen(format.moment(rules.data.frozenAt))}`}
            </Text>
            {items.length > 1 && (
              <Group gap="sm" align="flex-end">
                <NativeSelect
                  label={text.versions}
                  value={String(shown)}
                  data={items.map(({ rulebookVersion }) => ({
                    value: String(rulebookVersion),
                    label: text.version(rulebookVersion) + (rulebookVersion === current ? ` (${text.current})` : ''),
                  }))}
                  onChange={({ currentTarget }) =>
                    void navigate({ search: (old) => ({ ...old, version: currentTarget.value, from: undefined }) })
                  }
                />
                <NativeSelect
                  label={text.compare}
                  value={from ?? ''}
                  data={[
                    { value: '', label: text.noCompare },
                    ...items
                      .filter(({ rulebookVersion }) => rulebookVersion !== shown)
                      .map(({ rulebookVersion }) => ({
                        value: String(rulebookVersion),
                        label: text.version(rulebookVersion),
                      })),
                  ]}
                  onChange={({ currentTarget }) =>
                    void navigate({ search: (old) => ({ ...old, from: currentTarget.value || undefined }) })
                  }
                />
              </Group>
            )}
          </Group>
          {from !== undefined && <Comparison contestId={contestId} from={Number(from)} to={shown} />}
          <DocumentView rules={rules.data.document} />
          {items.length > 1 && <Versions contestId={contestId} current={current} />}
        </>
      )}
    </Stack>
  );
}

interface ComparisonProps {
  readonly contestId: string;
  readonly from: number;
  readonly to: number;
}

function Comparison({ contestId, from, to }: ComparisonProps) {
  const text = useRulesText().read;
  const before = useQuery(documentQuery(contestId, from));
  const after = useQuery(documentQuery(contestId, to));
  const found = useQuery({
    queryKey: ['rulebook', contestId, 'difference', from, to],
    queryFn: () =>
      answer(api.GET('/api/contests/{id}/rulebook-diff', { params: { path: { id: contestId }, query: { from, to } } })),
  });
  return (
    <Card title={text.differences(from, to)}>
      <ErrorPanel error={found.error ?? before.error ?? after.error} />
      {found.data?.items.length === 0 && <Text>{text.noDifference}</Text>}
      {found.data && before.data && after.data && found.data.items.length > 0 && (
        <DifferenceTable
          items={found.data.items}
          before={before.data.document as unknown as Json}
          after={after.data.document as unknown as Json}
        />
      )}
    </Card>
  );
}

function Versions({ contestId, current }: { readonly contestId: string; readonly current: number | undefined }) {
  const text = useRulesText().read;
  const format = useFormat();
  const versions = useQuery(versionsQuery(contestId));
  return (
    <div className="no-print">
      <Card title={text.versions}>
        <Table verticalSpacing={6}>
          <Table.Tbody>
            {(versions.data?.items ?? []).map((one) => (
              <Table.Tr key={one.rulebookVersion} style={{ verticalAlign: 'top' }}>
                <Table.Td w={130}>
                  {text.version(one.rulebookVersion)}{' '}
                  {one.rulebookVersion === current && <Badge color="green">{text.current}</Badge>}
                </Table.Td>
                <Table.Td className="numbers">{text.created(format.moment(one.createdAt), one.createdBy)}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  {one.reason !== null && `${text.reason}: ${one.reason}`}
                  <Text size="xs" c="dimmed" ff="monospace">
                    {text.hash} {one.hash.slice(0, 16)}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
    </div>
  );
}
