import { ZONE } from '../i18n';
import { DayFirstInput } from './day-first-input';
import type { DayFirstProps } from './day-first-input';
import { instantIn, localIn } from './zoned';

interface Props extends DayFirstProps {
  /** ISO 8601; null: not set. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Whose clock it is. */
  readonly zone?: string;
}

/** A moment by the clock of the contest, wherever the browser stands; shown and typed as dd/mm/yyyy HH:mm. */
export const DateTimeInput = ({ value, onChange, zone = ZONE, ...rest }: Props) => (
  <DayFirstInput
    withTime
    {...rest}
    value={value === null ? '' : localIn(zone, value)}
    onChange={(local) => onChange(local === '' ? null : instantIn(zone, local))}
  />
);
