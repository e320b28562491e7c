import { ActionIcon, TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { readDay, readMoment, writeDayFirst } from './day-first';
import { useFieldText } from './field-text';
import { useOwnTyping } from './own-typing';

export interface DayFirstProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'min' | 'max'> {
  /** First and last day that the calendar offers, as `2026-09-05`; what is typed is judged by the server. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

interface Props extends DayFirstProps {
  readonly withTime: boolean;
  /** `2026-09-05`, with a time `2026-09-05T08:30`; empty: none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/**
 * A text field: whatever the browser's language, 03/04 is the third of April. Wrong text stays as typed with what to
 * do below it, counts as no date, and keeps the form from being sent.
 */
export function DayFirstInput({ withTime, value, onChange, min, max, error, onBlur, disabled, ...rest }: Props) {
  const { date: text } = useFieldText();
  const input = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const { typed, setTyped, send } = useOwnTyping(value, writeDayFirst, onChange);
  const [isLeft, setIsLeft] = useState(false);
  const of = withTime ? readMoment : readDay;
  const read = of(typed);
  const fault = 'fault' in read ? text.faults[read.fault] : '';
  useEffect(() => input.current?.setCustomValidity(fault), [fault]);
  const take = (next: string) => {
    setTyped(next);
    const now = of(next);
    if ('value' in now) {
      setIsLeft(false);
      send(now.value);
    }
  };
  return (
    <TextInput
      placeholder={withTime ? text.moment : text.day}
      autoComplete="off"
      {...(!withTime && { inputMode: 'numeric' })}
      {...rest}
      ref={input}
      {...(disabled !== undefined && { disabled })}
      value={typed}
      error={fault !== '' && (isLeft || Boolean(error)) ? fault : error}
      onChange={({ currentTarget }) => take(currentTarget.value)}
      onInvalid={() => setIsLeft(true)}
      onBlur={(event) => {
        setIsLeft(true);
        if ('value' in read) setTyped(writeDayFirst(read.value));
        else send('');
        onBlur?.(event);
      }}
      rightSection={
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text.calendar}
            disabled={disabled === true}
            onClick={() => calendar.current?.showPicker()}
          >
            <IconCalendar size={18} aria-hidden />
          </ActionIcon>
          <input
            ref={calendar}
            type="date"
            tabIndex={-1}
            aria-hidden
            disabled={disabled === true}
            min={min}
            max={max}
            value={'value' in read ? read.value.slice(0, 10) : ''}
            onChange={({ currentTarget }) => {
              if (currentTarget.value === '') return;
              const time = 'value' in read ? read.value.slice(10) : '';
              take(writeDayFirst(`${currentTarget.value}${time}`) + (withTime && time === '' ? ' ' : ''));
              input.current?.focus();
            }}
            style={{ position: 'absolute', inset: 'auto 0 0', width: '100%', height: 0, opacity: 0, border: 0 }}
          />
        </>
      }
    />
  );
}
