import { Chance } from './chance';
import { words, write } from './writing';

const texts = ['current_state', 'purpose', 'solution', 'applicability', 'economic_benefit', 'social_benefit'];

test('80 initiatives have 80 titles, readable lengths and no slot left open', () => {
  const all = Array.from({ length: 80 }, (_, n) => write(new Chance('a'), n));
  const lengths = all.flatMap(({ answers }) => texts.map((code) => words(String(answers[code]))));
  expect({
    titles: new Set(all.map(({ title }) => title)).size,
    bodies: new Set(all.flatMap(({ answers }) => texts.map((code) => answers[code]))).size,
    shortest: Math.min(...lengths) >= 80,
    longest: Math.max(...lengths) <= 400,
    open: all.filter(({ title, sections }) => /[[\]{}|]/.test([title, ...sections.map(({ text }) => text)].join(' ')))
      .length,
    longTitles: all.filter(({ title }) => words(title) > 60),
  }).toEqual({ titles: 80, bodies: 480, shortest: true, longest: true, open: 0, longTitles: [] });
});

test('the same seed writes the same, another seed something else', () => {
  const [one, again, other] = ['a', 'a', 'b'].map((seed) => JSON.stringify(write(new Chance(seed), 17)));
  expect({ same: one === again, differs: one !== other }).toEqual({ same: true, differs: true });
});
