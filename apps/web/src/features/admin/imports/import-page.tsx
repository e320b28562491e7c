import { Anchor, Button, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { upload } from '../../../api/upload';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { FileField, SHEETS } from '../../../ui/file-field';
import { Card, Page } from '../../../ui/page';
import { useAdminText } from '../text';
import { Report } from './report';
import type { ImportReport } from './report';

export type ImportKind = 'staff' | 'units';

const paths = { staff: '/api/staff-imports', units: '/api/unit-imports' } as const;

/** A list from a spreadsheet: checked first, then written as a whole. */
export function ImportPage() {
  const text = useAdminText();
  const given = useParams({ from: '/shell/admin/imports/$kind' }).kind;
  const kind: ImportKind = given === 'units' ? 'units' : 'staff';
  const navigate = useNavigate();
  return (
    <Page
      wide
      title={text.imports.title[kind]}
      lead={
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to={kind === 'units' ? '/admin/units' : '/admin/accounts'} {...props} />}
        >
          <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: '-2px' }} />{' '}
          {kind === 'units' ? text.unit.back : text.account.back}
        </Anchor>
      }
      actions={
        <SegmentedControl
          aria-label={text.imports.kind}
          value={kind}
          data={[
            { value: 'units', label: text.imports.kinds.units },
            { value: 'staff', label: text.imports.kinds.staff },
          ]}
          onChange={(value) => void navigate({ to: '/admin/imports/$kind', params: { kind: value } })}
        />
      }
    >
      <Import key={kind} kind={kind} />
    </Page>
  );
}

interface Sent {
  readonly file: File;
  readonly dryRun: boolean;
}

function Import({ kind }: { readonly kind: ImportKind }) {
  const { imports: text } = useAdminText();
  const cache = useQueryClient();
  const [part, setPart] = useState(0);
  const send = useMutation({
    mutationFn: ({ file, dryRun }: Sent) => {
      setPart(0);
      return upload<ImportReport>(`${paths[kind]}?dryRun=${dryRun}`, file, setPart).done;
    },
    onSuccess: (report) => (report.dryRun ? undefined : cache.invalidateQueries()),
  });
  const sent: Sent | undefined = send.variables;
  const report: ImportReport | undefined = send.data;
  return (
    <>
      <Card>
        <Stack gap="md">
          <Group justify="space-between" gap="md">
            <Text maw={640}>{text.lead[kind]}</Text>
            <Button
              component="a"
              href={`${paths[kind]}/template.xlsx`}
              download
              variant="default"
              title={text.templateHint}
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {text.template}
            </Button>
          </Group>
          <FileField
            label={text.file}
            description={text.fileHint}
            kinds={SHEETS}
            mostBytes={null}
            disabled={send.isPending}
            value={sent?.file ?? null}
            onChange={(file) => (file ? send.mutate({ file, dryRun: true }) : send.reset())}
          />
          {send.isPending && sent && <Sending sent={sent} part={part} />}
          <ErrorPanel error={send.error} {...(sent && { onRetry: () => send.mutate(sent) })} />
        </Stack>
      </Card>
      {report && sent && !send.isPending && (
        <Report
          key={send.submittedAt}
          kind={kind}
          report={report}
          fileName={sent.file.name}
          onWrite={() => send.mutate({ file: sent.file, dryRun: false })}
        />
      )}
    </>
  );
}

function Sending({ sent, part }: { readonly sent: Sent; readonly part: number }) {
  const { imports: text } = useAdminText();
  const format = useFormat();
  const label = sent.dryRun ? text.checking(sent.file.name) : text.writing;
  return (
    <Stack gap={4} role="status">
      <Text size="sm">
        {label} {part < 1 && `${format.number(part * 100, 0)}%`}
      </Text>
      <Progress value={Math.max(5, part * 100)} animated={part >= 1} aria-label={label} />
    </Stack>
  );
}
