import { Button, Group, Radio, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useFormat } from '../../../i18n';
import { Card, FailedPage, Page } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { UnitSelect } from '../../identity/unit-select';
import { CompletionItems } from '../completion-items';
import { contestQuery, fieldId, handingIn, initiativeQuery } from '../queries';
import type { ContestDetail, Initiative } from '../queries';
import { Returned } from '../returned';
import { useInitiativeText } from '../text';
import { Files } from '../files/files-card';
import { Authors } from './authors';
import { FieldFrame, Label } from './field-frame';
import { DraftField, wordsIn } from './form-field';
import { SaveBadge, SaveTrouble } from './save-badge';
import type { DraftSaver } from './saver';
import { DraftProvider, useDraftSaver, useField } from './use-draft';

export function DraftPage() {
  const { id } = useParams({ from: '/shell/initiatives/$id/edit' });
  const initiative = useQuery(initiativeQuery(id));
  const contest = useQuery({
    ...contestQuery(initiative.data?.contestId ?? ''),
    enabled: initiative.data !== undefined,
  });
  if (initiative.data && !handingIn(initiative.data)) return <Navigate to="/initiatives/$id" params={{ id }} replace />;
  if (initiative.data && contest.data) {
    return <Editor key={id} initiative={initiative.data} contestId={initiative.data.contestId} />;
  }
  return initiative.error || contest.error ? <FailedPage error={initiative.error ?? contest.error} /> : <Wait />;
}

/** Scrolls to a field and puts the cursor into it. */
function goTo(id: string): void {
  const place = document.getElementById(id);
  if (!place) return;
  place.scrollIntoView();
  place.querySelector<HTMLElement>('input:not([type=file]), textarea, button')?.focus({ preventScroll: true });
}

/** The field named behind #. */
function useFieldOfLink(): void {
  useEffect(() => goTo(location.hash.slice(1)), []);
}

function Editor({ initiative, contestId }: { readonly initiative: Initiative; readonly contestId: string }) {
  const text = useInitiativeText();
  const format = useFormat();
  const { data: contest } = useSuspenseQuery(contestQuery(contestId));
  const saver = useDraftSaver(initiative);
  useFieldOfLink();
  const { fixedParts, completionDueAt, closesAt } = initiative;
  const until = text.check.until(format.moment(completionDueAt ?? closesAt, contest.zone));
  return (
    <DraftProvider value={saver}>
      <Page title={text.draft.title} lead={`${initiative.code} · ${contest.title} · ${until}`}>
        <Group
          justify="space-between"
          py="xs"
          className="no-print"
          style={{ position: 'sticky', top: 56, zIndex: 5, background: 'var(--sk-canvas)' }}
        >
          <SaveBadge />
          <ToCheck id={initiative.id} saver={saver} />
        </Group>
        <SaveTrouble saver={saver} />
        <CompletionItems initiative={initiative} />
        <Returned initiative={initiative} />
        <General initiative={initiative} contest={contest} fixed={fixedParts.includes('heading')} />
        <Authors initiative={initiative} fixed={fixedParts.includes('authors')} />
        <Card title={text.draft.content}>
          <Stack gap="lg">
            {contest.form.fields.map((field) => (
              <DraftField key={field.code} field={field} />
            ))}
          </Stack>
        </Card>
        <Files initiative={initiative} parts={contest.dossier.parts} />
        <Group justify="flex-end" className="no-print">
          <ToCheck id={initiative.id} saver={saver} />
        </Group>
      </Page>
    </DraftProvider>
  );
}

/** Goes to the check once everything typed is on the server; otherwise stays where the reason is shown. */
function ToCheck({ id, saver }: { readonly id: string; readonly saver: DraftSaver }) {
  const text = useInitiativeText();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const go = useMutation({
    mutationFn: async () => {
      await saver.flush();
      const left = saver.firstLeft();
      if (left !== undefined) {
        notifications.show({ color: 'yellow', message: text.save.notYet });
        const { status } = saver.getSnapshot();
        if (status === 'refused') scrollTo({ top: 0 });
        else if (status !== 'offline') goTo(fieldId(left));
        return;
      }
      await cache.invalidateQueries({ queryKey: initiativeQuery(id).queryKey });
      await navigate({ to: '/initiatives/$id', params: { id } });
    },
  });
  return (
    <Button loading={go.isPending} onClick={() => go.mutate()}>
      {text.draft.toCheck}
    </Button>
  );
}

interface GeneralProps {
  readonly initiative: Initiative;
  readonly contest: ContestDetail;
  readonly fixed: boolean;
}

function General({ initiative, contest, fixed }: GeneralProps) {
  const text = useInitiativeText().draft;
  const title = useField<string>('title');
  const theme = useField<string>('theme');
  const kind = useField<string>('authorKind');
  const unit = useField<string>('unitId');
  const plain = (value: unknown) => (typeof value === 'string' ? value : '');
  const nameOf = (list: readonly { code: string; name: string }[]) => (value: unknown) =>
    list.find(({ code }) => code === value)?.name ?? '';
  return (
    <Card title={text.general}>
      <Stack gap="md">
        <FieldFrame id={fieldId('title')} conflict={title.conflict} onChoose={title.choose} show={plain}>
          <Textarea
            label={<Label text={text.name} required />}
            minRows={1}
            value={title.value ?? ''}
            error={title.error}
            onChange={(event) => title.set(event.currentTarget.value)}
          />
          <Text size="xs" c="dimmed" ta="right" className="numbers">
            {text.words(wordsIn(title.value ?? ''), contest.form.titleMaxWords)}
          </Text>
        </FieldFrame>
        {fixed && <Text c="dimmed">{text.fixed}</Text>}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <FieldFrame
            id={fieldId('theme')}
            conflict={theme.conflict}
            onChoose={theme.choose}
            show={nameOf(contest.themes)}
          >
            <Select
              label={<Label text={text.theme} required />}
              placeholder={text.choose}
              data={contest.themes.map(({ code, name }) => ({ value: code, label: name }))}
              disabled={fixed}
              value={theme.value ?? null}
              error={theme.error}
              onChange={theme.set}
            />
          </FieldFrame>
          <FieldFrame id={fieldId('unitId')} conflict={unit.conflict} onChoose={unit.choose} show={plain}>
            <UnitSelect
              label={text.unit}
              value={unit.value ?? null}
              valueName={initiative.unitName}
              clearable={false}
              disabled={fixed}
              error={unit.error}
              onChange={(unitId) => {
                if (unitId !== null) unit.set(unitId);
              }}
            />
          </FieldFrame>
        </SimpleGrid>
        <FieldFrame
          id={fieldId('authorKind')}
          conflict={kind.conflict}
          onChoose={kind.choose}
          show={nameOf(contest.categories)}
        >
          <Radio.Group label={text.authorKind} value={kind.value ?? null} error={kind.error} onChange={kind.set}>
            <Group gap="md" mt="xs">
              {contest.categories.map(({ code, name }) => (
                <Radio key={code} value={code} label={name} disabled={fixed} />
              ))}
            </Group>
          </Radio.Group>
        </FieldFrame>
      </Stack>
    </Card>
  );
}
