import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n';
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

/** Says first what the file will hold. */
export function XlsxButton({ contestId, search, chosen, total }: Props & { contestId: string; total: string }) {
  const text = useRegisterText().out;
  const { action } = useText();
  const [opened, dialog] = useDisclosure(false);
  const query = new URLSearchParams(outputOf(search, chosen)).toString();
  const ofChosen = chosen.size > 0 && chosen.size <= MOST_IDS;
  return (
    <>
      <Button variant="default" leftSection={<IconFileSpreadsheet size={18} aria-hidden />} onClick={dialog.open}>
        {text.xlsx}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={text.title}
        closeButtonProps={{ 'aria-label': action.close }}
      >
        <Stack gap="md">
          <Text fw={500}>{ofChosen ? text.wouldChosen(chosen.size) : text.wouldAll(total)}</Text>
          <Text size="sm" c="dimmed">
            {text.columns}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {action.cancel}
            </Button>
            <Button
              component="a"
              href={`/api/contests/${contestId}/register.xlsx${query && `?${query}`}`}
              download
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={dialog.close}
            >
              {text.download}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
