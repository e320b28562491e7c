import { z } from 'zod';
import { text } from './exact';

/** An instant with its offset, as `2026-10-31T17:00:00+07:00`. */
export const instant = z.iso.datetime({ offset: true });

/**
 * Closing times are exclusive. unitClosesAt: until when a unit may still confirm and forward what its people handed in
 * before closesAt; null when the units have no time of their own. milestones: shown to the public, decide nothing.
 */
export const calendar = z.strictObject({
  zone: z.string().min(1).max(60),
  opensAt: instant,
  closesAt: instant,
  unitClosesAt: instant.nullable(),
  milestones: z.array(z.strictObject({ name: text(300), on: z.iso.date() })).max(40),
});
