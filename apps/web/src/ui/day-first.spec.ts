import { readDay, readMoment, writeDayFirst } from './day-first';

it.each([
  ['05/09/2026', '2026-09-05'],
  ['3/4/2026', '2026-04-03'],
  ['3.4.2026', '2026-04-03'],
  ['3-4-2026', '2026-04-03'],
  ['3 4 2026', '2026-04-03'],
  ['03042026', '2026-04-03'],
  ['  3 / 4 / 2026 ', '2026-04-03'],
  ['29/2/2024', '2024-02-29'],
  ['29/02/2000', '2000-02-29'],
  ['2026-04-03', '2026-04-03'],
  ['', ''],
  ['   ', ''],
])('reads the day %j', (typed, value) => {
  expect(readDay(typed)).toEqual({ value });
});

it.each([
  ['31/4/2026', 'noDay'],
  ['29/2/2026', 'noDay'],
  ['29/02/1900', 'noDay'],
  ['2026-02-30', 'noDay'],
  ['9/13/2026', 'noDay'],
  ['0/9/2026', 'noDay'],
  ['3/4/26', 'shortYear'],
  ['030426', 'shortYear'],
  ['3/4/202', 'shortYear'],
  ['3/4/20266', 'shortYear'],
  ['3/4/0026', 'farYear'],
  ['3/4/2206', 'farYear'],
  ['342026', 'shortYear'],
  ['3/4', 'shape'],
  ['mai', 'shape'],
  ['3/4/2026x', 'shape'],
  ['1/2/3/2026', 'shape'],
])('refuses the day %j: %s', (typed, fault) => {
  expect(readDay(typed)).toEqual({ fault });
});

it.each([
  ['05/09/2026 08:30', '2026-09-05T08:30'],
  ['5/9/2026 8:30', '2026-09-05T08:30'],
  ['5.9.2026, 8h30', '2026-09-05T08:30'],
  ['5 9 2026 8.30', '2026-09-05T08:30'],
  ['5/9/2026 8 giờ 30', '2026-09-05T08:30'],
  ['05092026 0830', '2026-09-05T08:30'],
  ['050920260830', '2026-09-05T08:30'],
  ['17:00, 31/10/2026', '2026-10-31T17:00'],
  ['17h00 31/10/2026', '2026-10-31T17:00'],
  ['31/10/2026 00:00', '2026-10-31T00:00'],
  ['2026-10-31T17:00', '2026-10-31T17:00'],
  ['2026-10-31 17:00:00', '2026-10-31T17:00'],
  ['', ''],
])('reads the moment %j', (typed, value) => {
  expect(readMoment(typed)).toEqual({ value });
});

it.each([
  ['5/9/2026', 'noTime'],
  ['05092026', 'noTime'],
  ['5 9 2026', 'noTime'],
  ['5/9/2026 24:00', 'badTime'],
  ['5/9/2026 8:60', 'badTime'],
  ['31/4/2026 8:30', 'noDay'],
  ['5/9/26 8:30', 'shortYear'],
  ['8:30', 'momentShape'],
  ['mai 8:30', 'momentShape'],
  ['5/9/2026 sáng', 'momentShape'],
])('refuses the moment %j: %s', (typed, fault) => {
  expect(readMoment(typed)).toEqual({ fault });
});

it('writes back what it reads', () => {
  expect(writeDayFirst('2026-09-05')).toBe('05/09/2026');
  expect(writeDayFirst('2026-09-05T08:30')).toBe('05/09/2026 08:30');
  expect(writeDayFirst('')).toBe('');
});
