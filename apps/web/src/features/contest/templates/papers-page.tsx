import {
  Alert,
  Anchor,
  Badge,
  Button,
  FileButton,
  Group,
  Modal,
  Paper,
  Progress,
  Stack,
  Table,
  Text,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { upload } from '../../../api/upload';
import { useFormat, useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { Wait } from '../../../ui/wait';
import { ContestTabs } from '../contest-tabs';
import { OfficePage } from '../office';
import { useContestText } from '../text';

type Template = Schemas['PaperTemplate'];
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document,.docx';
const templatesKey = (contestId: string) => ['templates', contestId];

const fileUrl = (contestId: string, paper: string, query = '') =>
  `/api/contests/${contestId}/templates/${paper}/file${query}`;

/** The Word templates of the contest's papers. */
export function PaperTemplatesPage() {
  const text = useContestText().papers;
  return (
    <OfficePage title={text.title}>
      {({ contestId }) => (
        <Stack gap="md">
          <ContestTabs contestId={contestId} here="papers" />
          <Text maw={720}>{text.lead}</Text>
          <Templates key={contestId} contestId={contestId} />
        </Stack>
      )}
    </OfficePage>
  );
}

function Templates({ contestId }: { readonly contestId: string }) {
  const text = useContestText().papers;
  const cache = useQueryClient();
  const [sending, setSending] = useState<{ readonly template: Template; readonly part: number } | null>(null);
  const [restoring, setRestoring] = useState<Template | null>(null);
  const [showing, setShowing] = useState<Template | null>(null);
  const list = useQuery({
    queryKey: templatesKey(contestId),
    queryFn: () => answer(api.GET('/api/contests/{id}/templates', { params: { path: { id: contestId } } })),
  });
  const refresh = () => cache.invalidateQueries({ queryKey: templatesKey(contestId) });
  const send = useMutation({
    mutationFn: ({ template, file }: { readonly template: Template; readonly file: File }) => {
      const path = `/api/contests/${contestId}/templates/${template.paper}`;
      return upload(path, file, (part) => setSending({ template, part })).done;
    },
    onSuccess: (_, { template }) => notifications.show({ message: text.uploaded(template.label) }),
    onSettled: () => {
      setSending(null);
      return refresh();
    },
  });
  const restore = useMutation({
    mutationFn: ({ paper }: Template) =>
      answer(api.POST('/api/contests/{id}/templates/{paper}/restore', { params: { path: { id: contestId, paper } } })),
    onSuccess: () => {
      setRestoring(null);
      return refresh();
    },
  });
  return (
    <>
      <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
      {send.error && (
        <Alert color="yellow" role="status">
          {text.refused(send.variables.template.label)}
        </Alert>
      )}
      <ErrorPanel error={send.error} />
      {sending && (
        <div role="status">
          <Text size="sm">
            {sending.template.label}: {text.uploading(Math.round(sending.part * 100))}
          </Text>
          <Progress value={sending.part * 100} aria-label={sending.template.label} />
        </div>
      )}
      {list.isPending && <Wait lines={8} />}
      {list.data && (
        <Paper radius="lg" bd="1px solid var(--sk-line)" style={{ overflow: 'hidden' }}>
          <Table.ScrollContainer minWidth={720} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table verticalSpacing={8} horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text.columns.paper}</Table.Th>
                  <Table.Th>{text.columns.used}</Table.Th>
                  <Table.Th w={440}>{text.columns.act}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {list.data.items.map((template) => (
                  <Row
                    key={template.paper}
                    contestId={contestId}
                    template={template}
                    isBusy={send.isPending}
                    onFile={(file) => send.mutate({ template, file })}
                    onRestore={() => setRestoring(template)}
                    onVersions={() => setShowing(template)}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
      {restoring && (
        <ReasonDialog
          title={text.of(text.restore, restoring.label)}
          lead={text.restoreLead}
          confirm={text.restore}
          needsReason={false}
          isPending={restore.isPending}
          error={restore.error}
          onConfirm={() => restore.mutate(restoring)}
          onClose={() => setRestoring(null)}
        />
      )}
      {showing && <Versions contestId={contestId} template={showing} onClose={() => setShowing(null)} />}
    </>
  );
}

interface RowProps {
  readonly contestId: string;
  readonly template: Template;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
  readonly onRestore: () => void;
  readonly onVersions: () => void;
}

function Row({ contestId, template, isBusy, onFile, onRestore, onVersions }: RowProps) {
  const text = useContestText().papers;
  const format = useFormat();
  const { paper, label, version, shipped, fileName, madeAt } = template;
  return (
    <Table.Tr>
      <Table.Td fw={500}>{label}</Table.Td>
      <Table.Td>
        <Badge color={shipped ? 'gray' : 'accent'} miw="max-content">
          {shipped ? text.shipped : text.own(version)}
        </Badge>
        {fileName !== null && madeAt !== null && (
          <Text size="sm" c="dimmed">
            {fileName} · {format.moment(madeAt)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap="xs">
          <Anchor
            href={fileUrl(contestId, paper)}
            underline="always"
            size="sm"
            aria-label={text.of(text.download, label)}
          >
            {text.download}
          </Anchor>
          <Anchor
            href={fileUrl(contestId, paper, '?preview=true')}
            underline="always"
            size="sm"
            title={text.previewHint}
            aria-label={text.of(text.preview, label)}
          >
            {text.preview}
          </Anchor>
          <FileButton accept={DOCX} onChange={(file) => file && onFile(file)}>
            {(props) => (
              <Button
                {...props}
                size="compact-sm"
                variant="default"
                disabled={isBusy}
                aria-label={text.of(text.upload, label)}
              >
                {text.upload}
              </Button>
            )}
          </FileButton>
          {version > 0 && (
            <Button size="compact-sm" variant="subtle" aria-label={text.of(text.versions, label)} onClick={onVersions}>
              {text.versions}
            </Button>
          )}
          {!shipped && (
            <Button size="compact-sm" variant="subtle" aria-label={text.of(text.restore, label)} onClick={onRestore}>
              {text.restore}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

interface VersionsProps {
  readonly contestId: string;
  readonly template: Template;
  readonly onClose: () => void;
}

function Versions({ contestId, template, onClose }: VersionsProps) {
  const text = useContestText().papers;
  const { action } = useText();
  const format = useFormat();
  const versions = useQuery({
    queryKey: [...templatesKey(contestId), template.paper, template.version],
    queryFn: () =>
      answer(
        api.GET('/api/contests/{id}/templates/{paper}/versions', {
          params: { path: { id: contestId, paper: template.paper } },
        }),
      ),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={text.of(text.versions, template.label)}
      closeButtonProps={{ 'aria-label': action.close }}
    >
      <ErrorPanel error={versions.error} />
      {versions.isPending && <Wait />}
      {versions.data && (
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={100}>{text.version}</Table.Th>
              <Table.Th>{text.file}</Table.Th>
              <Table.Th>{text.made}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="numbers">
            {versions.data.items.map(({ version, shipped, fileName, madeAt, madeBy }) => (
              <Table.Tr key={version}>
                <Table.Td>
                  {version}
                  {version === template.version && (
                    <Text size="xs" c="dimmed">
                      {text.current}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Anchor
                    underline="always"
                    href={fileUrl(contestId, template.paper, `?version=${version}`)}
                    style={{ overflowWrap: 'anywhere' }}
                  >
                    {shipped ? text.shipped : fileName}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  {madeAt === null ? '–' : format.moment(madeAt)}
                  <Text size="sm" c="dimmed">
                    {madeBy}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Modal>
  );
}
