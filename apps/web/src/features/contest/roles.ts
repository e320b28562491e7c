import { SECRETARIES } from './office';

/** Who reads the pages about a contest. */
export const CONTEST_STAFF = [...SECRETARIES, 'organiser', 'admin'];
