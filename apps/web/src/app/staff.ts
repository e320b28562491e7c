import { awardRoutes } from '../features/award/routes';
import { nameRoutes } from '../features/initiative/names/routes';
import { roundsRoutes } from '../features/judging/office/routes';
import { judgingRoutes } from '../features/judging/routes';
import { noticeRoutes } from '../features/notification/routes';
import { deskRoutes } from '../features/overview/routes';
import { screeningRoutes } from '../features/screening/routes';

/** Routes of judges, secretariat, chair, organisers and clerk. */
export const staffRoutes = [
  ...judgingRoutes,
  ...deskRoutes,
  ...screeningRoutes,
  ...roundsRoutes,
  ...nameRoutes,
  ...awardRoutes,
  ...noticeRoutes,
] as const;
