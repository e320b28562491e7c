import { paperAuthor } from './cast';
import type { Cast, PersonPart } from './cast';
import type { Chance } from './chance';
import { write } from './writing';
import type { Written } from './writing';

export type Category = 'individual' | 'group' | 'collective';

/** What becomes of an initiative besides being judged; `tie`, `discrepancy` and the like are made by its marks. */
export type Fate =
  | 'judged'
  | 'withdrawn_early'
  | 'withdrawn_late'
  | 'completed'
  | 'lapsed'
  | 'ineligible'
  | 'reinstated'
  | 'duplicate'
  | 'returned'
  | 'not_forwarded'
  | 'late';

export interface AuthorPart {
  readonly name: string;
  readonly jobTitle: string;
  /** Null: without an account, agrees by a signed page. */
  readonly person: PersonPart | null;
  /** Percent. */
  readonly share: number;
}

export interface InitiativePart extends Written {
  readonly n: number;
  readonly category: Category;
  readonly unit: number;
  readonly authors: readonly AuthorPart[];
  readonly fate: Fate;
  readonly door: 'online' | 'paper';
}

export interface Size {
  readonly initiatives: number;
  /** Of these, handed in on paper. */
  readonly paper: number;
  readonly fates: Readonly<Record<number, Fate>>;
}

/** The whole contest: 80 initiatives, 15 of them on paper, and what goes wrong with some. */
export const WHOLE: Size = {
  initiatives: 80,
  paper: 15,
  fates: {
    4: 'withdrawn_early',
    9: 'completed',
    13: 'lapsed',
    16: 'ineligible',
    21: 'reinstated',
    26: 'completed',
    30: 'duplicate',
    33: 'returned',
    38: 'withdrawn_late',
    42: 'not_forwarded',
    47: 'completed',
    51: 'late',
  },
};

const CATEGORIES: readonly Category[] = [
  'individual',
  'group',
  'individual',
  'group',
  'individual',
  'collective',
  'individual',
  'group',
  'individual',
  'group',
  'individual',
  'individual',
];

export function planOf(chance: Chance, cast: Cast, size: Size): readonly InitiativePart[] {
  return Array.from({ length: size.initiatives }, (_, n) => {
    const lead = cast.applicants[n % cast.applicants.length];
    const category = CATEGORIES[n % CATEGORIES.length] ?? 'individual';
    if (!lead) throw new RangeError('Nobody applies');
    const door = n >= size.initiatives - size.paper ? 'paper' : 'online';
    const online = authorsOf(chance, cast, n, category, lead);
    return {
      ...write(chance, n),
      n,
      category,
      unit: lead.unit,
      authors: door === 'online' ? online : online.map((author, place) => withoutAccount(chance, n, place, author)),
      fate: size.fates[n] ?? 'judged',
      door,
    };
  });
}

function authorsOf(chance: Chance, cast: Cast, n: number, category: Category, lead: PersonPart): AuthorPart[] {
  const others: Omit<AuthorPart, 'share'>[] = [];
  const colleague = cast.applicants.find((one) => one.unit === lead.unit && one.id !== lead.id);
  const count = category === 'individual' ? 0 : chance.whole(1, category === 'group' ? 3 : 4, n, 'authors');
  for (let place = 0; place < count; place += 1) {
    if (place === 0 && n % 2 === 1 && colleague) {
      others.push({ name: colleague.name, jobTitle: colleague.jobTitle, person: colleague });
    } else others.push({ ...paperAuthor(chance, `author-${n}-${place}`), person: null });
  }
  const shares = sharesOf(others.length + 1);
  return [{ name: lead.name, jobTitle: lead.jobTitle, person: lead }, ...others].map((author, place) => ({
    ...author,
    share: shares[place] ?? 0,
  }));
}

/** The same place in the list, held by somebody who signs on paper. */
function withoutAccount(chance: Chance, n: number, place: number, { share }: AuthorPart): AuthorPart {
  return { ...paperAuthor(chance, `paper-author-${n}-${place}`), person: null, share };
}

/** Hundredths are shared evenly, the first takes the rest: always exactly 100. */
function sharesOf(count: number): number[] {
  const each = Math.floor(10_000 / count);
  return Array.from({ length: count }, (_, place) => (place === 0 ? 10_000 - each * (count - 1) : each) / 100);
}
