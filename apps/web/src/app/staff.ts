import { adminRoutes } from '../features/admin/routes';
import { awardRoutes } from '../features/award/routes';
import { roundsRoutes } from '../features/judging/office/routes';
import { judgingRoutes } from '../features/judging/routes';
import { noticeRoutes } from '../features/notification/routes';
import { deskRoutes } from '../features/overview/routes';
import { screeningRoutes } from '../features/screening/routes';

/** Routes of judges, secretariat, chair, organisers, clerk and administrators. */
export const staffRoutes = [
  ...judgingRoutes,
  ...deskRoutes,
  ...screeningRoutes,
  ...roundsRoutes,
  ...awardRoutes,
  ...noticeRoutes,
  ...adminRoutes,
] as const;
