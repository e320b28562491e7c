import { z } from 'zod';

/** The parts of public answers that the pages show. */
const contestRow = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  state: z.string(),
  zone: z.string(),
  opensAt: z.string(),
  closesAt: z.string(),
});
export type ContestRow = z.output<typeof contestRow>;
export const contestPageSchema = z.object({ items: z.array(contestRow) });
