import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { contestsQuery } from '../../contest/queries';
import { UnitSelect } from '../../identity/unit-select';
import type { NewGrant, Role } from '../queries';
import { useAdminText } from '../text';

interface Props {
  readonly value: NewGrant;
  readonly onChange: (value: NewGrant) => void;
  /** Sentences by field, as the API gave them. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** Of a new role: which, where, and for a coordinator of which unit. */
export function RoleFields({ value, onChange, errors = {} }: Props) {
  const text = useAdminText();
  const contests = useQuery(contestsQuery);
  const everywhere = { value: '', label: text.grant.everywhere };
  const places = (contests.data?.items ?? []).map(({ id, code, title }) => ({
    value: id,
    label: `${code} · ${title}`,
  }));
  const isAdmin = value.role === 'admin';
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <NativeSelect
        label={text.grant.role}
        value={value.role}
        data={Object.entries(text.role).map(([code, label]) => ({ value: code, label }))}
        error={errors.role}
        onChange={({ currentTarget }) => {
          const role = currentTarget.value as Role;
          onChange({ ...value, role, unitId: role === 'coordinator' ? value.unitId : null });
        }}
      />
      <NativeSelect
        label={text.grant.contest}
        description={isAdmin ? text.grant.everywhereHint : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={isAdmin ? '' : (value.contestId ?? '')}
        data={isAdmin ? [everywhere] : [...places, everywhere]}
        error={errors.contestId}
        onChange={({ currentTarget }) => onChange({ ...value, contestId: currentTarget.value || null })}
      />
      {value.role === 'coordinator' && (
        <UnitSelect
          label={text.grant.unit}
          value={value.unitId}
          error={errors.unitId}
          onChange={(unitId) => onChange({ ...value, unitId })}
        />
      )}
    </SimpleGrid>
  );
}

/** In the newest contest that is not over, where there is one: roles are mostly given for that. */
export function useFirstGrant(): NewGrant | undefined {
  const contests = useQuery(contestsQuery);
  if (contests.isPending) return undefined;
  const { items = [] } = contests.data ?? {};
  return {
    role: 'secretary',
    contestId: (items.find(({ reception }) => reception !== 'over') ?? items[0])?.id ?? null,
    unitId: null,
  };
}
