import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { canKeep } from '../../api/kept';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { bytesOf, dropOthers, MOST_BYTES, saveAhead, savedQuery } from './ahead';
import type { MyAssignment } from './queries';
import { useJudgingText } from './text';

/** Brings what is still to be marked to this device, so that it can be read without a network. */
export function SaveAhead({ roundId, items }: { readonly roundId: string; readonly items: readonly MyAssignment[] }) {
  const text = useJudgingText().ahead;
  const format = useFormat();
  const cache = useQueryClient();
  const saved = useQuery(savedQuery(roundId)).data ?? {};
  const mutationKey = ['judging', 'ahead', roundId];
  const save = useMutation({
    mutationKey,
    mutationFn: (ids: readonly string[]) => saveAhead(cache, roundId, ids),
  });
  const isRunning = useIsMutating({ mutationKey }) > 0;
  useEffect(() => {
    void dropOthers(
      cache,
      roundId,
      items.map(({ id }) => id),
    );
  }, [cache, roundId, items]);
  const wanted = items.filter(({ may }) => may.includes('readAhead')).map(({ id }) => id);
  const missing = wanted.filter((id) => !saved[id]);
  const done = wanted.length - missing.length;
  const left = Object.values(saved).reduce((sum, one) => sum + one.left, 0);
  if (!canKeep() || wanted.length === 0) return null;
  return (
    <Stack gap={6}>
      <Group gap="sm">
        {done > 0 && (
          <Text size="sm" role="status">
            {text.done(done, wanted.length, format.bytes(bytesOf(saved)))}
          </Text>
        )}
        {!isRunning && (
          <Button
            variant={missing.length === 0 ? 'subtle' : 'default'}
            size="xs"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => save.mutate(missing.length === 0 ? wanted : missing)}
          >
            {missing.length === 0 ? text.again : text.save(missing.length)}
          </Button>
        )}
      </Group>
      {isRunning && <Progress value={(done / wanted.length) * 100} animated aria-label={text.saving} />}
      {save.data === false && <Alert color="yellow">{text.full}</Alert>}
      {left > 0 && !isRunning && <Alert color="yellow">{text.left(left, format.bytes(MOST_BYTES))}</Alert>}
      <ErrorPanel error={save.error} />
    </Stack>
  );
}
