import { IconBuilding, IconHome } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { holds } from '../features/identity/session';
import type { Me } from '../features/identity/session';
import type { vi } from '../i18n/vi';

type Words = typeof vi;

export interface NavItem {
  readonly to: string;
  readonly group: keyof Words['nav']['groups'];
  readonly label: (text: Words) => string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly shownTo: (me: Me) => boolean;
}

/** The main menu, in order; a group without items that the reader may use is not shown. */
export const navItems: readonly NavItem[] = [
  { to: '/', group: 'author', label: (text) => text.nav.home, icon: IconHome, shownTo: () => true },
  {
    to: '/unit',
    group: 'unit',
    label: (text) => text.nav.unit,
    icon: IconBuilding,
    shownTo: (me) => holds(me, ['coordinator']),
  },
];
