import { Button, List, Popover, Text } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Blocker } from '../api/problem';
import { useLanguage, useText } from '../i18n';

export interface AvailableTransition {
  readonly name: string;
  readonly label: { readonly vi: string; readonly en: string };
  readonly needsReason: boolean;
  readonly blockers: readonly Blocker[];
}

interface Props extends ButtonProps {
  readonly transition: AvailableTransition;
  readonly onTake: () => void;
  readonly children?: ReactNode;
}

/** The button of a transition that the API offers. A greyed one stays reachable and says why. */
export function TransitionButton({ transition, onTake, children, ...rest }: Props) {
  const text = useText();
  const { language } = useLanguage();
  const [opened, why] = useDisclosure(false);
  const blocked = transition.blockers.length > 0;
  const button = (
    <Button
      {...rest}
      {...(blocked && { 'data-disabled': true, 'aria-disabled': true })}
      onClick={blocked ? why.toggle : onTake}
      onKeyDown={({ key }) => key === 'Escape' && why.close()}
    >
      {children ?? transition.label[language]}
    </Button>
  );
  if (!blocked) return button;
  return (
    <Popover opened={opened} onChange={(open) => (open ? why.open() : why.close())} width={320} withArrow shadow="md">
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600}>
          {text.trouble.cannotYet}
        </Text>
        <List size="sm">
          {transition.blockers.map((blocker, index) => (
            <List.Item key={`${blocker.code}-${index}`}>{blocker.message}</List.Item>
          ))}
        </List>
      </Popover.Dropdown>
    </Popover>
  );
}
