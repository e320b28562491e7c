import { Table, Text } from '@mantine/core';
import { useLanguage } from '../../../i18n';
import { showTotal, writePoints } from '../points';
import { useRoundsText } from './text';

interface Props {
  /** In hundredths. */
  readonly scores: readonly number[];
  readonly lines: readonly Line[];
}
/** The score from which one goes on, in hundredths. */
export interface Line {
  readonly label: string;
  readonly at: number;
}

const WIDTH = 640;
const HEIGHT = 180;
const BOTTOM = 28;
const TOP = 28;
const MOST_BINS = 16;
const STEPS = [100, 200, 500, 1000, 2000, 5000];

/** How the scores spread, with the line to the next round; the same numbers stand in a table below. */
export function Distribution({ scores, lines }: Props) {
  const text = useRoundsText().tally;
  const { language } = useLanguage();
  const show = (hundredths: number) => writePoints(hundredths / 100, language);
  if (scores.length === 0) return null;
  const { bins, step } = binned(scores);
  const first = bins[0]?.from ?? 0;
  const most = Math.max(...bins.map(({ count }) => count));
  const unit = WIDTH / bins.length;
  const x = (hundredths: number) => ((hundredths - first) / step) * unit;
  const y = (count: number) => HEIGHT - BOTTOM - (count / most) * (HEIGHT - BOTTOM - TOP);
  const low = Math.min(...scores);
  const high = Math.max(...scores);
  const mean = Math.round(scores.reduce((sum, one) => sum + one, 0) / scores.length);
  const exact = (hundredths: number) => showTotal((hundredths / 100).toFixed(2), language);
  const summary = text.summary(scores.length, exact(mean), exact(low), exact(high));
  return (
    <figure style={{ margin: 0 }}>
      <Text component="figcaption" fw={600}>
        {text.distribution}
      </Text>
      <Text size="sm" c="dimmed" className="numbers">
        {[summary, ...lines.map(({ label }) => label)].join(' ')}
      </Text>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={[text.distribution, summary, ...lines.map(({ label }) => label)].join('. ')}
        style={{ width: '100%', maxWidth: WIDTH, height: 'auto', display: 'block' }}
        fontSize={12}
        fill="var(--mantine-color-dimmed)"
        textAnchor="middle"
        className="numbers"
      >
        {bins.map(
          ({ from, count }, index) =>
            count > 0 && (
              <rect
                key={from}
                x={index * unit + 2}
                y={y(count)}
                width={unit - 4}
                height={HEIGHT - BOTTOM - y(count)}
                rx={2}
                fill="var(--mantine-primary-color-filled)"
              />
            ),
        )}
        <line
          x1={0}
          x2={WIDTH}
          y1={HEIGHT - BOTTOM}
          y2={HEIGHT - BOTTOM}
          stroke="var(--mantine-color-default-border)"
        />
        {lines.map(({ label, at }) => (
          <line
            key={label}
            x1={x(at)}
            x2={x(at)}
            y1={4}
            y2={HEIGHT - BOTTOM}
            stroke="var(--mantine-color-error)"
            strokeWidth={2}
            strokeDasharray="6 4"
          />
        ))}
        {bins.map(({ from, count }, index) => (
          <g key={from} stroke="var(--mantine-color-body)" strokeWidth={5} paintOrder="stroke">
            {count > 0 && (
              <text x={(index + 0.5) * unit} y={y(count) - 6} fill="var(--mantine-color-text)">
                {count}
              </text>
            )}
            <text x={index * unit} y={HEIGHT - 8} textAnchor={index === 0 ? 'start' : 'middle'}>
              {show(from)}
            </text>
          </g>
        ))}
      </svg>
      <details>
        <summary>{text.asTable}</summary>
        <Table w="auto" verticalSpacing={2} className="numbers">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.bin}</Table.Th>
              <Table.Th ta="right">{text.count}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bins.map(({ from, count }) => (
              <Table.Tr key={from}>
                <Table.Td>{text.distributionOf(show(from), show(from + step))}</Table.Td>
                <Table.Td ta="right">{count}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </figure>
  );
}

interface Bin {
  readonly from: number;
  readonly count: number;
}

/** The narrowest round width that gives few enough bins. */
function binned(scores: readonly number[]): { readonly bins: readonly Bin[]; readonly step: number } {
  const low = Math.min(...scores);
  const high = Math.max(...scores);
  const startOf = (step: number) => Math.floor(low / step) * step;
  const numberOf = (step: number) => Math.floor((high - startOf(step)) / step) + 1;
  const step = STEPS.find((one) => numberOf(one) <= MOST_BINS) ?? 10_000;
  const bins = Array.from({ length: numberOf(step) }, (_, index) => {
    const from = startOf(step) + index * step;
    return { from, count: scores.filter((score) => score >= from && score < from + step).length };
  });
  return { bins, step };
}
