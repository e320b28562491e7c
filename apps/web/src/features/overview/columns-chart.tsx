import { Group, Text } from '@mantine/core';

const HEIGHT = 140;
const STEP = 10;
const GAP = 2;
const LEAST = 1;
/** Few columns do not grow into walls. */
const WIDEST_PX = 56;

interface Props {
  /** Said to those who do not see it; the figures themselves stand in a table. */
  readonly label: string;
  readonly values: readonly number[];
  /** What is counted, what the columns are. */
  readonly axes: { readonly up: string; readonly along: string };
  /** Under the first, and under the last column. */
  readonly ends: readonly [string, string];
}

/** Columns of one colour on a common ground line. */
export function ColumnsChart({ label, values, axes, ends }: Props) {
  const top = Math.max(LEAST, ...values);
  const width = values.length * STEP;
  const most = values.length * WIDEST_PX;
  return (
    <figure style={{ margin: 0 }}>
      <Text size="xs" c="dimmed" className="numbers" aria-hidden mb={4}>
        {axes.up}
      </Text>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        width="100%"
        height={HEIGHT}
        style={{ display: 'block', maxWidth: most, borderBottom: '1px solid var(--mantine-color-default-border)' }}
      >
        {values.map((value, index) => {
          const height = (value / top) * HEIGHT;
          return (
            <rect
              key={index}
              x={index * STEP + GAP / 2}
              y={HEIGHT - height}
              width={STEP - GAP}
              height={height}
              fill="var(--mantine-color-accent-filled)"
            />
          );
        })}
      </svg>
      <Group
        justify="space-between"
        wrap="nowrap"
        gap="xs"
        aria-hidden
        style={{ whiteSpace: 'nowrap', maxWidth: most }}
      >
        <Text size="xs" c="dimmed" className="numbers">
          {ends[0]}
        </Text>
        {values.length > 1 && (
          <Text size="xs" c="dimmed" className="numbers">
            {ends[1]}
          </Text>
        )}
      </Group>
      <Text size="xs" c="dimmed" aria-hidden>
        {axes.along}
      </Text>
    </figure>
  );
}

/** A bar inside a table's cell; the figure stands beside it. */
export function Bar({ part }: { readonly part: number }) {
  return (
    <svg
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      width="100%"
      height={8}
      aria-hidden
      style={{ display: 'block' }}
    >
      <rect width={100} height={8} fill="var(--mantine-color-gray-light)" />
      <rect width={Math.max(0, Math.min(1, part)) * 100} height={8} fill="var(--mantine-color-accent-filled)" />
    </svg>
  );
}
