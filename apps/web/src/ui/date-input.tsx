import { DayFirstInput } from './day-first-input';
import type { DayFirstProps } from './day-first-input';

interface Props extends DayFirstProps {
  /** `2026-09-05`; empty: none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day, shown and typed as dd/mm/yyyy. */
export const DateInput = (props: Props) => <DayFirstInput withTime={false} {...props} />;
