import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useText } from '../i18n';
import { ErrorPanel } from './error-panel';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Pages to be read are narrow; lists take what there is. */
  readonly wide?: boolean;
}

/** Title, actions and body of every page inside the shell; names the browser's tab too. */
export function Page({ title, lead, actions, children, wide = false }: PageProps) {
  const { product } = useText();
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <Box maw={wide ? undefined : 960} mx="auto" pb="xl">
      <Group justify="space-between" align="flex-start" mb="lg" gap="sm">
        <Stack gap={4}>
          <Title order={1}>{title}</Title>
          {lead !== undefined && (
            <Text component="div" c="dimmed">
              {lead}
            </Text>
          )}
        </Stack>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      <Stack gap="md">{children}</Stack>
    </Box>
  );
}

/** In place of a page whose thing could not be had. */
export function FailedPage({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { trouble } = useText();
  return (
    <Page title={trouble.notOpened}>
      <ErrorPanel error={error} {...(onRetry && { onRetry })} />
    </Page>
  );
}

interface CardProps {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
}

/** A white sheet with an optional heading. */
export function Card({ title, aside, children, id }: CardProps) {
  return (
    <Paper component="section" id={id} p={{ base: 'md', sm: 'lg' }} radius="lg" bd="1px solid var(--sk-line)">
      {title !== undefined && (
        <Group justify="space-between" mb="md" gap="xs">
          <Title order={2}>{title}</Title>
          {aside}
        </Group>
      )}
      {children}
    </Paper>
  );
}

/** An empty list says what to do next. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py="xl" ta="center">
      <Text fw={600}>{title}</Text>
      {children !== undefined && (
        <Text component="div" c="dimmed" maw={480}>
          {children}
        </Text>
      )}
    </Stack>
  );
}
