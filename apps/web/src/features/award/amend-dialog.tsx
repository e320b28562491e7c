import { Button, Fieldset, Group, Modal, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useText } from '../../i18n';
import { CheckedForm } from '../../ui/checked-form';
import { ErrorPanel } from '../../ui/error-panel';
import { Wait } from '../../ui/wait';
import { heldPlace, NO_PLACE, placeBody, PlaceFields } from './place-fields';
import type { PlaceGiven } from './place-fields';
import { choicesQuery, complaintsQuery, decisionQuery } from './queries';
import type { Choices, Decision } from './queries';
import { useAwardText } from './text';

interface Props {
  readonly decision: Decision;
  /** An upheld complaint that this follows from. */
  readonly complaintId?: string;
  readonly onClose: () => void;
}

/** A new decision that changes, adds to or takes back what a published one gave. */
export function AmendDialog({ decision, complaintId = '', onClose }: Props) {
  const text = useAwardText().decisions.amend;
  const { action } = useText();
  const choices = useQuery(choicesQuery(decision.id));
  return (
    <Modal opened onClose={onClose} size="lg" title={text.title} closeButtonProps={{ 'aria-label': action.close }}>
      <Stack gap="md">
        <Text size="sm">{text.lead}</Text>
        <ErrorPanel error={choices.error} onRetry={() => void choices.refetch()} />
        {choices.isPending && <Wait lines={5} />}
        {choices.data && (
          <Form decision={decision} complaintId={complaintId} choices={choices.data} onClose={onClose} />
        )}
      </Stack>
    </Modal>
  );
}

type Effect = 'grant' | 'change' | 'withdraw';
const EFFECTS: readonly Effect[] = ['withdraw', 'change', 'grant'];
interface Line {
  readonly key: number;
  readonly effect: Effect;
  readonly initiativeId: string;
  readonly place: PlaceGiven;
}
const blank = (key: number): Line => ({ key, effect: 'withdraw', initiativeId: '', place: NO_PLACE });

function Form({ decision, complaintId, choices, onClose }: Required<Props> & { readonly choices: Choices }) {
  const text = useAwardText().decisions;
  const { action } = useText();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const complaints = useQuery(complaintsQuery(decision.contestId));
  const upheld = (complaints.data?.items ?? []).filter(
    ({ outcome }) => outcome === 'upheld' || outcome === 'partly_upheld',
  );
  const [act, setAct] = useState<'amendment' | 'revocation'>('amendment');
  const [complaint, setComplaint] = useState(complaintId);
  const [lines, setLines] = useState<readonly Line[]>([blank(0)]);
  const effects = act === 'revocation' ? EFFECTS.slice(0, 1) : EFFECTS;
  const change = (key: number, part: Partial<Line>) =>
    setLines((old) => old.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const draft = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/award-decisions/{id}/amendments', {
          params: { path: { id: decision.id } },
          body: {
            act,
            complaintId: complaint === '' ? null : complaint,
            changes: lines.map(({ effect, initiativeId, place }) => ({
              effect,
              initiativeId,
              ...(effect !== 'withdraw' && placeBody(place)),
            })),
            wording: {},
          },
        }),
      ),
    onSuccess: async (made) => {
      cache.setQueryData(decisionQuery(made.id).queryKey, made);
      notifications.show({ message: text.done });
      onClose();
      await cache.invalidateQueries({ queryKey: ['award'] });
      await navigate({
        to: '/office/awards',
        search: { contest: decision.contestId, view: 'decisions', decision: made.id },
      });
    },
  });
  return (
    <CheckedForm
      onSubmit={(event) => {
        event.preventDefault();
        draft.mutate();
      }}
    >
      <Stack gap="sm">
        <ErrorPanel error={draft.error} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={text.amend.act}
            value={act}
            data={(['amendment', 'revocation'] as const).map((value) => ({ value, label: text.amend.acts[value] }))}
            onChange={({ currentTarget }) => {
              setAct(currentTarget.value === 'revocation' ? 'revocation' : 'amendment');
              setLines([blank(0)]);
            }}
          />
          <NativeSelect
            label={text.amend.complaint}
            value={complaint}
            data={[
              { value: '', label: text.amend.noComplaint },
              ...upheld.map((one) => ({
                value: one.id,
                label: text.amend.complaintNo(one.number, one.complainantName),
              })),
            ]}
            onChange={({ currentTarget }) => setComplaint(currentTarget.value)}
          />
        </SimpleGrid>
        {act === 'revocation' && lines.length === 0 && <Text>{text.amend.all}</Text>}
        {lines.map((line, index) => (
          <Fieldset key={line.key} legend={text.amend.row(index + 1)}>
            <Stack gap="sm">
              <NativeSelect
                label={text.amend.effect}
                value={line.effect}
                data={effects.map((value) => ({ value, label: text.amend.effects[value] }))}
                onChange={({ currentTarget }) =>
                  change(line.key, {
                    effect: EFFECTS.find((one) => one === currentTarget.value) ?? line.effect,
                    initiativeId: '',
                    place: NO_PLACE,
                  })
                }
              />
              <NativeSelect
                label={text.winners}
                required
                value={line.initiativeId}
                data={[
                  { value: '', label: '–' },
                  ...choices.initiatives
                    .filter(({ held }) => (held === null) === (line.effect === 'grant'))
                    .map((one) => ({ value: one.id, label: `${one.code} · ${one.title}` })),
                ]}
                onChange={({ currentTarget }) =>
                  change(line.key, {
                    initiativeId: currentTarget.value,
                    place: heldPlace(choices, currentTarget.value),
                  })
                }
              />
              {line.effect !== 'withdraw' && (
                <PlaceFields
                  choices={choices}
                  initiativeId={line.initiativeId}
                  value={line.place}
                  onChange={(place) => change(line.key, { place })}
                />
              )}
              {(lines.length > 1 || act === 'revocation') && (
                <Group>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
                  >
                    {text.amend.remove(index + 1)}
                  </Button>
                </Group>
              )}
            </Stack>
          </Fieldset>
        ))}
        <Group justify="space-between">
          <Button
            variant="default"
            onClick={() => setLines([...lines, blank(Math.max(0, ...lines.map(({ key }) => key)) + 1)])}
          >
            {text.amend.add}
          </Button>
          <Group>
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <Button type="submit" loading={draft.isPending}>
              {text.amend.confirm}
            </Button>
          </Group>
        </Group>
      </Stack>
    </CheckedForm>
  );
}
