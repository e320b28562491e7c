import { z } from 'zod';
import { drawn, legible } from './fonts';

export const unprintableTexts = z
  .array(
    z
      .strictObject({
        text: z.string().meta({ description: 'The text, or what stands around the first such letter.' }),
        letters: z.array(z.string()),
      })
      .meta({ id: 'UnprintableText' }),
  )
  .meta({ description: 'Texts whose letters the PDF shows as "□" because its font lacks them; a Word file has them.' });
export type Unprintable = z.output<typeof unprintableTexts>[number];

const EXCERPT = 120;
const MOST = 50;

/** The texts anywhere in the data of a paper whose letters the PDF cannot show, each once, at most 50. */
export function unprintable(data: unknown): Unprintable[] {
  const found = new Map<string, Unprintable>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      const characters = Array.from(legible(value));
      const first = characters.findIndex((character) => !drawn(character));
      if (first < 0) return;
      const from = characters.length <= EXCERPT ? 0 : Math.max(0, first - EXCERPT / 2);
      const text = characters.slice(from, from + EXCERPT).join('');
      const letters = [...new Set(characters.filter((character) => !drawn(character)))];
      if (found.size < MOST) found.set(text, { text, letters: letters.slice(0, MOST) });
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(data);
  return [...found.values()];
}
