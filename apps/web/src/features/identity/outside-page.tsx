import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useText } from '../../i18n';
import { Switches } from '../../ui/switches';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** The frame of pages before the sign-in: one sheet in the middle. */
export function OutsidePage({ title, lead, children }: Props) {
  const text = useText();
  useEffect(() => {
    document.title = `${title} · ${text.product}`;
  }, [title, text.product]);
  return (
    <Box mih="100dvh" px="md" pb="xl">
      <Group component="header" justify="space-between" py="sm" maw={960} mx="auto">
        <a href="/" aria-label={text.product} style={{ textDecoration: 'none', color: 'var(--mantine-color-anchor)' }}>
          <Group gap={8}>
            <IconBulb size={24} stroke={1.75} aria-hidden />
            <Text fw={700} size="lg">
              {text.product}
            </Text>
          </Group>
        </a>
        <Switches />
      </Group>
      <Paper
        component="main"
        maw={440}
        mx="auto"
        mt={{ base: 'md', sm: 64 }}
        p={{ base: 'lg', sm: 'xl' }}
        radius="lg"
        bd="1px solid var(--sk-line)"
      >
        <Stack gap="md">
          <Stack gap={4}>
            <Title order={1}>{title}</Title>
            {lead !== undefined && <Text c="dimmed">{lead}</Text>}
          </Stack>
          {children}
        </Stack>
      </Paper>
    </Box>
  );
}
