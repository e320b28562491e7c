import { Grid, NativeSelect, NavLink, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { ErrorPanel } from '../../../ui/error-panel';
import { Wait } from '../../../ui/wait';
import { ContestTabs } from '../contest-tabs';
import { OfficePage } from '../office';
import { useContestText } from '../text';
import { NoticeWording } from './notice-wording';

export type NoticeTemplate = Schemas['NoticeTemplate'];
export const noticeTemplatesKey = (contestId: string) => ['notice-templates', contestId];

/** The contest's own wording of its notices. */
export function NoticeTemplatesPage() {
  const text = useContestText().notices;
  return (
    <OfficePage title={text.title}>
      {({ contestId }) => (
        <Stack gap="md">
          <ContestTabs contestId={contestId} here="notices" />
          <Text maw={720}>{text.lead}</Text>
          <Kinds key={contestId} contestId={contestId} />
        </Stack>
      )}
    </OfficePage>
  );
}

function Kinds({ contestId }: { readonly contestId: string }) {
  const text = useContestText().notices;
  const names: Readonly<Record<string, string>> = text.kinds;
  const { kind } = useSearch({ from: '/shell/office/contest/notices' });
  const navigate = useNavigate({ from: '/office/contest/notices' });
  const list = useQuery({
    queryKey: noticeTemplatesKey(contestId),
    queryFn: () => answer(api.GET('/api/contests/{id}/notice-templates', { params: { path: { id: contestId } } })),
  });
  const items = list.data?.items ?? [];
  const shown = items.find((one) => one.kind === kind) ?? items[0];
  const choose = (next: string) => void navigate({ search: (old) => ({ ...old, kind: next }) });
  return (
    <>
      <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Wait lines={8} />}
      {shown && (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 3 }}>
            <NativeSelect
              hiddenFrom="md"
              label={text.kind}
              value={shown.kind}
              data={items.map((one) => ({ value: one.kind, label: names[one.kind] ?? one.kind }))}
              onChange={({ currentTarget }) => choose(currentTarget.value)}
            />
            <Paper
              component="nav"
              aria-label={text.kind}
              visibleFrom="md"
              p={6}
              radius="lg"
              bd="1px solid var(--sk-line)"
            >
              {items.map((one) => (
                <NavLink
                  key={one.kind}
                  component="button"
                  type="button"
                  active={one.kind === shown.kind}
                  aria-current={one.kind === shown.kind ? 'page' : undefined}
                  label={names[one.kind] ?? one.kind}
                  description={one.version > 0 ? text.own(one.version) : undefined}
                  style={{ borderRadius: 'var(--mantine-radius-md)' }}
                  onClick={() => choose(one.kind)}
                />
              ))}
            </Paper>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 9 }}>
            <NoticeWording key={shown.kind} contestId={contestId} template={shown} />
          </Grid.Col>
        </Grid>
      )}
    </>
  );
}
