import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../../i18n';
import { LIST_FORMATS, useDownload } from '../../../ui/download';
import type { ListFormat } from '../../../ui/download';
import type { RegisterSearch } from '../routes';
import { filtersOf } from './queries';
import type { Chosen } from './register-table';
import { useRegisterText } from './text';

/** More ids than this do not go into an address. */
const MOST_IDS = 200;

/** What is chosen, or all that the filters leave. */
function outputOf(search: RegisterSearch, chosen: Chosen): Readonly<Record<string, string>> {
  const { sort } = search;
  if (chosen.size === 0 || chosen.size > MOST_IDS) return filtersOf(search);
  return { ids: [...chosen.keys()].join(','), ...(sort !== undefined && { sort }) };
}

interface Props {
  readonly search: RegisterSearch;
  readonly chosen: Chosen;
}

export function PrintButton({ search, chosen }: Props) {
  const text = useRegisterText().out;
  const { contest } = search;
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size={18} aria-hidden />}
      renderRoot={(props) => (
        <Link to="/office/register/print" search={{ contest, ...outputOf(search, chosen) }} {...props} />
      )}
    >
      {text.print}
    </Button>
  );
}

/** Says first what the file will hold, and asks for its form. */
export function ListButton({ contestId, search, chosen, total }: Props & { contestId: string; total: string }) {
  const text = useRegisterText().out;
  const { action, download } = useText();
  const [opened, dialog] = useDisclosure(false);
  const [format, setFormat] = useState<ListFormat>('xlsx');
  const { start, isRunning } = useDownload();
  const query = new URLSearchParams({ ...outputOf(search, chosen), format });
  const ofChosen = chosen.size > 0 && chosen.size <= MOST_IDS;
  return (
    <>
      <Button
        variant="default"
        loading={isRunning}
        leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
        onClick={dialog.open}
      >
        {text.list}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={text.title}
        closeButtonProps={{ 'aria-label': action.close }}
      >
        <Stack gap="md">
          <Text fw={500}>{ofChosen ? text.wouldChosen(chosen.size) : text.wouldAll(total)}</Text>
          <Radio.Group label={text.format} value={format} onChange={(next) => setFormat(next)}>
            <Group gap="md" mt={4}>
              {LIST_FORMATS.map((one) => (
                <Radio key={one} value={one} label={download.formats[one]} />
              ))}
            </Group>
          </Radio.Group>
          <Text size="sm" c="dimmed">
            {format === 'pdf' ? text.printed : text.columns}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {action.cancel}
            </Button>
            <Button
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => {
                dialog.close();
                void start(`/api/contests/${contestId}/register/export?${query.toString()}`, text.title);
              }}
            >
              {text.download}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
