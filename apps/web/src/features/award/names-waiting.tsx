import { Alert, Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AskNames } from '../initiative/names/ask-names';
import { unconfirmedQuery } from '../initiative/names/queries';
import { useNamesText } from '../initiative/names/text';

/** How many names would be printed that their owners have not confirmed, and the way to ask them. */
export function NamesWaiting({ contestId }: { readonly contestId: string }) {
  const text = useNamesText();
  const { data } = useQuery(unconfirmedQuery(contestId));
  if (!data || data.open + data.correctionAsked === 0) return null;
  return (
    <Alert color="yellow" title={text.waiting(data.open, data.correctionAsked)}>
      <Stack gap="sm" align="flex-start">
        <Anchor
          size="sm"
          underline="always"
          renderRoot={(props) => <Link to="/office/names" search={{ contest: contestId }} {...props} />}
        >
          {text.toNames}
        </Anchor>
        {data.open > 0 && <AskNames contestId={contestId} count={data.toAsk} />}
      </Stack>
    </Alert>
  );
}
