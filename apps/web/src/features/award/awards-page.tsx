import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CHAIRS, SECRETARIES } from '../../app/audience';
import { OfficePage } from '../contest/office';
import type { Office } from '../contest/office';
import { Decisions } from './decisions';
import { Papers } from './papers';
import { PrizesView } from './prizes-view';
import { useAwardText } from './text';
import { votesQuery } from './votes/queries';
import { VotesView } from './votes/votes-view';

const READERS = [...SECRETARIES, ...CHAIRS, 'organiser'];
const VIEWS = ['prizes', 'votes', 'decisions', 'papers'] as const;

/** From the locked result to the signed paper, for secretariat, chairs, organisers and clerk. */
export function AwardsPage() {
  const text = useAwardText();
  return <OfficePage title={text.title}>{(office) => <Views key={office.contestId} office={office} />}</OfficePage>;
}

function Views({ office }: { readonly office: Office }) {
  const text = useAwardText().views;
  const { view } = useSearch({ from: '/shell/office/awards' });
  const navigate = useNavigate({ from: '/office/awards' });
  const reads = office.has(...READERS);
  const votes = useQuery({ ...votesQuery(office.contestId), enabled: reads });
  const isVoted = votes.isError || (votes.data?.rule ?? null) !== null;
  const views = VIEWS.filter(
    (one) => one === 'decisions' || one === 'papers' || (reads && (one === 'prizes' || isVoted || view === 'votes')),
  );
  const shown = views.find((one) => one === view) ?? views[0] ?? 'decisions';
  return (
    <Tabs
      value={shown}
      keepMounted={false}
      onChange={(next) => void navigate({ search: { contest: office.contestId, view: next ?? shown } })}
    >
      <Tabs.List aria-label={text.label} mb="md">
        {views.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {text[one]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="prizes">
        <PrizesView contestId={office.contestId} />
      </Tabs.Panel>
      <Tabs.Panel value="votes">
        <VotesView contestId={office.contestId} />
      </Tabs.Panel>
      <Tabs.Panel value="decisions">
        <Decisions office={office} />
      </Tabs.Panel>
      <Tabs.Panel value="papers">
        <Papers office={office} />
      </Tabs.Panel>
    </Tabs>
  );
}
