import { judgingRoutes } from '../features/judging/routes';
import { screeningRoutes } from '../features/screening/routes';

/** Routes of judges, secretariat, chair, organisers and clerk. */
export const staffRoutes = [...judgingRoutes, ...screeningRoutes] as const;
