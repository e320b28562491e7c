import { adminRoutes } from '../features/admin/routes';
import { awardRoutes } from '../features/award/routes';
import { nameRoutes } from '../features/initiative/names/routes';
import { contestRoutes } from '../features/contest/routes';
import { roundsRoutes } from '../features/judging/office/routes';
import { intakeRoutes } from '../features/initiative/intake/routes';
import { judgingRoutes } from '../features/judging/routes';
import { noticeRoutes } from '../features/notification/routes';
import { deskRoutes } from '../features/overview/routes';
import { screeningRoutes } from '../features/screening/routes';

/** Routes of judges, secretariat, chair, organisers, clerk and administrators. */
export const staffRoutes = [
  ...judgingRoutes,
  ...deskRoutes,
  ...intakeRoutes,
  ...screeningRoutes,
  ...roundsRoutes,
  ...nameRoutes,
  ...awardRoutes,
  ...noticeRoutes,
  ...contestRoutes,
  ...adminRoutes,
] as const;
