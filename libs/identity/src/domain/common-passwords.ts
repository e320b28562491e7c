/**
 * What is guessed first (ASVS 5.0 6.2.4, 6.2.11): words of this service and place, and the commonest passwords in
 * Vietnam and everywhere, folded and without spaces. A password has at least 15 characters, so these stand in it as
 * parts; it needs something else besides.
 */
const HERE = 'sangkien caicachhanhchinh caicach hanhchinh cuocthi bacninh tochuc canbo congchuc giamkhao';

const VIETNAMESE = `
  matkhau matkhaumoi dangnhap taikhoan khongbiet khongcho vietnam toiyeuvietnam hanoi haiphong danang saigon hochiminh
  bachkhoa anhyeuem emyeuanh toiyeuem yeuem yeuanh yeunhau yeumai maiyeu mainho tinhyeu anhnhoem emnhoanh nhoem
  conyeu vochong giadinh bome mevabe bavame congaiyeu chongyeu voyeu hanhphuc maimai mailaanhem thuongnho ngoisao
  nguyen anhhung xinchao chaoban chucmung namoi tamlong bongda quenroi haylam khongnho abcxyz`;

const EVERYWHERE = `
  password passw0rd p@ssw0rd p@ssword pa55word letmein welcome administrator admin root guest master login access
  secret changeme default trustno1 iloveyou ilovey0u princess sunshine monkey dragon shadow superman batman pokemon
  football baseball liverpool chelsea arsenal manchester barcelona juventus michael jordan ashley jessica charlie
  hello freedom whatever starwars computer internet samsung google facebook zxcvbnm asdfghjkl asdfgh asdf zxcv
  qwertyuiop qwertyui qwerty qwert qazwsxedc qazwsx 1qaz2wsx3edc4rfv 1qaz2wsx 1q2w3e4r5t6y 1q2w3e4r5t 1q2w3e4r
  1q2w3e q1w2e3r4 zaq12wsx zaq1 3edc4rfv 5tgb6yhn a1b2c3d4 abcdefghijklmnopqrstuvwxyz abcdefghijkl abcdefgh abcdef
  abcd1234 abc123 aa123456 a123456 1a2b3c4d 123qwe 123abc 123123 112233 121212 131313 147258369 159357 159753 789456
  741852963 1234567890 0123456789 0987654321 987654321 87654321 7654321 654321 54321 123456789 12345678 1234567
  123456 12345 1234 5678 111111 222222 333333 444444 555555 666666 777777 888888 999999 000000 11111 00000 1990 1991
  1992 1993 1994 1995 1996 1997 1998 1999 2000 2020 2021 2022 2023 2024 2025 2026 2027`;

export const COMMON_WORDS: readonly string[] = [HERE, VIETNAMESE, EVERYWHERE].flatMap((text) =>
  text.trim().split(/\s+/),
);
