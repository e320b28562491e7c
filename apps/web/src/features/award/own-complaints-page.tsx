import { Alert, Anchor, Button, Group, NativeSelect, Stack, Table, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useFormat, useText } from '../../i18n';
import { CheckedForm } from '../../ui/checked-form';
import { FileField, SCANS } from '../../ui/file-field';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty, Page } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { mineQuery } from '../initiative/queries';
import { useComplaintText } from './complaint-text';
import { ComplaintView } from './complaint-view';
import { ComplaintState, Deadline } from './deadline';
import { complaintsQuery, keepComplaintFile, publishedContestsQuery } from './queries';
import type { ComplaintRow } from './queries';

/** Own complaints about a published result: the form, the time there is for it, and what became of each. */
export function OwnComplaintsPage() {
  const text = useComplaintText();
  const { contest: word } = useText();
  const { contest: chosen, complaint } = useSearch({ from: '/shell/complaints' });
  const navigate = useNavigate({ from: '/complaints' });
  const contests = useQuery(publishedContestsQuery);
  const published = contests.data?.items ?? [];
  const contestId = (published.find(({ id }) => id === chosen) ?? published[0])?.id;
  return (
    <Page
      title={text.ownTitle}
      lead={
        published.length > 1 && (
          <NativeSelect
            aria-label={word}
            size="xs"
            value={contestId}
            data={published.map(({ id, code, title }) => ({ value: id, label: `${code} · ${title}` }))}
            onChange={({ currentTarget }) => void navigate({ search: { contest: currentTarget.value } })}
          />
        )
      }
    >
      <ErrorPanel error={contests.error} onRetry={() => void contests.refetch()} />
      {contests.isPending && <Wait />}
      {contests.data && contestId === undefined && <Empty title={text.own.nothing}>{text.own.nothingHint}</Empty>}
      {contestId !== undefined && <Own key={contestId} contestId={contestId} />}
      {complaint !== undefined && <ComplaintView key={complaint} id={complaint} />}
    </Page>
  );
}

function Own({ contestId }: { readonly contestId: string }) {
  const text = useComplaintText();
  const format = useFormat();
  const list = useQuery(complaintsQuery(contestId));
  if (!list.data) return list.error ? <ErrorPanel error={list.error} onRetry={() => void list.refetch()} /> : <Wait />;
  const { window, items } = list.data;
  if (!window) return <Empty title={text.own.nothing}>{text.own.nothingHint}</Empty>;
  return (
    <Stack gap="lg">
      {items.length > 0 && <Sent items={items} contestId={contestId} />}
      <Card title={text.own.form}>
        <Stack gap="md">
          <Text size="sm">
            {text.own.window(format.day(window.publishedOn), format.day(window.until), window.answerDays)}
          </Text>
          {!window.isOpen && <Alert color="yellow">{text.own.late}</Alert>}
          <Form contestId={contestId} />
        </Stack>
      </Card>
    </Stack>
  );
}

function Sent({ items, contestId }: { readonly items: readonly ComplaintRow[]; readonly contestId: string }) {
  const text = useComplaintText();
  return (
    <Card title={text.own.mine}>
      <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} aria-label={text.own.mine}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.no}</Table.Th>
              <Table.Th>{text.about}</Table.Th>
              <Table.Th>{text.due}</Table.Th>
              <Table.Th>{text.state}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="numbers">
            {items.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>{one.number}</Table.Td>
                <Table.Td>
                  <Anchor
                    renderRoot={(props) => (
                      <Link to="/complaints" search={{ contest: contestId, complaint: one.id }} {...props} />
                    )}
                  >
                    {one.initiativeCode ?? text.aboutResult}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <Deadline complaint={one} />
                </Table.Td>
                <Table.Td>
                  <ComplaintState complaint={one} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Form({ contestId }: { readonly contestId: string }) {
  const text = useComplaintText();
  const cache = useQueryClient();
  const { initiative } = useSearch({ from: '/shell/complaints' });
  const mine = useQuery(mineQuery(contestId));
  const [about, setAbout] = useState(initiative ?? '');
  const [contact, setContact] = useState('');
  const [content, setContent] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const send = useMutation({
    mutationFn: async () => {
      const kept = file && (await keepComplaintFile(contestId, file));
      return answer(
        api.POST('/api/contests/{id}/complaints', {
          params: { path: { id: contestId } },
          body: {
            initiativeId: about === '' ? null : about,
            content,
            contact,
            fileId: kept?.id ?? null,
            paper: null,
          },
        }),
      );
    },
    onSuccess: (made) => {
      notifications.show({ message: text.own.sent(made.number) });
      setContent('');
      setFile(null);
      return cache.invalidateQueries({ queryKey: ['award', 'complaints'] });
    },
  });
  return (
    <CheckedForm
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Stack gap="sm">
        <ErrorPanel error={send.error} />
        <NativeSelect
          label={text.about}
          value={about}
          data={[
            { value: '', label: text.own.whole },
            ...(mine.data?.items ?? []).map(({ id, code, title }) => ({ value: id, label: `${code} · ${title}` })),
          ]}
          onChange={({ currentTarget }) => setAbout(currentTarget.value)}
        />
        <Textarea
          label={text.content}
          required
          maxLength={20_000}
          minRows={5}
          value={content}
          onChange={({ currentTarget }) => setContent(currentTarget.value)}
        />
        <TextInput
          label={text.own.contact}
          required
          autoComplete="tel"
          value={contact}
          onChange={({ currentTarget }) => setContact(currentTarget.value)}
        />
        <FileField label={text.own.file} kinds={[...SCANS, 'docx']} value={file} onChange={setFile} />
        <Group justify="flex-end">
          <Button type="submit" loading={send.isPending}>
            {text.own.send}
          </Button>
        </Group>
      </Stack>
    </CheckedForm>
  );
}
