import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '../../../ui/error-panel';
import { screenersQuery } from './queries';
import { useRegisterText } from './text';

interface Props {
  readonly contestId: string;
  /** Left out of the choice. */
  readonly except?: string;
  /** Offers that it is nobody's, as the value `none`. */
  readonly nobody?: boolean;
  readonly value: string;
  readonly onChange: (to: string) => void;
}

/** Somebody of the secretariat, with what they have to screen. */
export function ScreenerSelect({ contestId, except, nobody = false, value, onChange }: Props) {
  const text = useRegisterText();
  const people = useQuery(screenersQuery(contestId));
  const choice = (people.data?.items ?? []).filter(({ accountId, serving }) => serving && accountId !== except);
  return (
    <>
      <ErrorPanel error={people.error} />
      <NativeSelect
        label={text.bulk.to}
        required
        data-autofocus
        value={value}
        data={[
          { value: '', label: '' },
          ...choice.map(({ accountId, name, waiting }) => ({
            value: accountId,
            label: text.bulk.load(name, waiting),
          })),
          ...(nobody ? [{ value: 'none', label: text.nobody }] : []),
        ]}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </>
  );
}
