import type { Chance } from './chance';
import fields from './texts/fields.json';
import general from './texts/general.json';
import themes from './texts/themes.json';

export const THEMES = Object.keys(themes) as readonly Theme[];
export type Theme = keyof typeof themes;

export interface Written {
  readonly title: string;
  readonly theme: Theme;
  /** By field code of the Bắc Ninh form. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Headings and texts of the description that is attached. */
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
}

interface Subject {
  readonly f: string;
  readonly doc: string;
  readonly who: string;
  readonly about: readonly string[];
}

const PLEDGED = { pledge_own_work: 'pledged', pledge_not_awarded: 'pledged', pledge_truthful: 'pledged' };
const LEAST_WORDS = 80;

/** Initiative number `n`: a topic of a theme, told for one field of work. No two of the first 80 share a title. */
export function write(chance: Chance, n: number): Written {
  const theme = THEMES[n % THEMES.length] ?? 'procedures';
  const turn = Math.floor(n / THEMES.length);
  const topic = at(themes[theme], turn);
  const field: Subject = at(chance.shuffled(fields, 'fields', theme), turn);
  const say = new Speaker(chance, field, n);
  const title = say.one(at(topic.titles, Math.floor(turn / themes[theme].length)), 'title');
  const texts = {
    current_state: say.atLeast([...field.about, ...topic.problem], [...general.survey, ...general.known], 2),
    purpose: say.atLeast([], [...general.aim, ...general.aimMore], 3),
    solution: say.atLeast(topic.steps, [...general.trial, ...general.novel], 3),
    applicability: say.atLeast([], general.apply, 3),
    economic_benefit: say.atLeast(topic.effect, general.money, 2),
    social_benefit: say.atLeast([], general.social, 3),
  };
  const applied = chance.pick(['applied', 'applied', 'tried', 'proposed'], n, 'applied');
  const before = chance.whole(20, 90, n, 'before');
  return {
    title: title.charAt(0).toLocaleUpperCase('vi') + title.slice(1),
    theme,
    answers: {
      ...texts,
      ...PLEDGED,
      applied_state: applied,
      ...(applied === 'proposed'
        ? {}
        : { first_applied_on: `2025-${two(chance.whole(1, 12, n, 'month'))}-${two(chance.whole(1, 28, n, 'day'))}` }),
      yearly_saving: chance.whole(40, 450, n, 'saving'),
      figures: [
        {
          indicator: 'Thời gian giải quyết trung bình',
          before,
          after: chance.whole(2, before - 5, n, 'after'),
          unit: 'giờ',
        },
        {
          indicator: 'Tỷ lệ phải bổ sung hồ sơ',
          before: chance.whole(22, 48, n, 'b2'),
          after: chance.whole(3, 11, n, 'a2'),
          unit: '%',
        },
        {
          indicator: 'Mức độ hài lòng',
          before: chance.whole(70, 84, n, 'b3'),
          after: chance.whole(91, 99, n, 'a3'),
          unit: '%',
        },
      ],
    },
    sections: [
      { heading: 'Thực trạng và giải pháp đã biết', text: texts.current_state },
      { heading: 'Mục đích của sáng kiến', text: texts.purpose },
      { heading: 'Nội dung, các bước thực hiện và điểm mới', text: texts.solution },
      { heading: 'Khả năng áp dụng và nhân rộng', text: texts.applicability },
      { heading: 'Hiệu quả kinh tế', text: texts.economic_benefit },
      { heading: 'Hiệu quả xã hội', text: texts.social_benefit },
    ],
  };
}

export const words = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

/** Puts the field of work and this initiative's own numbers into the sentences. */
class Speaker {
  constructor(
    private readonly chance: Chance,
    private readonly field: Subject,
    private readonly n: number,
  ) {}

  one(sentence: string, key: string): string {
    const { f, doc, who } = this.field;
    return this.chance
      .fill(sentence, this.n, key, sentence)
      .replaceAll('[f]', f)
      .replaceAll('[doc]', doc)
      .replaceAll('[who]', who);
  }

  /** The fixed sentences, then some of the pool in an order of this initiative's own, until there is enough to read. */
  atLeast(fixed: readonly string[], pool: readonly string[], some: number): string {
    const rest = this.chance.shuffled(pool, this.n, pool[0] ?? '');
    const said = [...fixed, ...rest.splice(0, some)].map((sentence) => this.one(sentence, 'text'));
    while (words(said.join(' ')) < LEAST_WORDS && rest.length > 0) said.push(this.one(rest.shift() ?? '', 'more'));
    const half = Math.ceil(said.length / 2);
    return [said.slice(0, half).join(' '), said.slice(half).join(' ')].filter(Boolean).join('\n');
  }
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError('Nothing written');
  return item;
}

const two = (n: number): string => String(n).padStart(2, '0');
