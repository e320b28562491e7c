import { Button, Divider, Fieldset, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import { fieldErrors, isProblem } from '../../../api/problem';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { StaleChoice } from '../../../ui/stale-choice';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { useContestText } from '../text';
import { noticeTemplatesKey } from './notices-page';
import type { NoticeTemplate } from './notices-page';
import { LANGUAGES, useWordingDraft } from './use-wording-draft';
import type { Language, Wording } from './use-wording-draft';

type Box = HTMLInputElement | HTMLTextAreaElement;

/** One kind of notice in both languages. */
export function NoticeWording({
  contestId,
  template,
}: {
  readonly contestId: string;
  readonly template: NoticeTemplate;
}) {
  const text = useContestText().notices;
  const cache = useQueryClient();
  const { kind } = template;
  const { wording, isChanged, isStale, change, goOn, drop, settle } = useWordingDraft(contestId, template);
  /** The version that is to be given up. */
  const [restoring, setRestoring] = useState<number | null>(null);
  const last = useRef<Box | null>(null);
  const params = { path: { id: contestId, kind: kind as 'receipt' } };
  const refresh = () => cache.invalidateQueries({ queryKey: noticeTemplatesKey(contestId) });
  const put = (version: number) => ({ ...params, header: ifMatch(version) });
  const onError = (error: unknown) => {
    if (isProblem(error, 412)) void refresh();
  };
  const save = useMutation({
    mutationFn: (body: Wording) =>
      answer(api.PUT('/api/contests/{id}/notice-templates/{kind}', { params: put(template.version), body })),
    onSuccess: async ({ version }, sent) => {
      notifications.show({ message: text.saved });
      await refresh();
      settle(sent, version);
    },
    onError,
  });
  const preview = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/notice-templates/{kind}/preview', {
          params,
          body: { ...wording, initiativeId: null },
        }),
      ),
  });
  const restore = useMutation({
    mutationFn: (version: number) =>
      answer(api.DELETE('/api/contests/{id}/notice-templates/{kind}', { params: put(version) })),
    onSuccess: () => {
      setRestoring(null);
      return refresh();
    },
    onError,
  });
  const choose = (side: () => void) => () => {
    side();
    save.reset();
  };
  const errors = fieldErrors(save.error ?? preview.error);
  const insert = (name: string) => {
    const box = last.current;
    const [language, part] = (box?.name ?? 'vi.text').split('.') as [Language, 'subject' | 'text'];
    const old = wording[language][part];
    const [from, to] = [box?.selectionStart ?? old.length, box?.selectionEnd ?? old.length];
    change({
      ...wording,
      [language]: { ...wording[language], [part]: `${old.slice(0, from)}{${name}}${old.slice(to)}` },
    });
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(from + name.length + 2, from + name.length + 2);
    });
  };
  const names: Readonly<Record<string, string>> = text.kinds;
  return (
    <Card
      title={names[kind] ?? kind}
      aside={
        <Text size="sm" c="dimmed">
          {template.version > 0 ? text.own(template.version) : text.shipped}
        </Text>
      }
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {template.release === 'draft' ? text.draft : text.atOnce}
        </Text>
        {isStale ? (
          <StaleChoice text={text} onKeep={choose(goOn)} onTake={choose(drop)}>
            {text.staleText}
            <Wordings of={LANGUAGES.map((language) => ({ title: text.languages[language], ...template[language] }))} />
          </StaleChoice>
        ) : (
          <ErrorPanel error={save.error ?? preview.error} />
        )}
        <Placeholders names={template.placeholders} onInsert={insert} />
        <SimpleGrid cols={{ base: 1, lg: 2 }}>
          {LANGUAGES.map((language) => (
            <LanguageBoxes
              key={language}
              language={language}
              value={wording[language]}
              errors={errors}
              last={last}
              onChange={(value) => change({ ...wording, [language]: value })}
            />
          ))}
        </SimpleGrid>
        <Group gap="xs">
          <Button loading={save.isPending} disabled={!isChanged || isStale} onClick={() => save.mutate(wording)}>
            {text.save}
          </Button>
          <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate()}>
            {text.preview}
          </Button>
          {isChanged && (
            <>
              <Button variant="subtle" onClick={choose(drop)}>
                {text.discard}
              </Button>
              <Text size="sm" role="status">
                {text.unsaved}
              </Text>
            </>
          )}
          {template.version > 0 && !isChanged && (
            <Button variant="subtle" onClick={() => setRestoring(template.version)}>
              {text.restore}
            </Button>
          )}
        </Group>
        {preview.data && (
          <>
            <Divider />
            <Wordings
              of={preview.data.items.map((item) => ({ ...item, title: text.previewOf(text.languages[item.language]) }))}
            />
          </>
        )}
      </Stack>
      {restoring !== null && (
        <ReasonDialog
          title={text.restore}
          lead={text.restoreLead}
          confirm={text.restore}
          needsReason={false}
          isPending={restore.isPending}
          error={restore.error}
          onConfirm={() => restore.mutate(restoring)}
          onClose={() => {
            setRestoring(null);
            restore.reset();
          }}
        />
      )}
    </Card>
  );
}

function Wordings({ of }: { readonly of: readonly (Wording[Language] & { readonly title: string })[] }) {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      {of.map(({ title, subject, text }) => (
        <Stack key={title} gap={4}>
          <Text size="sm" c="dimmed">
            {title}
          </Text>
          <Text fw={600}>{subject}</Text>
          <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Text>
        </Stack>
      ))}
    </SimpleGrid>
  );
}

function Placeholders({
  names,
  onInsert,
}: {
  readonly names: readonly string[];
  readonly onInsert: (name: string) => void;
}) {
  const text = useContestText().notices;
  const labels: Readonly<Record<string, string>> = text.placeholderNames;
  return (
    <Group gap={6} role="group" aria-label={text.placeholders}>
      <Text size="sm">{text.placeholders}:</Text>
      {names.map((name) => (
        <Button
          key={name}
          size="compact-sm"
          variant="default"
          title={text.insert(name)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(name)}
        >
          {labels[name] ?? name}
        </Button>
      ))}
    </Group>
  );
}

interface BoxesProps {
  readonly language: Language;
  readonly value: Wording[Language];
  readonly errors: Readonly<Record<string, string>>;
  readonly last: RefObject<Box | null>;
  readonly onChange: (value: Wording[Language]) => void;
}

function LanguageBoxes({ language, value, errors, last, onChange }: BoxesProps) {
  const text = useContestText().notices;
  const remember = ({ currentTarget }: { readonly currentTarget: Box }) => {
    last.current = currentTarget;
  };
  return (
    <Fieldset legend={text.languages[language]}>
      <Stack gap="sm">
        <TextInput
          label={text.subject}
          name={`${language}.subject`}
          maxLength={200}
          value={value.subject}
          error={errors[`${language}.subject`]}
          onFocus={remember}
          onChange={({ currentTarget }) => onChange({ ...value, subject: currentTarget.value })}
        />
        <Textarea
          label={text.text}
          name={`${language}.text`}
          minRows={8}
          maxRows={24}
          maxLength={10_000}
          value={value.text}
          error={errors[`${language}.text`]}
          onFocus={remember}
          onChange={({ currentTarget }) => onChange({ ...value, text: currentTarget.value })}
        />
      </Stack>
    </Fieldset>
  );
}
