import { asSigned, listHash } from './award-list';
import type { ConfirmedDifference, ListRow } from './award-list';
import { CHECK_ALPHABET, newCheckCode, printedCode, readCheckCode } from './check-code';
import { inSentence, printedSymbol } from '@rooms/contest';

const row = (initiativeId: string, change: Partial<ListRow> = {}): ListRow => ({
  initiativeId,
  effect: 'grant',
  tableCode: 'main',
  prizeCode: 'first',
  prizeName: 'giải Nhất',
  amount: 10_000_000,
  rank: 1,
  recipients: [{ name: 'Hà Thị Một', position: 'Chuyên viên', unit: 'Sở Nội vụ' }],
  title: 'Một sáng kiến',
  code: `SK-${initiativeId}`,
  theme: null,
  category: 'individual',
  unitName: 'Sở Nội vụ',
  ...change,
});
const difference = (initiativeId: string, change: ConfirmedDifference['change'], amount = 5): ConfirmedDifference =>
  change === 'removed'
    ? { initiativeId, change, tableCode: null, prizeCode: null, prizeName: null, amount: null }
    : { initiativeId, change, tableCode: 'main', prizeCode: 'second', prizeName: 'giải Nhì', amount };

describe('the hash of a list', () => {
  const list = [row('a'), row('b', { prizeCode: 'second', amount: 7_000_000 })];
  it.each<[string, readonly ListRow[]]>([
    ['order', [...list].reverse()],
    ['titles', list.map((one) => ({ ...one, title: 'Tên khác' }))],
    ['ranks', list.map((one) => ({ ...one, rank: 9 }))],
  ])('does not depend on %s', (_, other) => expect(listHash(other)).toBe(listHash(list)));
  it.each<[string, readonly ListRow[]]>([
    ['a sum', [row('a', { amount: 10_000_001 }), ...list.slice(1)]],
    ['a prize', [row('a', { prizeCode: 'third' }), ...list.slice(1)]],
    ['a name', [row('a', { recipients: [{ name: 'Hà Thị Hai', position: '', unit: 'Sở Nội vụ' }] }), ...list.slice(1)]],
    ['a winner more', [...list, row('c')]],
    ['an effect', [row('a', { effect: 'withdraw' }), ...list.slice(1)]],
  ])('changes with %s', (_, other) => expect(listHash(other)).not.toBe(listHash(list)));
});

describe('the list as signed', () => {
  const agreed = [row('a'), row('b', { rank: 2 })];
  it('is the agreed one where nothing differs', () =>
    expect(asSigned(agreed, [], new Map())).toEqual({ rows: agreed, clashes: [] }));
  it('takes confirmed differences; ranks stay', () => {
    const added = row('c', { rank: 7 });
    const changes = [difference('a', 'removed'), difference('b', 'changed', 7), difference('c', 'added', 3)];
    const second = { prizeCode: 'second', prizeName: 'giải Nhì' };
    expect(asSigned(agreed, changes, new Map([['c', added]]))).toEqual({
      rows: [row('b', { rank: 2, ...second, amount: 7 }), row('c', { rank: 7, ...second, amount: 3 })],
      clashes: [],
    });
  });
  it.each<[string, ConfirmedDifference]>([
    ['removes who is not on it', difference('z', 'removed')],
    ['changes who is not on it', difference('z', 'changed')],
    ['adds who is on it', difference('a', 'added')],
    ['adds who is not described', difference('z', 'added')],
  ])('clashes with a difference that %s', (_, change) =>
    expect(asSigned(agreed, [change], new Map()).clashes).toEqual([change.initiativeId]),
  );
});

describe('the code of a certificate', () => {
  it('is drawn from signs that are not mistaken for one another', () => {
    expect(new Set(CHECK_ALPHABET).size).toBe(25);
    expect(/[01258BILOSZ]/.test(CHECK_ALPHABET)).toBe(false);
    let next = 0;
    const code = newCheckCode((below) => (next += 7) % below);
    expect([code.length, readCheckCode(printedCode(code))]).toEqual([12, code]);
  });
  it.each([
    ['GCN-3467-9ACD-EFGH', '34679ACDEFGH'],
    ['gcn 3467 9acd efgh', '34679ACDEFGH'],
    ['34679acdefgh', '34679ACDEFGH'],
    ['GCN-3467-9ACD-EFG', null],
    ['GCN-3467-9ACD-EFG0', null],
    ['', null],
  ])('%j is read as %j', (typed, code) => expect(readCheckCode(typed)).toBe(code));
});

describe('words on paper', () => {
  it.each([
    ['CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH', 'Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh'],
    ['BAN TỔ CHỨC CUỘC THI', 'Ban Tổ chức cuộc thi'],
    ['SỞ NỘI VỤ', 'Sở Nội vụ'],
    ['Chủ tịch UBND tỉnh', 'Chủ tịch UBND tỉnh'],
  ])('%s stands in a sentence as %s', (capitals, sentence) => expect(inSentence(capitals, 'Bắc Ninh')).toBe(sentence));
  it('abbreviations of the decree keep their small letters', () =>
    expect([printedSymbol('TTR-SNV'), printedSymbol('QĐ-UBND'), printedSymbol(null)]).toEqual([
      'TTr-SNV',
      'QĐ-UBND',
      '',
    ]));
});
