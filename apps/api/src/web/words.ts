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
    announced: 'Đã công bố',
    open: 'Đang nhận hồ sơ',
    closed: 'Đã hết hạn nộp',
    concluded: 'Đã kết thúc',
    archived: 'Đã lưu trữ',
    suspended: 'Tạm dừng',
    cancelled: 'Đã hủy',
  } as Readonly<Record<string, string>>,
  until: 'Nhận hồ sơ đến',
  from: 'Nhận hồ sơ từ',
  take: 'Dự thi',
  read: 'Xem thể lệ và lịch',
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
