import { Anchor, Button, Group, List, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { useText } from '../../../i18n';
import { DateTimeInput } from '../../../ui/date-time-input';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { Unprintable } from '../../../ui/unprintable';
import type { RoundDetail } from './queries';
import { useRoundsText } from './text';

type Made = Schemas['RegisteredDocument'];

interface Props {
  readonly round: RoundDetail;
  /** Who is at the desk: the usual secretary of the meeting. */
  readonly me: string;
}

/** The papers of a locked round: its tally and the minutes of the panel's meeting. */
export function Papers({ round, me }: Props) {
  const text = useRoundsText().tally;
  const cache = useQueryClient();
  const [made, setMade] = useState<readonly Made[]>([]);
  const [isWriting, setIsWriting] = useState(false);
  const path = { id: round.contestId, round: round.code };
  const done = ({ items }: { items: Made[] }) => {
    setMade(items);
    return cache.invalidateQueries({ queryKey: ['documents'] });
  };
  const tally = useMutation({
    mutationFn: () => answer(api.POST('/api/contests/{id}/rounds/{round}/tally-documents', { params: { path } })),
    onSuccess: done,
  });
  return (
    <Card
      title={text.papersTitle}
      aside={
        <Group gap="xs">
          <Button size="xs" variant="default" loading={tally.isPending} onClick={() => tally.mutate()}>
            {text.papers}
          </Button>
          <Button size="xs" variant="default" onClick={() => setIsWriting(true)}>
            {text.minutes}
          </Button>
        </Group>
      }
    >
      <ErrorPanel error={tally.error} />
      {made.length > 0 && (
        <div role="status">
          {text.made}
          <Unprintable texts={made[0]?.unprintable ?? []} />
          <List size="sm">
            {made.map((one) => (
              <List.Item key={one.id}>
                <Anchor href={`/api/documents/${one.id}/file`} download>
                  {one.title} ({one.format})
                </Anchor>
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {isWriting && (
        <Minutes
          path={path}
          me={me}
          onClose={() => setIsWriting(false)}
          onMade={(result) => {
            setIsWriting(false);
            return done(result);
          }}
        />
      )}
    </Card>
  );
}

interface MinutesProps {
  readonly path: { readonly id: string; readonly round: string };
  readonly me: string;
  readonly onClose: () => void;
  readonly onMade: (made: { items: Made[] }) => Promise<void>;
}

function Minutes({ path, me, onClose, onMade }: MinutesProps) {
  const text = useRoundsText().tally;
  const { action } = useText();
  const [startedAt, setStartedAt] = useState<string | null>(null);
  const [endedAt, setEndedAt] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [clerk, setClerk] = useState(me);
  const [conclusions, setConclusions] = useState('');
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/rounds/{round}/minutes-documents', {
          params: { path },
          body: {
            startedAt: startedAt ?? '',
            endedAt,
            place,
            secretary: clerk,
            conclusions: conclusions
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
          },
        }),
      ),
    onSuccess: onMade,
  });
  return (
    <Modal opened onClose={onClose} title={text.minutesTitle} closeButtonProps={{ 'aria-label': action.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <Stack gap="md">
          <DateTimeInput label={text.startedAt} required value={startedAt} onChange={setStartedAt} data-autofocus />
          <DateTimeInput label={text.endedAt} value={endedAt} onChange={setEndedAt} />
          <TextInput
            label={text.place}
            required
            value={place}
            onChange={({ currentTarget }) => setPlace(currentTarget.value)}
          />
          <TextInput
            label={text.clerk}
            required
            value={clerk}
            onChange={({ currentTarget }) => setClerk(currentTarget.value)}
          />
          <Textarea
            label={text.conclusions}
            value={conclusions}
            onChange={({ currentTarget }) => setConclusions(currentTarget.value)}
          />
          <ErrorPanel error={make.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {text.make}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
