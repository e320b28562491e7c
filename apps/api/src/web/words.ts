import type { Language } from '@platform/kernel';
import { html } from './html';

const vi = {
  product: 'Sáng Kiến',
  skip: 'Đến nội dung chính',
  menu: 'Trình đơn',
  checkCertificate: 'Tra cứu giấy chứng nhận',
  otherLanguage: 'English',
  enter: 'Vào trang làm việc',
  footer: 'Hệ thống quản lý cuộc thi sáng kiến cải cách hành chính',
  notFound: 'Không tìm thấy',
  notFoundBody: html`<h1>Không tìm thấy</h1>
    <p>Địa chỉ này không có nội dung công khai. <a href="/">Về trang chủ</a></p>`,
  home: {
    title: 'Cuộc thi sáng kiến cải cách hành chính',
    lead: 'Thể lệ, thời hạn và kết quả của các cuộc thi, công khai cho mọi người.',
    none: 'Chưa có cuộc thi nào được công bố.',
    now: 'Đang nhận hồ sơ',
    others: 'Các cuộc thi khác',
  },
  states: {
    preparing: 'Đang chuẩn bị',
    announced: 'Đã phát động',
    open: 'Đang nhận hồ sơ',
    closed: 'Đã đóng nhận hồ sơ',
    concluded: 'Đã tổng kết',
    archived: 'Đã lưu trữ',
    suspended: 'Tạm dừng',
    cancelled: 'Đã hủy',
  } as Readonly<Record<string, string>>,
  until: 'Nhận hồ sơ đến',
  from: 'Nhận hồ sơ từ',
  take: 'Dự thi',
  read: 'Xem thể lệ và lịch',
  tooMany: 'Bạn tra cứu quá nhanh. Hãy đợi một phút rồi thử lại.',
  rules: {
    announced: (number: string, date: string) => `Thể lệ số ${number}, ngày ${date}`,
    calendar: 'Lịch',
    before: (at: string) => `trước ${at}`,
    unitsUntil: 'Đơn vị xác nhận đến',
    who: 'Đối tượng dự thi',
    authors: (min: number, max: number) => (min === max ? `${min} tác giả` : `${min} đến ${max} tác giả`),
    byUnit: 'Hồ sơ phải được đơn vị của tác giả xác nhận trước khi gửi ban tổ chức.',
    themes: 'Lĩnh vực',
    dossier: 'Thành phần hồ sơ',
    form: 'Nội dung phiếu dự thi',
    optional: 'không bắt buộc',
    criteria: 'Tiêu chí chấm',
    criterion: 'Tiêu chí',
    max: 'Điểm tối đa',
    prizes: 'Cơ cấu giải thưởng',
    prize: 'Giải',
    count: 'Số lượng',
    amount: 'Tiền thưởng',
    amendments: 'Sửa đổi thể lệ',
    complaints: 'Khiếu nại',
    complaintDays: (days: number, answer: number) =>
      `Trong ${days} ngày kể từ khi công bố kết quả; được trả lời trong ${answer} ngày.`,
  },
  result: {
    title: 'Kết quả',
    of: (contest: string) => `Kết quả ${contest}`,
    decision: (number: string, date: string) => `Quyết định số ${number} ngày ${date}`,
    none: 'Quyết định này không còn giải nào có hiệu lực.',
    fields: {
      rank: 'Hạng',
      prize: 'Giải',
      code: 'Mã',
      title: 'Tên sáng kiến',
      author_name: 'Tác giả',
      author_position: 'Chức vụ',
      unit: 'Đơn vị',
      theme: 'Lĩnh vực',
      category: 'Đối tượng',
      amount: 'Tiền thưởng',
      commendation: 'Khen thưởng',
      score: 'Điểm',
      summary: 'Tóm tắt',
    } as Readonly<Record<string, string>>,
    categories: { individual: 'Cá nhân', group: 'Nhóm tác giả', collective: 'Tập thể' } as Readonly<
      Record<string, string>
    >,
    commendations: {
      certificate: 'Giấy chứng nhận',
      merit_certificate: 'Bằng khen',
      commendation: 'Giấy khen',
    } as Readonly<Record<string, string>>,
    complaints: (until: string) => `Khiếu nại về kết quả gửi chậm nhất hết ngày ${until}.`,
    complain: 'Gửi khiếu nại',
    published: (at: string) => `Công bố ${at}`,
  },
  certificate: {
    title: 'Tra cứu giấy chứng nhận',
    lead: 'Nhập mã in trên giấy chứng nhận, hoặc quét mã QR.',
    code: 'Mã giấy chứng nhận',
    check: 'Tra cứu',
    valid: 'Giấy chứng nhận có hiệu lực.',
    revoked: 'Giấy chứng nhận đã bị thu hồi.',
    replaced: 'Giấy chứng nhận không còn hiệu lực, đã được thay bằng giấy mới.',
    unknown: 'Không có giấy chứng nhận nào mang mã này.',
    unknownHint: 'Hãy so lại từng ký tự với bản in.',
    names: 'Cấp cho',
    unit: 'Đơn vị',
    prize: 'Giải',
    initiative: 'Sáng kiến',
    contest: 'Cuộc thi',
    decision: 'Theo quyết định',
    by: (number: string, date: string, issuer: string) => `Quyết định số ${number} ngày ${date}, ${issuer}`,
  },
};

const en: typeof vi = {
  product: 'Sáng Kiến',
  skip: 'Skip to the main content',
  menu: 'Menu',
  checkCertificate: 'Check a certificate',
  otherLanguage: 'Tiếng Việt',
  enter: 'Enter',
  footer: 'Contests of initiatives in administrative reform',
  notFound: 'Not found',
  notFoundBody: html`<h1>Not found</h1>
    <p>Nothing public is at this address. <a href="/">To the front page</a></p>`,
  home: {
    title: 'Contests of initiatives in administrative reform',
    lead: 'Rules, times and results of the contests, for everybody to read.',
    none: 'No contest has been announced yet.',
    now: 'Taking dossiers',
    others: 'Other contests',
  },
  states: {
    preparing: 'In preparation',
    announced: 'Announced',
    open: 'Taking dossiers',
    closed: 'Closed for dossiers',
    concluded: 'Concluded',
    archived: 'Archived',
    suspended: 'Suspended',
    cancelled: 'Cancelled',
  },
  until: 'Dossiers until',
  from: 'Dossiers from',
  take: 'Take part',
  read: 'Rules and calendar',
  tooMany: 'Too many checks. Wait a minute, then try again.',
  rules: {
    announced: (number, date) => `Rules no. ${number} of ${date}`,
    calendar: 'Calendar',
    before: (at) => `before ${at}`,
    unitsUntil: 'Units confirm until',
    who: 'Who may take part',
    authors: (min, max) => (min === max ? `${min} author${min === 1 ? '' : 's'}` : `${min} to ${max} authors`),
    byUnit: 'The author’s unit confirms a dossier before it goes to the organisers.',
    themes: 'Themes',
    dossier: 'Parts of a dossier',
    form: 'Entry form',
    optional: 'optional',
    criteria: 'Criteria',
    criterion: 'Criterion',
    max: 'Maximum',
    prizes: 'Prizes',
    prize: 'Prize',
    count: 'Number',
    amount: 'Sum',
    amendments: 'Amendments of the rules',
    complaints: 'Complaints',
    complaintDays: (days, answer) => `Within ${days} days of publication; answered within ${answer} days.`,
  },
  result: {
    title: 'Result',
    of: (contest) => `Result: ${contest}`,
    decision: (number, date) => `Decision no. ${number} of ${date}`,
    none: 'No award of this decision is in force any more.',
    fields: {
      rank: 'Rank',
      prize: 'Prize',
      code: 'Code',
      title: 'Initiative',
      author_name: 'Author',
      author_position: 'Position',
      unit: 'Unit',
      theme: 'Theme',
      category: 'Kind',
      amount: 'Sum',
      commendation: 'Commendation',
      score: 'Score',
      summary: 'Summary',
    },
    categories: { individual: 'Individual', group: 'Group', collective: 'Collective' },
    commendations: {
      certificate: 'Certificate',
      merit_certificate: 'Certificate of merit',
      commendation: 'Commendation',
    },
    complaints: (until: string) => `Complaints about the result are taken until the end of ${until}.`,
    complain: 'Complain',
    published: (at: string) => `Published ${at}`,
  },
  certificate: {
    title: 'Check a certificate',
    lead: 'Enter the code printed on the certificate, or scan its QR code.',
    code: 'Code of the certificate',
    check: 'Check',
    valid: 'This certificate is valid.',
    revoked: 'This certificate was revoked.',
    replaced: 'This certificate is no longer valid; another one has taken its place.',
    unknown: 'No certificate has this code.',
    unknownHint: 'Compare every letter with the paper.',
    names: 'Awarded to',
    unit: 'Unit',
    prize: 'Prize',
    initiative: 'Initiative',
    contest: 'Contest',
    decision: 'By',
    by: (number, date, issuer) => `Decision no. ${number} of ${date}, ${issuer}`,
  },
};

export type Words = typeof vi;
export const words: Readonly<Record<Language, Words>> = { vi, en };

const LOCALE = { vi: 'vi-VN', en: 'en-GB' };

/** `17:00, 31/10/2026` in the zone of the contest. */
export function moment(iso: string, zone: string, language: Language): string {
  const at = new Date(iso);
  const time = at.toLocaleTimeString(LOCALE[language], {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return `${time}, ${at.toLocaleDateString(LOCALE[language], { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' })}`;
}

/** Of a date without a time: `31/10/2026`. */
export function day(iso: string): string {
  return iso.split('-').reverse().join('/');
}

/** `10.000.000 đồng` */
export const money = (dong: number): string => `${dong.toLocaleString('vi-VN')} đồng`;

/** A prize is named within sentences; on its own it begins with a capital. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
