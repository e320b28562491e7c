import { Alert, List, Stack, Text } from '@mantine/core';
import type { UnitList } from './queries';
import { useListText } from './text';

/** Where letter and dossiers disagree, said plainly. */
export function Comparison({ list }: { readonly list: UnitList }) {
  const text = useListText();
  const { mismatches, remarks, quota, unitTotal } = list;
  return (
    <Stack gap="xs">
      {mismatches.length > 0 ? (
        <Alert color="yellow" title={text.mismatches} role="status">
          <List size="sm" spacing={2}>
            {mismatches.map((one, index) => (
              <List.Item key={`${one.code}-${index}`}>{one.message}</List.Item>
            ))}
          </List>
          <Text size="sm" c="dimmed" mt={4}>
            {text.mismatchesHint}
          </Text>
        </Alert>
      ) : (
        list.listed > 0 &&
        list.declaredCount !== null && (
          <Alert color="green" role="status">
            {text.matching}
          </Alert>
        )
      )}
      <Text size="sm" c="dimmed">
        {text.quota(quota.min, quota.max, unitTotal)}
      </Text>
      {remarks.map((one) => (
        <Text key={one.code} size="sm">
          {one.message}
        </Text>
      ))}
    </Stack>
  );
}
