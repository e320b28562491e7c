import { Anchor, Badge, Group, Table, Text } from '@mantine/core';
import { useFormat } from '../../i18n';
import { Unprintable } from '../../ui/unprintable';
import type { Paper } from './queries';
import { useAwardText } from './text';

/** One paper with the files of all its formats. */
interface Made {
  readonly first: Paper;
  readonly files: readonly Paper[];
}

/** Formats of one making stand together: the same words from the same data. */
export function grouped(items: readonly Paper[]): Made[] {
  const made = new Map<string, Paper[]>();
  for (const item of items) {
    const key = item.dataHash === null ? item.id : `${item.kind} ${item.madeAt} ${item.dataHash}`;
    made.set(key, [...(made.get(key) ?? []), item]);
  }
  return [...made.values()].flatMap((files) => (files[0] ? [{ first: files[0], files }] : []));
}

export function PaperTable({ items }: { readonly items: readonly Paper[] }) {
  const text = useAwardText().papers;
  const format = useFormat();
  const kinds: Readonly<Record<string, string>> = text.registerKinds;
  return (
    <Table.ScrollContainer minWidth={760} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={6} fz="sm" aria-label={text.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.number}</Table.Th>
            <Table.Th>{text.dated}</Table.Th>
            <Table.Th>{text.paper}</Table.Th>
            <Table.Th>{text.signer}</Table.Th>
            <Table.Th>{text.made}</Table.Th>
            <Table.Th>{text.file}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">
          {grouped(items).map(({ first: paper, files }) => (
            <Table.Tr key={paper.id}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {paper.number ?? (
                  <Text span size="sm" c="dimmed">
                    {text.noNumber}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{paper.dated === null ? '–' : format.day(paper.dated)}</Table.Td>
              <Table.Td>
                {paper.title}
                <Group gap={6}>
                  <Text size="xs" c="dimmed">
                    {kinds[paper.kind] ?? paper.kind}
                  </Text>
                  {paper.origin === 'handed_in' && <Badge color="green">{text.handedIn}</Badge>}
                </Group>
                <Unprintable texts={paper.unprintable} />
              </Table.Td>
              <Table.Td>{paper.signer ?? '–'}</Table.Td>
              <Table.Td>
                {format.moment(paper.madeAt)}
                <Text size="xs" c="dimmed">
                  {paper.madeBy}
                </Text>
              </Table.Td>
              <Table.Td>
                <Group gap={8}>
                  {files.map((file) => (
                    <Anchor
                      key={file.id}
                      size="sm"
                      underline="always"
                      href={`/api/documents/${file.id}/file`}
                      aria-label={text.download(file.title, file.format)}
                    >
                      {file.format.toUpperCase()}, {format.bytes(file.size)}
                    </Anchor>
                  ))}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
