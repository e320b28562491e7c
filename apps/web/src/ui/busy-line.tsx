import { useIsFetching } from '@tanstack/react-query';
import classes from './busy-line.module.css';

/** A line at the top while something shown is being read anew for long enough to be noticed. */
export function BusyLine() {
  const isBusy = useIsFetching({ type: 'active' }) > 0;
  return isBusy && <div className={`${classes.line ?? ''} no-print`} aria-hidden />;
}
