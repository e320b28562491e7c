import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useLanguage } from '../../i18n';
import { writePoints } from './points';
import type { Criterion } from './queries';
import type { SheetContent } from './sheet-box';
import { useJudgingText } from './text';

interface Props {
  readonly criteria: readonly Criterion[];
  readonly mine: SheetContent;
  readonly theirs: SheetContent;
  readonly onKeep: (which: 'mine' | 'theirs') => void;
}

/** Both versions side by side, only where they differ; nothing is lost until one is chosen. */
export function ConflictPanel({ criteria, mine, theirs, onKeep }: Props) {
  const text = useJudgingText().conflict;
  const { language } = useLanguage();
  const show = (points: number | undefined) => (points === undefined ? '–' : writePoints(points, language));
  const different = criteria.filter(({ code }) => mine.marks[code] !== theirs.marks[code]);
  return (
    <Alert color="red" role="alert" icon={<IconArrowsDiff size={20} />} title={text.title}>
      <Stack gap="sm">
        <Text size="sm">{text.text}</Text>
        <Table verticalSpacing={4} aria-label={text.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.criterion}</Table.Th>
              <Table.Th ta="right">{text.mine}</Table.Th>
              <Table.Th ta="right">{text.theirs}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="numbers">
            {different.map(({ code, name }) => (
              <Table.Tr key={code}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="right">{show(mine.marks[code])}</Table.Td>
                <Table.Td ta="right">{show(theirs.marks[code])}</Table.Td>
              </Table.Tr>
            ))}
            {mine.comment !== theirs.comment && (
              <Table.Tr>
                <Table.Td>{text.comment}</Table.Td>
                <Table.Td>{mine.comment || '–'}</Table.Td>
                <Table.Td>{theirs.comment || '–'}</Table.Td>
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
        <Group gap="xs">
          <Button size="xs" onClick={() => onKeep('mine')}>
            {text.keepMine}
          </Button>
          <Button size="xs" variant="default" onClick={() => onKeep('theirs')}>
            {text.takeTheirs}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
