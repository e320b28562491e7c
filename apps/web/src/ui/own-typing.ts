import { useState } from 'react';

interface OwnTyping<T> {
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  /** Tells a value once. */
  readonly send: (value: T) => void;
}

/** The text of a field whose value is read from it: what comes back is one's own typing, unless somebody else set it. */
export function useOwnTyping<T>(value: T, write: (value: T) => string, onChange: (value: T) => void): OwnTyping<T> {
  const [typed, setTyped] = useState(() => write(value));
  const [received, setReceived] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== received) {
    setReceived(value);
    if (value !== sent) {
      setSent(value);
      setTyped(write(value));
    }
  }
  return {
    typed,
    setTyped,
    send: (next) => {
      if (next === sent) return;
      setSent(next);
      onChange(next);
    },
  };
}
