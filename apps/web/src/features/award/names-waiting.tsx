import { Alert, Anchor, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { AskNames } from '../initiative/names/ask-names';
import { useNamesText } from '../initiative/names/text';
import type { NamesConcerned } from './queries';

interface Props {
  readonly contestId: string;
  readonly names: NamesConcerned;
}

/** How many names of those to be awarded their owners have not confirmed, and the way to ask them. */
export function NamesWaiting({ contestId, names }: Props) {
  const text = useNamesText();
  const { initiativeIds, open, correctionAsked, toAsk } = names;
  if (open + correctionAsked === 0) return null;
  return (
    <Alert color="yellow" title={text.waiting(open, correctionAsked)}>
      <Stack gap="sm" align="flex-start">
        <Anchor
          size="sm"
          underline="always"
          renderRoot={(props) => <Link to="/office/names" search={{ contest: contestId }} {...props} />}
        >
          {text.toNames}
        </Anchor>
        {open > 0 && <AskNames contestId={contestId} initiativeIds={initiativeIds} count={toAsk} />}
      </Stack>
    </Alert>
  );
}
