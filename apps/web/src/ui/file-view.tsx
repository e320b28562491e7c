import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { OfflineError, ProblemError, toProblem } from '../api/problem';
import { useText } from '../i18n';
import { ErrorPanel } from './error-panel';
import { FilePreview, isShown } from './file-preview';
import { Wait } from './wait';

interface Props {
  /** Of a route that sends the file as a download. */
  readonly path: string;
  readonly name: string;
  /** What the link to the file itself says. */
  readonly download: string;
  readonly height?: number | string;
}

/** A scan shown beside what is done with it; what cannot be shown, only as a download. */
export function FileView({ path, name, download, height = '70vh' }: Props) {
  const { notShown } = useText().trouble;
  const blob = useQuery({ queryKey: ['file', path], staleTime: Infinity, queryFn: () => fetchBlob(path) });
  return (
    <Stack gap="xs" h="100%">
      <Anchor href={path} download={name} size="sm" underline="always" style={{ overflowWrap: 'anywhere' }}>
        {download}: {name}
      </Anchor>
      <ErrorPanel error={blob.error} onRetry={() => void blob.refetch()} />
      {blob.isPending && <Wait />}
      {blob.data && isShown(blob.data.type) && (
        <FilePreview bytes={blob.data} mime={blob.data.type} name={name} height={height} />
      )}
      {blob.data && !isShown(blob.data.type) && <Text c="dimmed">{notShown}</Text>}
    </Stack>
  );
}

async function fetchBlob(path: string): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin' });
  } catch {
    throw new OfflineError();
  }
  if (response.ok) return response.blob();
  throw new ProblemError(toProblem(await response.json().catch(() => null), response.status));
}
