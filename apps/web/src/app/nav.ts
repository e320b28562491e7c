import {
  IconArrowBackUp,
  IconAward,
  IconFlag,
  IconBuilding,
  IconChartBar,
  IconChecklist,
  IconFileImport,
  IconGavel,
  IconGridDots,
  IconHistory,
  IconHome,
  IconId,
  IconLayoutDashboard,
  IconListDetails,
  IconListNumbers,
  IconMail,
  IconMessageReport,
  IconPencilCheck,
  IconRocket,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { holds } from '../features/identity/session';
import type { Me } from '../features/identity/session';
import type { vi } from '../i18n/vi';

type Words = typeof vi;
const SECRETARIES = ['secretary', 'secretary_head'];
const CHAIRS = ['chair', 'deputy_chair'];
const ADMIN = ['admin'];

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
    to: '/complaints',
    group: 'author',
    label: (text) => text.nav.ownComplaints,
    icon: IconMessageReport,
    shownTo: () => true,
  },
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
    to: '/office/contest',
    group: 'secretariat',
    label: (text) => text.nav.contest,
    icon: IconFlag,
    shownTo: (me) => holds(me, [...SECRETARIES, 'organiser', 'admin']),
  },
  {
    to: '/office/register',
    group: 'secretariat',
    label: (text) => text.nav.register,
    icon: IconListDetails,
    shownTo: (me) => holds(me, SECRETARIES),
  },
  {
    to: '/office/intakes',
    group: 'secretariat',
    label: (text) => text.nav.intakes,
    icon: IconFileImport,
    shownTo: (me) => holds(me, SECRETARIES),
  },
  {
    to: '/office/unit-lists',
    group: 'secretariat',
    label: (text) => text.nav.unitLists,
    icon: IconListNumbers,
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
    to: '/office/reinstatements',
    group: 'secretariat',
    label: (text) => text.nav.reinstatements,
    icon: IconArrowBackUp,
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
    to: '/office/complaints',
    group: 'secretariat',
    label: (text) => text.nav.complaints,
    icon: IconGavel,
    shownTo: (me) => holds(me, [...SECRETARIES, 'organiser']),
  },
  {
    to: '/office/statistics',
    group: 'secretariat',
    label: (text) => text.nav.statistics,
    icon: IconChartBar,
    shownTo: (me) => holds(me, [...SECRETARIES, ...CHAIRS, 'organiser']),
  },
  {
    to: '/office/notices',
    group: 'secretariat',
    label: (text) => text.nav.notices,
    icon: IconMail,
    shownTo: (me) => holds(me, SECRETARIES),
  },
  {
    to: '/setup',
    group: 'admin',
    label: (text) => text.nav.setup,
    icon: IconRocket,
    shownTo: (me) => holds(me, ADMIN),
  },
  {
    to: '/admin/accounts',
    group: 'admin',
    label: (text) => text.nav.accounts,
    icon: IconUsers,
    shownTo: (me) => holds(me, ADMIN),
  },
  {
    to: '/admin/units',
    group: 'admin',
    label: (text) => text.nav.units,
    icon: IconBuilding,
    shownTo: (me) => holds(me, ADMIN),
  },
  {
    to: '/admin/audit',
    group: 'admin',
    label: (text) => text.nav.audit,
    icon: IconHistory,
    shownTo: (me) => holds(me, ['secretary_head', ...ADMIN]),
  },
];

/** Where somebody begins who came for nothing in particular: the first page of their office, else their initiatives. */
export const ownWork = (me: Me): string =>
  navItems.find(({ group, shownTo }) => group !== 'author' && shownTo(me))?.to ?? '/';
