import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../i18n';
import { readDecimal, writeDecimal } from './decimal';
import { useFieldText } from './field-text';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  readonly decimals: number;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** A number as people type and paste it. What is no number stays as typed with what to do below it, and counts as none. */
export function DecimalInput({ decimals, value, onChange, error, onBlur, ...rest }: Props) {
  const { number: text } = useFieldText();
  const { language } = useLanguage();
  const [typed, setTyped] = useState(() => writeDecimal(value, language));
  const [received, setReceived] = useState(value);
  const [sent, setSent] = useState(value);
  const [isLeft, setIsLeft] = useState(false);
  // What comes back is one's own typing, unless somebody else set it.
  if (value !== received) {
    setReceived(value);
    if (value !== sent) {
      setSent(value);
      setTyped(writeDecimal(value, language));
    }
  }
  const read = readDecimal(typed, decimals);
  const fault = 'fault' in read ? text[read.fault](decimals) : '';
  const send = (next: number | null) => {
    if (next === sent) return;
    setSent(next);
    onChange(next);
  };
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...rest}
      value={typed}
      error={fault !== '' && (isLeft || Boolean(error)) ? fault : error}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const now = readDecimal(currentTarget.value, decimals);
        if (!('value' in now)) return;
        setIsLeft(false);
        send(now.value);
      }}
      onBlur={(event) => {
        setIsLeft(true);
        if ('value' in read) setTyped(writeDecimal(read.value, language));
        else send(null);
        onBlur?.(event);
      }}
    />
  );
}
