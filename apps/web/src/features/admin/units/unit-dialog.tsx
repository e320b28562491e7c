import { Autocomplete, Button, Group, Modal, NumberInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import { fieldErrors } from '../../../api/problem';
import { blockName, useBlocks, useText } from '../../../i18n';
import { CheckedForm } from '../../../ui/checked-form';
import { ErrorPanel } from '../../../ui/error-panel';
import { UnitSelect } from '../../identity/unit-select';
import { blocksQuery } from '../queries';
import type { UnitDetail } from '../queries';
import { blockCode, useAdminText } from '../text';
import { NO_PAPER, PaperFields, paperBody } from './paper-fields';

interface Props {
  /** Absent: a new one. */
  readonly unit?: UnitDetail;
  readonly onClose: () => void;
}

/** A new unit, or the data and the name of a known one. */
export function UnitDialog({ unit, onClose }: Props) {
  const text = useAdminText();
  const { action } = useText();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const names = useBlocks();
  const blocks = useQuery(blocksQuery);
  const [paper, setPaper] = useState(NO_PAPER);
  const [typed, setTyped] = useState({
    code: unit?.code ?? '',
    name: unit?.name ?? '',
    block: unit ? blockName(names, unit.block) : '',
    parentId: unit?.parentId ?? null,
    staffCount: unit?.staffCount ?? '',
  });
  const save = useMutation({
    mutationFn: () => {
      const body = {
        ...{ code: typed.code, name: typed.name, block: blockCode(names, typed.block), parentId: typed.parentId },
        ...{ staffCount: typed.staffCount === '' ? null : Number(typed.staffCount) },
        ...paperBody(paper),
      };
      if (!unit) return answer(api.POST('/api/units', { body }));
      const params = { path: { id: unit.id }, header: ifMatch(unit.version) };
      return answer(api.PUT('/api/units/{id}', { params, body }));
    },
    onSuccess: async ({ id }) => {
      await Promise.all(['units', 'setup'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
      notifications.show({ message: unit ? text.unit.saved : text.units.created });
      onClose();
      if (!unit) await navigate({ to: '/admin/units/$id', params: { id } });
    },
  });
  const errors = fieldErrors(save.error);
  const known = new Set([...Object.keys(names), ...(blocks.data?.items ?? []).map(({ block }) => block)]);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={unit ? text.unit.edit : text.units.create}
      closeButtonProps={{ 'aria-label': action.close }}
    >
      <CheckedForm
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="md">
          {unit && (
            <Text c="dimmed" size="sm">
              {text.unit.editLead}
            </Text>
          )}
          <ErrorPanel error={save.error} />
          <TextInput
            label={text.units.name}
            required
            data-autofocus
            maxLength={300}
            value={typed.name}
            error={errors.name}
            onChange={({ currentTarget }) => setTyped({ ...typed, name: currentTarget.value })}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <TextInput
              label={text.units.code}
              required
              maxLength={60}
              value={typed.code}
              error={errors.code}
              onChange={({ currentTarget }) => setTyped({ ...typed, code: currentTarget.value })}
            />
            <Autocomplete
              label={text.units.block}
              placeholder={text.unit.blockHint}
              required
              data={[...known].map((code) => blockName(names, code))}
              value={typed.block}
              error={errors.block}
              onChange={(block) => setTyped({ ...typed, block })}
            />
            <UnitSelect
              label={text.units.parent}
              value={typed.parentId}
              valueName={unit?.parentName ?? null}
              error={errors.parentId}
              onChange={(parentId) => setTyped({ ...typed, parentId })}
            />
            <NumberInput
              label={text.units.staff}
              min={0}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              value={typed.staffCount}
              error={errors.staffCount}
              onChange={(staffCount) => setTyped({ ...typed, staffCount })}
            />
          </SimpleGrid>
          <PaperFields value={paper} errors={errors} onChange={setPaper} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {unit ? action.save : text.units.create}
            </Button>
          </Group>
        </Stack>
      </CheckedForm>
    </Modal>
  );
}
