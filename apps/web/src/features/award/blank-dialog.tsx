import { Anchor, Button, Checkbox, Group, Modal, NumberInput, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../api/client';
import type { Schemas } from '../../api/client';
import { useText } from '../../i18n';
import { CheckedForm } from '../../ui/checked-form';
import { ErrorPanel } from '../../ui/error-panel';
import { TransitionButton } from '../../ui/transition-button';
import { Wait } from '../../ui/wait';
import { blankLayoutQuery } from './queries';
import type { BlankLayout, Decision } from './queries';
import { useAwardText } from './text';

const FIELDS = ['name', 'position', 'reason', 'decision', 'placeDate', 'signer', 'bookNumber'] as const;
const MEASURES = ['left', 'top', 'width', 'size'] as const;
type Field = (typeof FIELDS)[number];

interface Props {
  readonly decision: Decision;
  readonly onClose: () => void;
}

/** Where the words stand on the office's blanks: set, tried on a sheet with a grid, and printed. */
export function BlankDialog({ decision, onClose }: Props) {
  const text = useAwardText().papers.blankPlaces;
  const { action } = useText();
  const saved = useQuery(blankLayoutQuery(decision.id));
  return (
    <Modal opened onClose={onClose} size="xl" title={text.title} closeButtonProps={{ 'aria-label': action.close }}>
      <ErrorPanel error={saved.error} onRetry={() => void saved.refetch()} />
      {saved.isPending && <Wait />}
      {saved.data && <Places decision={decision} kept={saved.data} onClose={onClose} />}
    </Modal>
  );
}

function Places({ decision, kept, onClose }: Props & { readonly kept: Schemas['SavedBlankLayout'] }) {
  const { layout: start, saved, version } = kept;
  const text = useAwardText().papers.blankPlaces;
  const { action } = useText();
  const cache = useQueryClient();
  const [layout, setKnown] = useState(start);
  const [dirty, setDirty] = useState(false);
  const setLayout = (next: BlankLayout) => {
    setKnown(next);
    setDirty(true);
  };
  const path = { params: { path: { id: decision.id } } };
  const changed = !saved || dirty;
  const step = decision.papers.find(({ name }) => name === 'blanks');
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/api/award-decisions/{id}/blank-layout', {
          params: { path: { id: decision.id }, header: ifMatch(version) },
          body: layout,
        }),
      ),
    onSuccess: (next) => {
      cache.setQueryData(blankLayoutQuery(decision.id).queryKey, next);
      setKnown(next.layout);
      setDirty(false);
      notifications.show({ message: text.saved });
    },
  });
  const print = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/award-decisions/{id}/documents', { ...path, body: { kind: 'blanks', layout: null } })),
    onSuccess: () => {
      onClose();
      return cache.invalidateQueries({ queryKey: ['award', 'papers'] });
    },
  });
  const millimetres = (label: string, value: number, onChange: (value: number) => void) => (
    <NumberInput
      label={label}
      required
      size="xs"
      maw={120}
      step={0.5}
      decimalScale={1}
      value={value}
      onChange={(next) => onChange(Number(next))}
    />
  );
  return (
    <CheckedForm
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{text.lead}</Text>
        <ErrorPanel error={save.error ?? print.error} />
        <Group gap="sm" align="flex-end">
          {(['width', 'height'] as const).map((side) => (
            <div key={side}>
              {millimetres(text[side], layout.blank[side], (value) =>
                setLayout({ ...layout, blank: { ...layout.blank, [side]: value } }),
              )}
            </div>
          ))}
          {(['right', 'down'] as const).map((side) => (
            <div key={side}>
              {millimetres(text[side], layout.offset[side], (value) =>
                setLayout({ ...layout, offset: { ...layout.offset, [side]: value } }),
              )}
            </div>
          ))}
        </Group>
        <SpotTable layout={layout} start={start} onChange={setLayout} />
        <Group justify="space-between">
          {changed ? (
            <Text size="sm" c="dimmed">
              {text.saveFirst}
            </Text>
          ) : (
            <Anchor size="sm" href={`/api/award-decisions/${decision.id}/blank-layout/test-sheet`} download>
              {text.testSheet}
            </Anchor>
          )}
          <Group gap="xs">
            <Button type="submit" variant="default" loading={save.isPending}>
              {action.save}
            </Button>
            {changed || !step ? (
              <Button disabled>{text.print}</Button>
            ) : (
              <TransitionButton transition={step} loading={print.isPending} onTake={() => print.mutate()}>
                {text.print}
              </TransitionButton>
            )}
          </Group>
        </Group>
      </Stack>
    </CheckedForm>
  );
}

interface SpotTableProps {
  readonly layout: BlankLayout;
  readonly start: BlankLayout;
  readonly onChange: (layout: BlankLayout) => void;
}

const NEW_SPOT = { left: 25, top: 25, width: 110, size: 14 };

function SpotTable({ layout, start, onChange }: SpotTableProps) {
  const text = useAwardText().papers.blankPlaces;
  const put = (field: Field, spot: BlankLayout['spots'][Field] | undefined) => {
    const others = Object.entries(layout.spots).filter(([name]) => name !== field);
    onChange({ ...layout, spots: Object.fromEntries(spot ? [...others, [field, spot]] : others) });
  };
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={text.places} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.field}</Table.Th>
            {MEASURES.map((measure) => (
              <Table.Th key={measure}>{text.measures[measure]}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {FIELDS.map((field) => {
            const spot = layout.spots[field];
            return (
              <Table.Tr key={field}>
                <Table.Td>
                  <Checkbox
                    label={text.fields[field]}
                    checked={spot !== undefined}
                    onChange={({ currentTarget }) =>
                      put(field, currentTarget.checked ? (start.spots[field] ?? NEW_SPOT) : undefined)
                    }
                  />
                </Table.Td>
                {MEASURES.map((measure) => (
                  <Table.Td key={measure}>
                    <NumberInput
                      size="xs"
                      maw={96}
                      aria-label={`${text.fields[field]}: ${text.measures[measure]}`}
                      disabled={!spot}
                      min={0}
                      step={0.5}
                      decimalScale={1}
                      value={spot?.[measure] ?? ''}
                      onChange={(value) => spot && put(field, { ...spot, [measure]: Number(value) })}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
