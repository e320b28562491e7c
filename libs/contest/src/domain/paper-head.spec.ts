import type { DocumentKind, Rulebook } from './rulebook';
import { agencyLines, inSentence, paperRules, speaker } from './paper-head';
import type { PaperRules } from './paper-head';

it('an agency breaks before its place', () => {
  expect(agencyLines('ỦY BAN NHÂN DÂN TỈNH BẮC NINH')).toEqual(['ỦY BAN NHÂN DÂN', 'TỈNH BẮC NINH']);
  expect(agencyLines('SỞ NỘI VỤ')).toEqual(['SỞ NỘI VỤ']);
});

const rules = (kind: DocumentKind, more: Partial<PaperRules> = {}): PaperRules => ({
  kind,
  agencies: ['SỞ NỘI VỤ'],
  heading: null,
  symbol: 'TB-SNV',
  signing: { case: 'none', authority: null, title: 'GIÁM ĐỐC' },
  addressees: [],
  recipients: ['Lưu: VT'],
  ...more,
});

it.each<[string, string, Partial<PaperRules>]>([
  ['the head of the agency', 'Giám đốc Sở Nội vụ', {}],
  [
    'the head, where a deputy signs',
    'Giám đốc Sở Nội vụ',
    {
      signing: { case: 'KT', authority: 'GIÁM ĐỐC', title: 'PHÓ GIÁM ĐỐC' },
    },
  ],
  [
    'a title that ends as the agency begins',
    'Trưởng Ban Tổ chức cuộc thi',
    {
      agencies: ['ỦY BAN NHÂN DÂN TỈNH BẮC NINH', 'BAN TỔ CHỨC CUỘC THI'],
      signing: { case: 'none', authority: null, title: 'TRƯỞNG BAN' },
    },
  ],
  ['who the rules say', 'Chủ tịch Hội đồng xét giải', { heading: 'CHỦ TỊCH HỘI ĐỒNG XÉT GIẢI' }],
  [
    'a department of several fields',
    'Giám đốc Sở Văn hóa, Thể thao và Du lịch',
    {
      agencies: ['SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH'],
    },
  ],
])('a paper speaks for %s', (_, sentence, more) => {
  expect(inSentence(speaker(rules('proposal', more)), 'Bắc Ninh')).toBe(sentence);
});

it('minutes of votes have their own rules, or the heading of the notice and the series of minutes', () => {
  const book = (...papers: PaperRules[]) => ({ documents: { papers } }) as unknown as Rulebook;
  const notice = rules('result_notice');
  const own = rules('vote_minutes', { symbol: 'BB-BKP' });
  expect(paperRules(book(notice, own), 'vote_minutes')).toEqual(own);
  expect(paperRules(book(notice), 'vote_minutes')).toEqual({
    ...notice,
    kind: 'vote_minutes',
    symbol: 'BB-SNV',
    recipients: [],
  });
});
