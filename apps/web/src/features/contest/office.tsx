import { Anchor, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useMatches, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { isFor } from '../../app/audience';
import { useText } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Empty, Page } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { holds, useMe } from '../identity/session';
import type { Me } from '../identity/session';
import { contestsQuery } from './queries';

const REMEMBERED = 'office-contest';

export interface Office {
  readonly contestId: string;
  readonly me: Me;
  /** Holds one of these roles in the contest that is shown. */
  readonly has: (...roles: string[]) => boolean;
}

interface Props {
  readonly title: string;
  readonly actions?: (office: Office) => ReactNode;
  readonly children: (office: Office) => ReactNode;
}

/** A page of the secretariat and the boards, about one contest; which one is in the URL and remembered. */
export function OfficePage({ title, actions, children }: Props) {
  const me = useMe();
  const address = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '' });
  const { contest: chosen } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { contest: word, contests: text } = useText();
  const contests = useQuery(contestsQuery);
  const mine = contests.data?.items.filter(({ id }) => isFor(me, address, id)) ?? [];
  const contestId = (mine.find(({ id }) => id === (chosen ?? localStorage.getItem(REMEMBERED))) ?? mine[0])?.id;
  useEffect(() => {
    if (contestId !== undefined) localStorage.setItem(REMEMBERED, contestId);
  }, [contestId]);
  const office =
    contestId === undefined ? null : { contestId, me, has: (...held: string[]) => holds(me, held, contestId) };
  return (
    <Page
      wide
      title={title}
      lead={
        mine.length > 1 ? (
          <NativeSelect
            aria-label={word}
            size="xs"
            value={contestId}
            data={mine.map(({ id, code, title: name }) => ({ value: id, label: `${code} · ${name}` }))}
            onChange={({ currentTarget }) => void navigate({ to: '.', search: { contest: currentTarget.value } })}
          />
        ) : (
          <Text span>{mine[0]?.title}</Text>
        )
      }
      actions={office && actions?.(office)}
    >
      <ErrorPanel error={contests.error} onRetry={() => void contests.refetch()} />
      {contests.isPending && <Wait lines={8} />}
      {contests.data && !office && (
        <Empty title={text.none}>
          <Stack gap="xs" align="center">
            {text.noneHint}
            {isFor(me, '/contests/new') && (
              <Anchor component={Link} to="/contests/new">
                {text.new}
              </Anchor>
            )}
          </Stack>
        </Empty>
      )}
      {office && children(office)}
    </Page>
  );
}
