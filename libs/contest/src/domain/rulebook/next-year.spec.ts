import { copyForNextYear, parseRulebook, SHIPPED_RULEBOOKS } from './index';
import type { RulebookDocument } from './index';
import { shiftDate } from './next-year';

test.each([
  ['2026-03-02', 1, '2027-03-02'],
  ['2028-02-29', 1, '2029-02-28'],
  ['2028-02-29', 4, '2032-02-29'],
  ['2028-02-29T17:00:00+07:00', 1, '2029-02-28T17:00:00+07:00'],
  ['2026-06-30T17:00:00+07:00', 2, '2028-06-30T17:00:00+07:00'],
])('%s and %i years is %s', (date, years, shifted) => expect(shiftDate(date, years)).toBe(shifted));

test('next year has the same rules on later dates, and the acts to check', () => {
  const document = SHIPPED_RULEBOOKS['bac_ninh_2026'] as RulebookDocument;
  const copy = copyForNextYear(document, 1);
  expect(copy.legalBasesToCheck).toEqual(document.documents.legalBases);
  const { name, year, codePrefix, calendar, rounds, form, ...rest } = copy.document;
  expect({ name, year, codePrefix }).toEqual({
    name: 'Cuộc thi sáng kiến cải cách hành chính tỉnh Bắc Ninh năm 2027',
    year: 2027,
    codePrefix: 'SK27',
  });
  expect(calendar).toMatchObject({
    opensAt: '2027-03-02T07:00:00+07:00',
    closesAt: '2027-06-30T17:00:00+07:00',
    unitClosesAt: '2027-07-07T17:00:00+07:00',
  });
  expect(calendar.milestones.map(({ on }) => on.slice(0, 4))).toEqual(['2027', '2027', '2027', '2027', '2027']);
  expect(rounds.map(({ ownPartsCloseAt }) => ownPartsCloseAt)).toEqual([null, '2027-09-10T17:00:00+07:00']);
  expect(form.fields[1]).toMatchObject({ earliest: '2021-01-01' });
  expect({ ...document, ...rest }).toEqual(document);
  expect(parseRulebook(copy.document).ok).toBe(true);
});
