import { judgingRoutes } from '../features/judging/routes';

/** Routes of judges, secretariat, chair, organisers and clerk. */
export const staffRoutes = [...judgingRoutes] as const;
