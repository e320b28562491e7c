import { Anchor, Badge, Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '../../ui/error-panel';
import { certificatesQuery } from './queries';
import type { Decision } from './queries';
import { useAwardText } from './text';

/** The certificates of the list as signed, with their codes; a code answers the public from the publication on. */
export function Certificates({ decision }: { readonly decision: Decision }) {
  const { allotment, decisions } = useAwardText();
  const text = decisions.certificates;
  const certificates = useQuery({ ...certificatesQuery(decision.id), enabled: decision.signedHash !== null });
  const isPublished = decision.publishedAt !== null;
  if (certificates.error) return <ErrorPanel error={certificates.error} />;
  if (!certificates.data?.length) return null;
  return (
    <Stack gap="xs">
      <Title order={3}>{text.title}</Title>
      <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} fz="sm" aria-label={text.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.code}</Table.Th>
              <Table.Th>{allotment.initiative}</Table.Th>
              <Table.Th>{allotment.prize}</Table.Th>
              <Table.Th>{text.status}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="numbers">
            {certificates.data.map((one) => (
              <Table.Tr key={one.code}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  {isPublished ? (
                    <Anchor size="sm" underline="always" href={`/chung-nhan/${one.code}`}>
                      {one.code}
                    </Anchor>
                  ) : (
                    one.code
                  )}
                </Table.Td>
                <Table.Td>
                  {one.initiativeCode} · {one.title}
                </Table.Td>
                <Table.Td>{one.prizeName}</Table.Td>
                <Table.Td>
                  <Badge color={one.status === 'valid' ? 'green' : 'red'}>{text[one.status]}</Badge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
