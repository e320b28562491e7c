import { useQuery } from '@tanstack/react-query';
import { initiativeQuery } from '../../initiative/queries';
import { useContestText } from '../text';

/** Code and title of one dossier; those who may not read it see only that it is one. */
export function DossierCode({ id }: { readonly id: string }) {
  const text = useContestText().extension;
  const { data } = useQuery({ ...initiativeQuery(id), retry: false });
  return <>{data ? `${data.code} · ${data.title}` : text.dossier}</>;
}
