import { Anchor, Button, Group, List, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { fieldErrors } from '../../../api/problem';
import { CheckedForm } from '../../../ui/checked-form';
import { FileField } from '../../../ui/file-field';
import { ConfirmButton } from '../../../ui/confirm-button';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Page } from '../../../ui/page';
import { meQuery } from '../../identity/session';
import { contestsQuery, presetsQuery } from '../queries';
import { rootLink } from '../root-link';
import { useContestText } from '../text';

const SOURCES = ['preset', 'contest', 'document'] as const;
type Source = (typeof SOURCES)[number];
type Created = { readonly id: string; readonly legalBasesToCheck: readonly string[] };
type ContestSource =
  | { readonly from: 'preset'; readonly preset: string }
  | { readonly from: 'contest'; readonly contestId: string; readonly years: number }
  | { readonly from: 'document'; readonly document: Record<string, unknown> };
const YEARS = [1, 2, 3, 4, 5];

/** A contest in preparation, from a shipped rulebook, an uploaded one, or an earlier contest. */
export function CreatePage() {
  const text = useContestText().create;
  const [created, setCreated] = useState<Created | null>(null);
  return (
    <Page title={created ? text.created : text.title} lead={created ? text.createdLead : text.lead}>
      {created ? <Done created={created} /> : <Form onCreated={setCreated} />}
    </Page>
  );
}

function Form({ onCreated }: { readonly onCreated: (created: Created) => void }) {
  const text = useContestText().create;
  const cache = useQueryClient();
  const presets = useQuery(presetsQuery);
  const contests = useQuery(contestsQuery);
  const [source, setSource] = useState<Source>('preset');
  const [preset, setPreset] = useState('');
  const [contestId, setContestId] = useState('');
  const [years, setYears] = useState(1);
  const [file, setFile] = useState<File | null>(null);
  const [isBroken, setBroken] = useState(false);
  const [code, setCode] = useState('');
  const run = useMutation({
    mutationFn: async () => {
      const from = await sourceOf();
      return (
        from &&
        answer(
          api.POST('/api/contests', {
            body: { source: from, ...(code.trim() !== '' && { code: code.trim().toUpperCase() }) },
          }),
        )
      );
    },
    onSuccess: async (made) => {
      if (!made) return;
      onCreated(made);
      await Promise.all([
        cache.invalidateQueries({ queryKey: contestsQuery.queryKey }),
        cache.invalidateQueries({ queryKey: meQuery.queryKey }),
      ]);
    },
  });
  async function sourceOf(): Promise<ContestSource | null> {
    if (source === 'preset') return { from: 'preset', preset: preset || (presets.data?.rulebooks[0]?.code ?? '') };
    if (source === 'contest')
      return { from: 'contest', contestId: contestId || (contests.data?.items[0]?.id ?? ''), years };
    try {
      setBroken(false);
      return { from: 'document', document: JSON.parse((await file?.text()) ?? '') as Record<string, unknown> };
    } catch {
      setBroken(true);
      return null;
    }
  }
  const errors = fieldErrors(run.error);
  return (
    <CheckedForm
      onSubmit={(event) => {
        event.preventDefault();
        run.mutate();
      }}
    >
      <Card>
        <Stack gap="lg">
          <ErrorPanel error={presets.error ?? contests.error} />
          <Radio.Group label={text.from} value={source} onChange={setSource}>
            <Stack gap="xs" mt={6}>
              {SOURCES.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={text.sources[one]}
                  description={text.sourceHints[one]}
                  disabled={one === 'contest' && contests.data?.items.length === 0}
                />
              ))}
            </Stack>
          </Radio.Group>
          {source === 'preset' && (
            <NativeSelect
              label={text.preset}
              value={preset}
              error={errors.preset}
              onChange={({ currentTarget }) => setPreset(currentTarget.value)}
              data={(presets.data?.rulebooks ?? []).map(({ code: value, name: label }) => ({ value, label }))}
            />
          )}
          {source === 'contest' && (
            <Group align="flex-end" gap="md">
              <NativeSelect
                label={text.contest}
                flex={1}
                miw={220}
                value={contestId}
                onChange={({ currentTarget }) => setContestId(currentTarget.value)}
                data={(contests.data?.items ?? []).map((one) => ({
                  value: one.id,
                  label: `${one.code} · ${one.title}`,
                }))}
              />
              <NativeSelect
                label={text.years}
                value={String(years)}
                onChange={({ currentTarget }) => setYears(Number(currentTarget.value))}
                data={YEARS.map((value) => ({ value: String(value), label: text.yearsOf(value) }))}
              />
            </Group>
          )}
          {source === 'document' && (
            <FileField
              label={text.file}
              kinds={['json']}
              mostBytes={null}
              required
              value={file}
              error={isBroken ? text.fileBroken : undefined}
              onChange={setFile}
            />
          )}
          <TextInput
            label={text.code}
            description={text.codeHint}
            maxLength={12}
            w={{ base: '100%', xs: 320 }}
            value={code}
            error={errors.code}
            onChange={({ currentTarget }) => setCode(currentTarget.value.toUpperCase())}
          />
          <ErrorPanel
            error={run.error}
            renderBlocker={({ path, message }) =>
              path === undefined ? (
                message
              ) : (
                <>
                  {message}{' '}
                  <Text span size="xs" c="dimmed" ff="monospace">
                    {text.faultAt(path.replace(/^document\./, ''))}
                  </Text>
                </>
              )
            }
          />
          <Group>
            <ConfirmButton loading={run.isPending} isReady={source !== 'document' || file !== null}>
              {text.submit}
            </ConfirmButton>
          </Group>
        </Stack>
      </Card>
    </CheckedForm>
  );
}

function Done({ created }: { readonly created: Created }) {
  const { create: text, bases } = useContestText();
  const search = { contest: created.id };
  return (
    <>
      {created.legalBasesToCheck.length > 0 && (
        <Card title={bases.title}>
          <Text mb="sm">{bases.lead}</Text>
          <List spacing={4}>
            {created.legalBasesToCheck.map((basis) => (
              <List.Item key={basis}>{basis}</List.Item>
            ))}
          </List>
        </Card>
      )}

      <Group gap="md">
        <Button renderRoot={rootLink('/office/contest/people', search)}>{text.toPeople}</Button>
        <Button renderRoot={rootLink('/office/contest/rules/edit', search)} variant="default">
          {text.toRules}
        </Button>
        <Anchor renderRoot={rootLink('/office/contest', search)} underline="always">
          {text.toContest}
        </Anchor>
      </Group>
    </>
  );
}
