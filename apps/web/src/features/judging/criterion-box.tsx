import { Box, Group, List, Text, TextInput, Title } from '@mantine/core';
import { useLanguage } from '../../i18n';
import { readPoints, writePoints } from './points';
import type { Criterion } from './queries';
import { useJudgingText } from './text';

interface Props {
  readonly criterion: Criterion;
  readonly number: number;
  /** Shown above the first criterion of a group. */
  readonly heading: string | null;
  readonly typed: string;
  readonly fault: string | undefined;
  readonly editable: boolean;
  /** Own marks for this criterion on similar dossiers. */
  readonly own: string | null;
  readonly inputRef: (element: HTMLInputElement | null) => void;
  readonly onType: (typed: string) => void;
  readonly onEnter: () => void;
}

/** One criterion: what it asks, its bands, and a box for the mark. */
export function CriterionBox({
  criterion,
  number,
  heading,
  typed,
  fault,
  editable,
  own,
  inputRef,
  onType,
  onEnter,
}: Props) {
  const text = useJudgingText().marking;
  const { language } = useLanguage();
  const show = (points: number) => writePoints(points, language);
  const mark = readPoints(typed);
  const hints = [
    criterion.step === 1 ? null : text.step(show(criterion.step)),
    criterion.passMark === null ? null : text.pass(show(criterion.passMark)),
  ].filter((one) => one !== null);
  return (
    <Box>
      {heading !== null && (
        <Title order={3} size="sm" c="dimmed" mb={4}>
          {heading}
        </Title>
      )}
      <Group align="flex-start" wrap="nowrap" gap="sm" justify="space-between">
        <Box style={{ minWidth: 0 }}>
          <Text fw={500}>
            {number}. {criterion.name}
          </Text>
          {hints.length > 0 && (
            <Text size="xs" c="dimmed">
              {hints.join(' · ')}
            </Text>
          )}
          {own !== null && (
            <Text size="xs" c="dimmed" className="numbers">
              {own}
            </Text>
          )}
        </Box>
        <TextInput
          ref={inputRef}
          w={116}
          style={{ flexShrink: 0 }}
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="next"
          aria-label={text.mark(criterion.name, show(criterion.max))}
          readOnly={!editable}
          error={fault}
          errorProps={{ role: 'alert' }}
          value={typed}
          rightSection={
            <Text size="sm" c="dimmed" className="numbers" pr={8}>
              /{show(criterion.max)}
            </Text>
          }
          rightSectionWidth={52}
          rightSectionPointerEvents="none"
          styles={{ input: { fontVariantNumeric: 'tabular-nums', fontWeight: 600 } }}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={({ currentTarget }) => onType(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onEnter();
          }}
        />
      </Group>
      {criterion.descriptors.length > 0 && (
        <List size="xs" mt={4} spacing={2} aria-label={text.bands} listStyleType="none">
          {criterion.descriptors.map((band) => {
            const here = mark !== null && mark >= band.from && mark <= band.to;
            return (
              <List.Item key={band.from} fw={here ? 600 : 400} c={here ? undefined : 'dimmed'}>
                {show(band.from)}–{show(band.to)}: {band.text}
              </List.Item>
            );
          })}
        </List>
      )}
    </Box>
  );
}
