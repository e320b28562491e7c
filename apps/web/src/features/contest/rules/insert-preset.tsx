import { Button, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useText } from '../../../i18n';
import { presetsQuery } from '../queries';
import { useEditing } from './editor-context';
import { at, isList, isObject } from './schema';
import type { Json } from './schema';
import { pattern, useRulesText } from './text';

const KINDS = { 'rounds.criteria': 'criteria', 'prizes.tables': 'prizes' } as const;

/** Tables of a preset name the rounds `preliminary` and `final`; here they name the first and the last. */
function renamed(prizes: Json | undefined, document: Json): Json | undefined {
  const rounds = at(document, 'rounds');
  const codes = isList(rounds)
    ? rounds.flatMap((round) => (isObject(round) && typeof round.code === 'string' ? [round.code] : []))
    : [];
  const place = (code: Json | undefined) =>
    typeof code === 'string' && codes.includes(code)
      ? code
      : code === 'preliminary'
        ? (codes[0] ?? '')
        : (codes.at(-1) ?? '');
  if (!isObject(prizes) || !isList(prizes.tables)) return prizes;
  return {
    ...prizes,
    tables: prizes.tables.map((table) => (isObject(table) ? { ...table, round: place(table.round) } : table)),
  };
}

/** Shipped criteria for a round, shipped tables for the prizes. */
export function InsertPreset({ path }: { readonly path: string }) {
  const { edit } = useRulesText();
  const { trouble } = useText();
  const { document, change } = useEditing();
  const kind = (KINDS as Readonly<Record<string, (typeof KINDS)[keyof typeof KINDS]>>)[pattern(path)];
  const presets = useQuery({ ...presetsQuery, enabled: kind !== undefined });
  const insert = useMutation({
    mutationFn: (code: string) =>
      answer(api.GET('/api/rulebook-presets/{kind}/{code}', { params: { path: { kind: kind ?? 'criteria', code } } })),
    onSuccess: (found) => {
      const preset = found as Json;
      if (!isObject(preset)) return;
      if (kind === 'prizes') {
        change('prizes', renamed(preset.prizes, document));
        return;
      }
      const place = path.replace(/\.criteria$/, '');
      const round = at(document, place);
      if (!isObject(round)) return;
      const { criteria = [], grades = [], total = 0 } = preset;
      change(place, { ...round, criteria, grades, total });
    },
    onError: () => notifications.show({ message: trouble.unexpected }),
  });
  if (kind === undefined) return null;
  return (
    <Menu position="bottom-end" width={340}>
      <Menu.Target>
        <Button size="xs" variant="default" loading={insert.isPending}>
          {kind === 'criteria' ? edit.presetCriteria : edit.presetPrizes}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Text size="xs" c="dimmed" px="sm" py={4}>
          {kind === 'criteria' ? edit.presetCriteriaLead : edit.presetPrizesLead}
        </Text>
        {(presets.data?.[kind] ?? []).map(({ code, name }) => (
          <Menu.Item key={code} onClick={() => insert.mutate(code)} style={{ whiteSpace: 'normal' }}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
