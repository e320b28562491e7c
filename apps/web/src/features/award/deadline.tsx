import { Badge, Group, Text } from '@mantine/core';
import { useFormat } from '../../i18n';
import { useComplaintText } from './complaint-text';
import type { ComplaintRow } from './queries';

const SOON = 3;

/** The last day for the answer, with the days that are left while there is none. */
export function Deadline({ complaint }: { readonly complaint: ComplaintRow }) {
  const text = useComplaintText();
  const format = useFormat();
  const { daysLeft, answerDueOn } = complaint;
  return (
    <Group gap={6}>
      <Text span size="sm" className="numbers">
        {format.day(answerDueOn)}
      </Text>
      {daysLeft !== null && (
        <Badge miw="max-content" color={daysLeft < 0 ? 'red' : daysLeft <= SOON ? 'yellow' : 'gray'}>
          {text.left(daysLeft)}
        </Badge>
      )}
    </Group>
  );
}

/** How far the complaint has come; grey once nothing is waited for. */
export function ComplaintState({ complaint }: { readonly complaint: Pick<ComplaintRow, 'state' | 'daysLeft'> }) {
  const text = useComplaintText();
  return (
    <Badge miw="max-content" color={complaint.daysLeft === null ? 'gray' : 'accent'}>
      {text.states[complaint.state] ?? complaint.state}
    </Badge>
  );
}
