import { agencyLines } from './paper-head';

it('an agency breaks before its place', () => {
  expect(agencyLines('ỦY BAN NHÂN DÂN TỈNH BẮC NINH')).toEqual(['ỦY BAN NHÂN DÂN', 'TỈNH BẮC NINH']);
  expect(agencyLines('SỞ NỘI VỤ')).toEqual(['SỞ NỘI VỤ']);
});
