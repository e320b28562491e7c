import { Button, Group, NativeSelect, Radio, Stack, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { fieldErrors } from '../../../api/problem';
import { useFormat } from '../../../i18n';
import { DateTimeInput } from '../../../ui/date-time-input';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { UnitSelect } from '../../identity/unit-select';
import type { ContestDetail } from '../queries';
import { AuthorRows } from './author-rows';
import type { TypedAuthor } from './author-rows';
import type { PaperEntry } from './queries';
import { useIntakeText } from './text';

/** What is typed. */
export interface Typed {
  readonly channel: PaperEntry['channel'];
  readonly stampedAt: string | null;
  readonly title: string;
  readonly theme: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly authorKind: PaperEntry['authorKind'];
  readonly authors: readonly TypedAuthor[];
}

export const EMPTY: Typed = {
  channel: 'paper',
  stampedAt: null,
  title: '',
  theme: '',
  unitId: null,
  unitName: null,
  authorKind: 'individual',
  authors: [{ name: '', jobTitle: '', share: '' }],
};

interface Props {
  readonly contest: ContestDetail;
  readonly initial: Typed;
  readonly error: unknown;
  readonly isPending: boolean;
  /** One of a pile: the keyboard begins at its first field. */
  readonly isNext?: boolean;
  readonly submit: string;
  readonly onSave: (entry: PaperEntry) => void;
  /** The scan, where it is sent together with the entry. */
  readonly children?: ReactNode;
}

/** What is read off a paper dossier, in fewer than ten fields. */
export function EntryForm({ contest, initial, error, isPending, isNext = false, submit, onSave, children }: Props) {
  const text = useIntakeText();
  const format = useFormat();
  const [typed, setTyped] = useState(initial);
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  useEffect(() => {
    if (isNext) form.current?.querySelector<HTMLElement>('input:not([type="radio"])')?.focus();
  }, [isNext]);
  const set = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const channels = (['paper', 'email', 'unit_list'] as const).filter((code) => contest.dossier.channels.includes(code));
  const stamp = typed.stampedAt;
  const lacking: Record<string, string> = {
    ...(stamp === null && { stampedAt: text.form.fill }),
    ...(typed.title.trim() === '' && { title: text.form.fill }),
    ...(typed.theme === '' && { theme: text.form.fill }),
    ...(typed.unitId === null && { unitId: text.form.fill }),
    ...Object.fromEntries(
      typed.authors.flatMap(({ name }, index) =>
        name.trim() === '' ? [[`authors.${index}.name`, text.form.fill]] : [],
      ),
    ),
  };
  const errors = { ...fieldErrors(error), ...(tries > 0 && lacking) };
  const save = () => {
    const { unitId } = typed;
    if (stamp === null || unitId === null || Object.keys(lacking).length > 0) {
      setTries(tries + 1);
      return;
    }
    onSave({
      channel: typed.channel,
      stampedAt: stamp,
      title: typed.title,
      theme: typed.theme,
      authorKind: typed.authorKind,
      unitId,
      authors: typed.authors.map(({ name, jobTitle, share }) => ({
        name,
        jobTitle: jobTitle.trim() || null,
        unitId,
        lead: false,
        ...(share !== '' && typed.authors.length > 1 && { share }),
      })),
    });
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Card>
        <Stack gap="md">
          <Radio.Group
            label={text.form.channel}
            value={typed.channel}
            onChange={(value) => set({ channel: channels.find((code) => code === value) ?? typed.channel })}
          >
            <Group gap="lg" mt={6}>
              {channels.map((code) => (
                <Radio key={code} value={code} label={text.channels[code]} />
              ))}
            </Group>
          </Radio.Group>
          <DateTimeInput
            label={text.form.stampedAt}
            description={stamp === null ? text.form.stampHint : format.moment(stamp, contest.zone)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            maw={420}
            zone={contest.zone}
            value={stamp}
            error={errors['stampedAt']}
            onChange={(stampedAt) => set({ stampedAt })}
          />
          <Textarea
            label={text.form.name}
            required
            minRows={2}
            maxLength={2000}
            value={typed.title}
            error={errors['title']}
            onChange={({ currentTarget }) => set({ title: currentTarget.value })}
          />
          <NativeSelect
            label={text.form.theme}
            required
            value={typed.theme}
            error={errors['theme']}
            data={[{ value: '', label: '' }, ...contest.themes.map(({ code, name }) => ({ value: code, label: name }))]}
            onChange={({ currentTarget }) => set({ theme: currentTarget.value })}
          />
          <UnitSelect
            label={text.form.unit}
            required
            value={typed.unitId}
            valueName={initial.unitName}
            error={errors['unitId']}
            onChange={(unitId) => set({ unitId })}
          />
          <Radio.Group
            label={text.form.kind}
            error={errors['authorKind']}
            value={typed.authorKind}
            onChange={(value) =>
              set({ authorKind: contest.categories.find(({ code }) => code === value)?.code ?? typed.authorKind })
            }
          >
            <Group gap="lg" my={6}>
              {contest.categories.map(({ code, name }) => (
                <Radio key={code} value={code} label={name} />
              ))}
            </Group>
          </Radio.Group>
          <AuthorRows
            authors={typed.authors}
            errors={errors}
            onChange={(authors) =>
              set({
                authors,
                // A second author makes it a group where the rulebook knows one, as long as nothing else was chosen.
                ...(authors.length > 1 &&
                  typed.authorKind === 'individual' &&
                  contest.categories.some(({ code }) => code === 'group') && { authorKind: 'group' }),
              })
            }
          />
          {children}
          <ErrorPanel error={error} />
          <Group justify="flex-end">
            <Button type="submit" loading={isPending}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </Card>
    </form>
  );
}
