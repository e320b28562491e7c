import { Button, Text } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { useId } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useText } from '../i18n';

interface Props extends Omit<ButtonProps, 'disabled'> {
  /** Whether what cannot be left out is there. */
  readonly isReady: boolean;
  /** Unless it sends a form. */
  readonly onTake?: () => void;
  readonly children: ReactNode;
}

/** The button that ends a form, in a group of buttons; greyed, it says above them that something is still to be filled in. */
export function ConfirmButton({ isReady, onTake, children, ...rest }: Props) {
  const { trouble } = useText();
  const id = useId();
  return (
    <>
      {!isReady && (
        <Text id={id} size="sm" c="dimmed" ta="end" style={{ order: -1, flexBasis: '100%' }}>
          {trouble.fillFirst}
        </Text>
      )}
      <Button
        {...rest}
        {...(onTake ? { onClick: onTake } : { type: 'submit' as const })}
        disabled={!isReady}
        aria-describedby={isReady ? undefined : id}
      >
        {children}
      </Button>
    </>
  );
}
