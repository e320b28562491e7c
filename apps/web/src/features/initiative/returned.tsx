import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { handingIn, timelineQuery } from './queries';
import type { Initiative } from './queries';
import { useInitiativeText } from './text';

const SENT = 'initiative.sendToUnit';
const RETURNED = 'initiative.returnToAuthor';

/** Why the unit gave the dossier back, until it is sent again. */
export function Returned({ initiative }: { readonly initiative: Initiative }) {
  const text = useInitiativeText().follow;
  const { data } = useQuery({
    ...timelineQuery(initiative.id),
    enabled: initiative.revision > 0 && handingIn(initiative) !== undefined,
  });
  const last = data?.items.findLast(({ action }) => action === SENT || action === RETURNED);
  if (last?.action !== RETURNED) return null;
  return (
    <Alert color="yellow" title={text.returned(initiative.unitName)}>
      {last.reason}
    </Alert>
  );
}
