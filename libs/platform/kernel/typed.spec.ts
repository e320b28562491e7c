import { cellName, readDay, readHundredths, readLocalTime } from './typed';

describe('what people type into sheets', () => {
  it.each([
    [0, 1, 'A1'],
    [25, 2, 'Z2'],
    [26, 3, 'AA3'],
    [52, 9, 'BA9'],
  ])('cell %i, %i is %s', (column, row, name) => expect(cellName(column, row)).toBe(name));

  it.each([
    ['05/09/1980', '1980-09-05'],
    ['5-9-1980', '1980-09-05'],
    ['29/02/2023', null],
    ['1980-09-05', null],
    ['05/09/80', null],
  ])('day %s is %s', (text, day) => expect(readDay(text)).toBe(day));

  it.each([
    ['05/09/2026 08:05', '2026-09-05T08:05:00'],
    ['5/9/2026 8h05', '2026-09-05T08:05:00'],
    ['05/09/2026 23:59:59', '2026-09-05T23:59:59'],
    ['05/09/2026 24:00', null],
    ['05/09/2026 08:60', null],
    ['31/09/2026 08:00', null],
    ['05/09/2026', null],
  ])('time %s is %s', (text, time) => expect(readLocalTime(text)).toBe(time));

  it.each([
    ['33,33', 3333],
    ['33.33', 3333],
    ['100', 10_000],
    ['50 %', 5000],
    ['0,5', 50],
    ['33,333', null],
    ['1.000,00', null],
    ['-5', null],
    ['', null],
  ])('decimal %s is %s hundredths', (text, hundredths) => expect(readHundredths(text)).toBe(hundredths));
});
