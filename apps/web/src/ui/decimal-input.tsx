import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../i18n';
import { readDecimal, writeDecimal } from './decimal';
import { useFieldText } from './field-text';
import { useOwnTyping } from './own-typing';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  readonly decimals: number;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** A number as people type and paste it. What is no number stays as typed with what to do below it, and counts as none. */
export function DecimalInput({ decimals, value, onChange, error, onBlur, ...rest }: Props) {
  const { number: text } = useFieldText();
  const { language } = useLanguage();
  const write = (given: number | null) => writeDecimal(given, language);
  const { typed, setTyped, send } = useOwnTyping(value, write, onChange);
  const [isLeft, setIsLeft] = useState(false);
  const read = readDecimal(typed, decimals);
  const fault = 'fault' in read ? text[read.fault](decimals) : '';
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
        if ('value' in read) setTyped(write(read.value));
        else send(null);
        onBlur?.(event);
      }}
    />
  );
}
