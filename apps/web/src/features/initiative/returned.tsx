import { Alert } from '@mantine/core';
import type { Initiative } from './queries';
import { useInitiativeText } from './text';

/** Why the unit gave the dossier back, until it is sent again. */
export function Returned({ initiative }: { readonly initiative: Initiative }) {
  const text = useInitiativeText().follow;
  if (initiative.returnedBecause === null) return null;
  return (
    <Alert color="yellow" title={text.returned(initiative.unitName)}>
      {initiative.returnedBecause}
    </Alert>
  );
}
