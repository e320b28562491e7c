import {
  IconAward,
  IconBuilding,
  IconChecklist,
  IconGridDots,
  IconHome,
  IconId,
  IconLayoutDashboard,
  IconListDetails,
  IconMail,
  IconPencilCheck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { holds } from '../features/identity/session';
import type { Me } from '../features/identity/session';
import type { vi } from '../i18n/vi';

type Words = typeof vi;
const SECRETARIES = ['secretary', 'secretary_head'];
const CHAIRS = ['chair', 'deputy_chair'];

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
  {
    to: '/judging',
    group: 'judge',
    label: (text) => text.nav.judging,
    icon: IconPencilCheck,
    shownTo: (me) => holds(me, ['judge']),
  },
  {
    to: '/office/desk',
    group: 'secretariat',
    label: (text) => text.nav.desk,
    icon: IconLayoutDashboard,
    shownTo: (me) => holds(me, SECRETARIES),
  },
  {
    to: '/office/register',
    group: 'secretariat',
    label: (text) => text.nav.register,
    icon: IconListDetails,
    shownTo: (me) => holds(me, SECRETARIES),
  },
  {
    to: '/office/screening',
    group: 'secretariat',
    label: (text) => text.nav.screening,
    icon: IconChecklist,
    shownTo: (me) => holds(me, SECRETARIES),
  },
  {
    to: '/office/rounds',
    group: 'secretariat',
    label: (text) => text.nav.rounds,
    icon: IconGridDots,
    shownTo: (me) => holds(me, [...SECRETARIES, ...CHAIRS]),
  },
  {
    to: '/office/awards',
    group: 'secretariat',
    label: (text) => text.nav.awards,
    icon: IconAward,
    shownTo: (me) => holds(me, [...SECRETARIES, ...CHAIRS, 'organiser', 'clerk']),
  },
  {
    to: '/office/names',
    group: 'secretariat',
    label: (text) => text.nav.names,
    icon: IconId,
    shownTo: (me) => holds(me, SECRETARIES),
  },
  {
    to: '/office/notices',
    group: 'secretariat',
    label: (text) => text.nav.notices,
    icon: IconMail,
    shownTo: (me) => holds(me, SECRETARIES),
  },
];
