import { OfficePage, SECRETARIES } from '../contest/office';
import { AllotmentCard } from './allotment-card';
import { Decisions } from './decisions';
import { Papers } from './papers';
import { useAwardText } from './text';

const READERS = [...SECRETARIES, 'chair', 'deputy_chair', 'organiser'];

/** From the locked result to the signed paper, for secretariat, organisers and clerk. */
export function AwardsPage() {
  const text = useAwardText();
  return (
    <OfficePage title={text.title} roles={[...READERS, 'clerk']}>
      {(office) => (
        <>
          {office.has(...READERS) && <AllotmentCard key={office.contestId} contestId={office.contestId} />}
          <Decisions key={`d-${office.contestId}`} office={office} />
          <Papers key={`p-${office.contestId}`} contestId={office.contestId} />
        </>
      )}
    </OfficePage>
  );
}
