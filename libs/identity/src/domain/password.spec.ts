import { passwordFaults } from './password';

const own = ['Nguyễn Văn Bình', 'binh.nv@vidu.gov.vn'];

describe('passwordFaults', () => {
  it.each([
    ['bốn con mèo đen nhảy', []],
    ['correct horse battery', []],
    ['x'.repeat(10) + 'abcdefghij'.repeat(8), []],
    ['Sang kien mua xuan 2026 ở quê', []],
    ['14 characters!', ['identity.password_short']],
    ['ab'.repeat(129), ['identity.password_long']],
    ['aaaaaaaaaaaaaaaaaaaa', ['identity.password_guessable']],
    ['Sáng kiến Bắc Ninh 2026', ['identity.password_guessable']],
    ['MatKhau1234567890!', ['identity.password_guessable']],
    ['nguyenvanbinh2026', ['identity.password_guessable']],
    ['qwertyuiopasdfghjkl', ['identity.password_guessable']],
    ['1qaz2wsx3edc4rfv!', ['identity.password_guessable']],
    ['Anh yêu em mãi mãi 1314', ['identity.password_guessable']],
    ['toiyeuvietnam2026', ['identity.password_guessable']],
    ['Matkhau@123Matkhau@123', ['identity.password_guessable']],
    ['iloveyou!iloveyou!', ['identity.password_guessable']],
    ['0123456789876543210', ['identity.password_guessable']],
    ['mua xuan gia dinh sum vay', []],
  ])('%s', (password, codes) => {
    expect(passwordFaults(password, own).map((fault) => fault.code)).toEqual(codes);
  });
});
