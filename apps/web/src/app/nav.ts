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
import type { Me } from '../features/identity/session';
import type { vi } from '../i18n/vi';
import { isFor } from './audience';

type Words = typeof vi;

export interface NavItem {
  readonly to: string;
  readonly group: keyof Words['nav']['groups'];
  readonly label: (text: Words) => string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
}

/** The main menu, in order. */
const navItems: readonly NavItem[] = [
  { to: '/', group: 'author', label: (text) => text.nav.home, icon: IconHome },
  {
    to: '/complaints',
    group: 'author',
    label: (text) => text.nav.ownComplaints,
    icon: IconMessageReport,
  },
  {
    to: '/unit',
    group: 'unit',
    label: (text) => text.nav.unit,
    icon: IconBuilding,
  },
  {
    to: '/judging',
    group: 'judge',
    label: (text) => text.nav.judging,
    icon: IconPencilCheck,
  },
  {
    to: '/office/desk',
    group: 'secretariat',
    label: (text) => text.nav.desk,
    icon: IconLayoutDashboard,
  },
  {
    to: '/office/contest',
    group: 'secretariat',
    label: (text) => text.nav.contest,
    icon: IconFlag,
  },
  {
    to: '/office/register',
    group: 'secretariat',
    label: (text) => text.nav.register,
    icon: IconListDetails,
  },
  {
    to: '/office/intakes',
    group: 'secretariat',
    label: (text) => text.nav.intakes,
    icon: IconFileImport,
  },
  {
    to: '/office/unit-lists',
    group: 'secretariat',
    label: (text) => text.nav.unitLists,
    icon: IconListNumbers,
  },
  {
    to: '/office/screening',
    group: 'secretariat',
    label: (text) => text.nav.screening,
    icon: IconChecklist,
  },
  {
    to: '/office/reinstatements',
    group: 'secretariat',
    label: (text) => text.nav.reinstatements,
    icon: IconArrowBackUp,
  },
  {
    to: '/office/rounds',
    group: 'secretariat',
    label: (text) => text.nav.rounds,
    icon: IconGridDots,
  },
  {
    to: '/office/awards',
    group: 'secretariat',
    label: (text) => text.nav.awards,
    icon: IconAward,
  },
  {
    to: '/office/names',
    group: 'secretariat',
    label: (text) => text.nav.names,
    icon: IconId,
  },
  {
    to: '/office/complaints',
    group: 'secretariat',
    label: (text) => text.nav.complaints,
    icon: IconGavel,
  },
  {
    to: '/office/statistics',
    group: 'secretariat',
    label: (text) => text.nav.statistics,
    icon: IconChartBar,
  },
  {
    to: '/office/notices',
    group: 'secretariat',
    label: (text) => text.nav.notices,
    icon: IconMail,
  },
  {
    to: '/setup',
    group: 'admin',
    label: (text) => text.nav.setup,
    icon: IconRocket,
  },
  {
    to: '/admin/accounts',
    group: 'admin',
    label: (text) => text.nav.accounts,
    icon: IconUsers,
  },
  {
    to: '/admin/units',
    group: 'admin',
    label: (text) => text.nav.units,
    icon: IconBuilding,
  },
  {
    to: '/admin/audit',
    group: 'admin',
    label: (text) => text.nav.audit,
    icon: IconHistory,
  },
];

/** The reader's menu. */
export const navOf = (me: Me): readonly NavItem[] => navItems.filter(({ to }) => isFor(me, to));

/** Where somebody begins who came for nothing in particular: the first page of their office, else their initiatives. */
export const ownWork = (me: Me): string => navOf(me).find(({ group }) => group !== 'author')?.to ?? '/';
