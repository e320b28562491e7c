import { containing } from './containing';

function condition(typed: string): [string, unknown[]] {
  const params: unknown[] = [];
  return [containing('i.text', typed, (value) => `$${String(params.push(value))}`), params];
}

it('asks the index for the words as typed', () => {
  expect(condition(' Đất  đai 50% ')).toEqual(['i.text LIKE $1', ['%dat dai 50\\%%']]);
  expect(condition('0012')).toEqual(['i.text LIKE $1', ['%0012%']]);
});

it('asks the index for the longest number alone, and compares the whole', () => {
  expect(condition('CCHC_2026-000128')).toEqual([
    '(i.text LIKE $1 AND position($2 in i.text) > 0)',
    ['%000128%', 'cchc_2026-000128'],
  ]);
});
