import { Alert, List, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat, useLanguage, useText } from '../../../i18n';
import { ListDownload } from '../../../ui/download';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import type { Office } from '../../contest/office';
import { showTotal } from '../points';
import { Decisions } from './decisions';
import { Distribution } from './distribution';
import type { Line } from './distribution';
import { Papers } from './papers';
import { resultQuery, tallyQuery } from './queries';
import type { RankedEntry, RoundDetail, Tally as TallyView } from './queries';
import { hundredths, RankingTable } from './ranking-table';
import { useRulesOf } from './rules';
import { SheetsSideBySide } from './sheets-side-by-side';
import { useRoundsText } from './text';

interface Props {
  readonly round: RoundDetail;
  readonly office: Office;
}

/** The ranking as it stands with its numbers, and what the chair has to settle before it is locked. */
export function Tally({ round, office }: Props) {
  const { tally: text } = useRoundsText();
  const { action } = useText();
  const search = useSearch({ from: '/shell/office/rounds' });
  const navigate = useNavigate({ from: '/office/rounds' });
  const tally = useQuery(tallyQuery(round.id));
  const criteria = useRulesOf(round)?.criteria ?? [];
  const lines = useLines(tally.data);
  const [shown, setShown] = useState<RankedEntry | null>(null);
  if (!tally.data)
    return (
      <Card title={text.title}>
        <ErrorPanel error={tally.error} onRetry={() => void tally.refetch()} />
        {tally.isPending && <Wait />}
      </Card>
    );
  const { ranking, unranked, faults, sheets, advancing } = tally.data;
  return (
    <Stack gap="md">
      {round.may.includes('makePapers') && <Papers round={round} me={office.me.person.name} />}
      <Card
        title={text.title}
        aside={
          round.may.includes('readResult') && (
            <ListDownload
              label={text.export}
              href={(format) => `/api/contests/${round.contestId}/results/export?round=${round.code}&format=${format}`}
            />
          )
        }
      >
        <Stack gap="md">
          {faults.length > 0 && (
            <Alert color="yellow" title={text.faults}>
              <List size="sm">
                {faults.map((fault, index) => (
                  <List.Item key={`${fault.code}-${index}`}>{fault.message}</List.Item>
                ))}
              </List>
            </Alert>
          )}
          <Decisions tally={tally.data} criteria={criteria} mayDecide={round.may.includes('settle')} />
          {ranking.length > 0 && (
            <>
              <Distribution scores={ranking.map(({ display }) => hundredths(display))} lines={lines} />
              <RankingTable
                ranking={ranking}
                advancing={advancing}
                criteria={criteria}
                sort={search.sort ?? 'rank'}
                onSort={(sort) =>
                  void navigate({
                    search: (old) => ({ ...old, sort: sort === 'rank' ? undefined : sort }),
                    replace: true,
                  })
                }
                onShow={setShown}
              />
            </>
          )}
          {unranked.length > 0 && (
            <Text size="sm">
              {text.unranked}: {unranked.map((one) => `${one.blindCode} (${text.reasons[one.reason]})`).join(', ')}
            </Text>
          )}
          <Locked round={round} />
        </Stack>
      </Card>
      {shown && (
        <Modal
          opened
          onClose={() => setShown(null)}
          size="lg"
          title={text.sheetsTitle(shown.blindCode)}
          closeButtonProps={{ 'aria-label': action.close }}
        >
          <SheetsSideBySide
            criteria={criteria}
            sheets={sheets.filter((one) => one.roundInitiativeId === shown.roundInitiativeId)}
          />
        </Modal>
      )}
    </Stack>
  );
}

/** When it was frozen, and the check sum by which anybody can tell that they compute from the same input. */
function Locked({ round }: { readonly round: RoundDetail }) {
  const { tally: text } = useRoundsText();
  const format = useFormat();
  const result = useQuery({ ...resultQuery(round.id), enabled: round.may.includes('readResult') });
  if (!result.data || !round.may.includes('readResult')) return null;
  return (
    <Text size="sm" c="dimmed" className="numbers" style={{ overflowWrap: 'anywhere' }}>
      {text.lockedAt} {format.moment(result.data.lockedAt)} · {text.hash}: {result.data.inputHash}
    </Text>
  );
}

/** Where the last of those who go on stand: one line, or one for each category where these differ. */
function useLines(tally: TallyView | undefined): readonly Line[] {
  const { tally: text } = useRoundsText();
  const { language } = useLanguage();
  if (!tally) return [];
  const onward = tally.ranking.filter((one) => tally.advancing.includes(one.roundInitiativeId));
  const rest = tally.ranking.filter((one) => !onward.includes(one));
  if (onward.length === 0 || rest.length === 0) return [];
  const lowest = (list: readonly RankedEntry[]) => list.reduce((low, one) => (one.rank > low.rank ? one : low));
  const last = lowest(onward);
  if (rest.every(({ rank }) => rank >= last.rank))
    return [{ label: text.line(showTotal(last.display, language)), at: hundredths(last.display) }];
  return [...new Set(onward.map(({ category }) => category))].map((category) => {
    const own = lowest(onward.filter((one) => one.category === category));
    return {
      label: text.lineOf(text.categories[category] ?? category, showTotal(own.display, language)),
      at: hundredths(own.display),
    };
  });
}
