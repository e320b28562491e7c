import { Kbd, List, Stack, Switch } from '@mantine/core';
import { useShortcutsOn } from './shortcuts';
import { useJudgingText } from './text';

/** The keys of the marking page, and the switch that turns some of them off. */
export function ShortcutsHelp() {
  const text = useJudgingText().marking.shortcuts;
  const [on, setOn] = useShortcutsOn();
  return (
    <Stack gap="xs">
      <List size="sm" spacing={4} listStyleType="none">
        {[text.enter, text.digit, text.next].map((line) => {
          const [keys = '', what = ''] = line.split(': ');
          return (
            <List.Item key={line}>
              <Kbd>{keys}</Kbd> {what}
            </List.Item>
          );
        })}
      </List>
      <Switch label={text.on} checked={on} onChange={({ currentTarget }) => setOn(currentTarget.checked)} />
    </Stack>
  );
}
