import { ActionIcon, Group, SegmentedControl, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useLanguage, useText } from '../i18n';

/** Language and light or dark, remembered by the browser. */
export function Switches() {
  const text = useText();
  const { language, choose } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const next = scheme === 'dark' ? 'light' : 'dark';
  return (
    <Group gap="xs" wrap="nowrap" className="no-print">
      <SegmentedControl
        size="xs"
        aria-label={text.language}
        value={language}
        onChange={(value) => choose(value)}
        data={[
          { value: 'vi', label: 'VI' },
          { value: 'en', label: 'EN' },
        ]}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={next === 'dark' ? text.colorScheme.toDark : text.colorScheme.toLight}
        onClick={() => setColorScheme(next)}
      >
        {next === 'dark' ? <IconMoon size={20} stroke={1.75} /> : <IconSun size={20} stroke={1.75} />}
      </ActionIcon>
    </Group>
  );
}
