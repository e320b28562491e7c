import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { Card } from '../../../ui/page';
import { useAdminText } from '../text';
import { FaultList } from './fault-list';
import type { ImportKind } from './import-page';
import classes from './imports.module.css';
import { SheetView } from './sheet-view';

export type ImportReport = Schemas['ImportReport'];

interface Props {
  readonly kind: ImportKind;
  readonly report: ImportReport;
  readonly fileName: string;
  readonly onWrite: () => void;
}

/** The verdict over a file, and its cells: each fault leads to its cell and each cell to its fault. */
export function Report({ kind, report, fileName, onWrite }: Props) {
  const { imports: text } = useAdminText();
  const format = useFormat();
  const [chosen, setChosen] = useState<string>();
  const faultyRows = new Set(report.faults.map(({ cell }) => cell.replace(/^[A-Z]+/, ''))).size;
  const go = (prefix: string) => (cell: string) => {
    setChosen(cell);
    const target = document.getElementById(`${prefix}-${cell}`);
    target?.scrollIntoView({ block: 'center', inline: 'center' });
    target?.focus({ preventScroll: true });
  };
  if (!report.dryRun) return <Written kind={kind} report={report} />;
  if (report.faults.length === 0) {
    return (
      <Card title={fileName}>
        <Stack gap="md">
          {report.rows === 0 ? (
            <Alert color="yellow" icon={<IconAlertTriangle size={20} />}>
              {text.empty}
            </Alert>
          ) : (
            <Alert color="green" icon={<IconCircleCheck size={20} />} title={text.good(format.number(report.rows))}>
              <Counts kind={kind} report={report} />
            </Alert>
          )}
          {report.rows > 0 && (
            <Group>
              <Button onClick={onWrite}>{text.write(format.number(report.rows))}</Button>
            </Group>
          )}
          <SheetView title={text.sample} report={report} chosen={undefined} onFault={() => undefined} />
        </Stack>
      </Card>
    );
  }
  return (
    <Card title={fileName}>
      <Stack gap="md">
        <Alert
          color="red"
          role="alert"
          icon={<IconAlertTriangle size={20} />}
          title={text.bad(format.number(report.faults.length), format.number(faultyRows))}
        >
          {text.badHint}
        </Alert>
        <div className={classes.pair}>
          <FaultList faults={report.faults} chosen={chosen} onCell={go('cell')} />
          <SheetView title={text.sheet} report={report} chosen={chosen} onFault={go('fault')} />
        </div>
        {faultyRows > report.shown.length && (
          <Text size="sm" c="dimmed">
            {text.someRows(format.number(report.shown.length - 1))}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

function Counts({ kind, report }: { readonly kind: ImportKind; readonly report: ImportReport }) {
  const { imports: text } = useAdminText();
  const format = useFormat();
  return (
    <Text size="sm">
      {text.created(format.number(report.created))}
      {report.updated > 0 && `, ${text.updated[kind](format.number(report.updated))}`}
    </Text>
  );
}

function Written({ kind, report }: { readonly kind: ImportKind; readonly report: ImportReport }) {
  const { imports: text } = useAdminText();
  const format = useFormat();
  return (
    <Alert
      color="green"
      role="status"
      icon={<IconCircleCheck size={20} />}
      title={text.written(format.number(report.rows))}
    >
      <Stack gap="sm" align="flex-start">
        <Counts kind={kind} report={report} />
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) => <Link to={kind === 'units' ? '/admin/units' : '/admin/accounts'} {...props} />}
        >
          {text.next[kind]}
        </Button>
      </Stack>
    </Alert>
  );
}
