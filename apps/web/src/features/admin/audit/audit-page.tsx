import { Button, Checkbox, Group, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../../i18n';
import { DateInput } from '../../../ui/date-input';
import { ErrorPanel } from '../../../ui/error-panel';
import { Empty, Page } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { contestsQuery } from '../../contest/queries';
import { holds, useMe } from '../../identity/session';
import { ListSheet, Pick } from '../list';
import { tidy } from '../search';
import type { AuditSearch } from '../search';
import { useAdminText, useWatchText } from '../text';
import { AuditTable } from './audit-table';
import { ChainCheck } from './chain-check';
import { useNames } from './names';
import { auditQuery, choicesQuery, SERVICE } from './queries';

/** Who did what, of one contest or of the service itself; filters and page are in the URL. */
export function AuditPage() {
  const { audit: text, chain } = useWatchText();
  const { trouble } = useText();
  const me = useMe();
  const search = useSearch({ from: '/shell/admin/audit' });
  const navigate = useNavigate({ from: '/admin/audit' });
  const [checking, panel] = useDisclosure(false);
  const contests = useQuery(contestsQuery);
  const isAdmin = holds(me, ['admin']);
  const mine = (contests.data?.items ?? []).filter(({ id }) => isAdmin || holds(me, ['secretary_head'], id));
  const source = mine.find(({ id }) => id === search.contest)?.id ?? (isAdmin ? SERVICE : mine[0]?.id);
  const sources = [
    ...(isAdmin ? [{ value: SERVICE, label: text.service }] : []),
    ...mine.map(({ id, code, title }) => ({ value: id, label: `${code} · ${title}` })),
  ];
  return (
    <Page
      wide
      title={text.title}
      lead={text.lead}
      actions={
        isAdmin && (
          <Button
            variant="default"
            leftSection={<IconShieldCheck size={16} aria-hidden />}
            aria-expanded={checking}
            onClick={panel.toggle}
          >
            {chain.title}
          </Button>
        )
      }
    >
      {checking && <ChainCheck />}
      <ErrorPanel error={contests.error} onRetry={() => void contests.refetch()} />
      {contests.isPending && <Wait lines={8} />}
      {contests.data && source === undefined && <Empty title={trouble.notFound}>{trouble.notFoundHint}</Empty>}
      {contests.data && source !== undefined && (
        <>
          <NativeSelect
            label={text.source}
            w={{ base: '100%', sm: 420 }}
            value={source}
            data={sources}
            onChange={({ currentTarget: { value } }) =>
              void navigate({ search: value === SERVICE ? {} : { contest: value } })
            }
          />
          <Audit key={source} source={source} search={search} />
        </>
      )}
    </Page>
  );
}

function Audit({ source, search }: { readonly source: string; readonly search: AuditSearch }) {
  const { audit: text } = useWatchText();
  const navigate = useNavigate({ from: '/admin/audit' });
  const page = useQuery(auditQuery(source, search));
  const change = (next: AuditSearch) =>
    void navigate({ search: (old) => tidy({ ...old, cursor: undefined, ...next }) });
  return (
    <>
      <Filters source={source} search={search} onChange={change} />
      <ListSheet
        query={page}
        cursor={search.cursor}
        onCursor={(cursor) => change({ cursor })}
        empty={<Empty title={text.empty}>{text.emptyHint}</Empty>}
      >
        {(items) => <AuditTable items={items} onSubject={(subjectId) => change({ subjectId })} />}
      </ListSheet>
    </>
  );
}

interface FiltersProps {
  readonly source: string;
  readonly search: AuditSearch;
  readonly onChange: (next: AuditSearch) => void;
}

function Filters({ source, search, onChange }: FiltersProps) {
  const { audit: text } = useWatchText();
  const { list } = useAdminText();
  const names = useNames();
  const choices = useQuery(choicesQuery(source));
  const actors = Object.fromEntries((choices.data?.actors ?? []).map(({ id, name }) => [id, name]));
  const actions = (choices.data?.actions ?? [])
    .map(({ action, count }) => [action, `${names.action(action)} (${count})`] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, 'vi'));
  const filtered = Object.keys(search).some((key) => key !== 'contest' && key !== 'cursor');
  return (
    <Group gap="sm" align="flex-end">
      <Pick
        label={text.who}
        all={text.everybody}
        value={search.actorId}
        names={actors}
        w={220}
        onChange={(actorId) => onChange({ actorId })}
      />
      <Pick
        label={text.what}
        all={text.everything}
        value={search.action}
        names={Object.fromEntries(actions)}
        w={280}
        onChange={(action) => onChange({ action })}
      />
      <DateInput label={text.since} w={170} value={search.since ?? ''} onChange={(since) => onChange({ since })} />
      <DateInput label={text.until} w={170} value={search.until ?? ''} onChange={(until) => onChange({ until })} />
      <Checkbox
        label={text.refusedOnly}
        pb={8}
        checked={search.outcome === 'refused'}
        onChange={({ currentTarget }) => onChange({ outcome: currentTarget.checked ? 'refused' : '' })}
      />
      {filtered && (
        <Button
          variant="subtle"
          onClick={() => onChange({ actorId: '', action: '', since: '', until: '', outcome: '', subjectId: '' })}
        >
          {list.clear}
        </Button>
      )}
    </Group>
  );
}
