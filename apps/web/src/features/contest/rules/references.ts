import { at, isList, isObject, titleOf } from './schema';
import type { Json } from './schema';
import { pattern } from './text';

interface Choice {
  readonly value: string;
  readonly label: string;
}

function coded(list: Json | undefined): Choice[] {
  if (!isList(list)) return [];
  return list.flatMap((item) =>
    isObject(item) && typeof item.code === 'string' ? [{ value: item.code, label: titleOf(item) || item.code }] : [],
  );
}

/** Where a code names a round or a criterion of the same document: what it may name. */
export function choicesOf(document: Json, path: string): readonly Choice[] | undefined {
  switch (pattern(path)) {
    case 'tieBreak.round':
    case 'prizes.tables.round':
    case 'rounds.carryOver.from':
      return coded(at(document, 'rounds'));
    case 'tieBreak.criterion': {
      const rounds = at(document, 'rounds');
      const code = at(document, path.replace(/criterion$/, 'round'));
      const index = isList(rounds) ? rounds.findIndex((round) => isObject(round) && round.code === code) : -1;
      return coded(at(document, `rounds.${index}.criteria`));
    }
    case 'rounds.aggregation.groups.criteria':
      return coded(at(document, `rounds.${path.split('.')[1] ?? ''}.criteria`));
    default:
      return undefined;
  }
}
