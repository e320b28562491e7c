import { Input } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ComponentProps } from 'react';
import { createPortal } from 'react-dom';
import { useFieldText } from './field-text';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Fields that a person can reach; the calendar behind a date is none. */
const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter(
    (one): one is Field =>
      (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement) &&
      one.ariaHidden !== 'true',
  );

const faultId = (field: Field): string => `${field.id}-missing`;

/**
 * A form that is sent once nothing is missing. Until then each field says so below itself in the reader's language, in
 * place of the browser's own bubble, and the first one has the focus.
 */
export function CheckedForm({ onSubmit, onChange, children, ...rest }: ComponentProps<'form'>) {
  const { form: text } = useFieldText();
  const [faults, setFaults] = useState<readonly Field[]>([]);
  const isMended = (one: Field) => !one.isConnected || one.validity.valid;
  const mend = () => {
    if (faults.some(isMended)) setFaults(faults.filter((one) => !isMended(one)));
  };
  // A choice from a list tells the form of no change.
  useEffect(mend);
  useEffect(() => {
    const before = faults.map((one) => one.getAttribute('aria-describedby') ?? '');
    faults.forEach((one, index) => {
      one.ariaInvalid = 'true';
      one.setAttribute('aria-describedby', `${before[index] ?? ''} ${faultId(one)}`.trim());
    });
    return () =>
      faults.forEach((one, index) => {
        one.ariaInvalid = null;
        one.setAttribute('aria-describedby', before[index] ?? '');
      });
  }, [faults]);
  return (
    <form
      {...rest}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // Whatever is wrong beyond being missing is said by the field itself.
        const wrong = fieldsOf(event.currentTarget).filter((one) => !one.checkValidity());
        setFaults(wrong.filter(({ validity }) => !validity.customError));
        if (wrong.length === 0) onSubmit?.(event);
        else wrong[0]?.focus();
      }}
      onChange={(event) => {
        mend();
        onChange?.(event);
      }}
    >
      {children}
      {faults.map((one) =>
        createPortal(
          <Input.Error id={faultId(one)} mt={4}>
            {one.validity.typeMismatch ? text.address : text.missing}
          </Input.Error>,
          one.closest('.mantine-InputWrapper-root') ?? one.parentElement ?? document.body,
          one.id,
        ),
      )}
    </form>
  );
}
