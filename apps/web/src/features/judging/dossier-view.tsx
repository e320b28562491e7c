import { ActionIcon, Box, Group, ScrollArea, Stack, Tabs, Text, Title } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconTextDecrease, IconTextIncrease } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { AnswerView } from '../contest/answer-view';
import { contestQuery } from '../contest/queries';
import { FileView } from './parts';
import type { JudgeDossier } from './queries';
import { useJudgingText } from './text';

interface Place {
  readonly tab: string;
  readonly y: number;
}

const SIZES = [15, 17, 19, 22];
const placeKey = (id: string) => `place:${id}`;

function placeOf(id: string): Place {
  try {
    return JSON.parse(localStorage.getItem(placeKey(id)) ?? '') as Place;
  } catch {
    return { tab: 'content', y: 0 };
  }
}

/** What a judge reads: the text and the files, each in a tab; tab and place are remembered for each dossier. */
export function DossierView({ dossier, contestId }: { readonly dossier: JudgeDossier; readonly contestId: string }) {
  const text = useJudgingText().marking;
  const contest = useQuery(contestQuery(contestId));
  const [size, setSize] = useLocalStorage({ key: 'reading-size', defaultValue: 0, getInitialValueInEffect: false });
  const [start] = useState(() => placeOf(dossier.id));
  const [tab, setTab] = useState(start.tab);
  const viewport = useRef<HTMLDivElement>(null);
  const remember = (place: Place) => localStorage.setItem(placeKey(dossier.id), JSON.stringify(place));
  useEffect(() => {
    viewport.current?.scrollTo({ top: start.y });
  }, [start, contest.data]);
  const shown = dossier.files.some(({ number }) => String(number) === tab) ? tab : 'content';
  return (
    <Tabs
      value={shown}
      onChange={(next) => {
        setTab(next ?? 'content');
        remember({ tab: next ?? 'content', y: 0 });
      }}
      style={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}
      keepMounted={false}
    >
      <Group justify="space-between" wrap="nowrap" gap="xs" px="md">
        <Tabs.List style={{ flexWrap: 'nowrap', overflowX: 'auto' }}>
          <Tabs.Tab value="content">{text.content}</Tabs.Tab>
          {dossier.files.map((file) => (
            <Tabs.Tab key={file.number} value={String(file.number)}>
              {text.file(file.number)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={text.smaller}
            disabled={size === 0}
            onClick={() => setSize(Math.max(0, size - 1))}
          >
            <IconTextDecrease size={20} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={text.larger}
            disabled={size >= SIZES.length - 1}
            onClick={() => setSize(Math.min(SIZES.length - 1, size + 1))}
          >
            <IconTextIncrease size={20} />
          </ActionIcon>
        </Group>
      </Group>
      <Tabs.Panel value="content" style={{ flex: 1, minHeight: 0 }}>
        <ScrollArea
          h="100%"
          viewportRef={viewport}
          viewportProps={{ tabIndex: 0, 'aria-label': text.content, role: 'region' }}
          onScrollPositionChange={({ y }) => remember({ tab: 'content', y })}
        >
          <Stack
            gap="lg"
            p={{ base: 'md', sm: 'xl' }}
            maw={760}
            mx="auto"
            style={{ fontSize: SIZES[size], '--text-fz': `${SIZES[size] ?? 15}px` }}
            className="reading"
          >
            {dossier.fields.length === 0 && <Text c="dimmed">{text.notAccepted}</Text>}
            {dossier.fields.map((field) => (
              <Box key={field.code}>
                <Title order={2} size="h3" mb={4}>
                  {field.label}
                </Title>
                <AnswerView
                  field={contest.data?.form.fields.find(({ code }) => code === field.code)}
                  value={field.answer}
                  empty={text.empty}
                />
              </Box>
            ))}
          </Stack>
        </ScrollArea>
      </Tabs.Panel>
      {dossier.files.map((file) => (
        <Tabs.Panel key={file.number} value={String(file.number)} style={{ flex: 1, minHeight: 0 }} p="md">
          <FileView assignmentId={dossier.id} file={file} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
