import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { OfflineError, ProblemError, toProblem } from '../api/problem';
import { ErrorPanel } from './error-panel';
import { Wait } from './wait';

interface Props {
  /** Of a route that sends the file as a download. */
  readonly path: string;
  readonly name: string;
  /** What the link to the file itself says. */
  readonly download: string;
  readonly noPreview: string;
  readonly height?: number | string;
}

const KINDS: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/** A scan shown beside what is done with it: PDF pages or a picture; other files only as a download. */
export function FileView({ path, name, download, noPreview, height = '70vh' }: Props) {
  const mime = KINDS[name.split('.').at(-1)?.toLowerCase() ?? ''];
  const blob = useQuery({
    queryKey: ['file', path],
    staleTime: Infinity,
    enabled: mime !== undefined,
    queryFn: () => fetchBlob(path),
  });
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob.data) return undefined;
    const made = URL.createObjectURL(new Blob([blob.data], { type: mime ?? '' }));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [blob.data, mime]);
  return (
    <Stack gap="xs" h="100%">
      <Anchor href={path} download={name} size="sm" underline="always" style={{ overflowWrap: 'anywhere' }}>
        {download}: {name}
      </Anchor>
      <ErrorPanel error={blob.error} onRetry={() => void blob.refetch()} />
      {mime === undefined && <Text c="dimmed">{noPreview}</Text>}
      {mime !== undefined && blob.isPending && <Wait />}
      {url !== null && mime?.startsWith('image/') && (
        <img
          src={url}
          alt={name}
          style={{
            maxWidth: '100%',
            objectFit: 'contain',
            alignSelf: 'flex-start',
            ...(typeof height === 'number' && { maxHeight: height }),
          }}
        />
      )}
      {url !== null && mime === 'application/pdf' && (
        <iframe src={url} title={name} style={{ border: 0, width: '100%', height, minHeight: 360 }} />
      )}
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
