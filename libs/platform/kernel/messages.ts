import type { Blocker } from './refusal';

export type Language = 'vi' | 'en';
export type Messages = Readonly<Record<string, { readonly vi: string; readonly en: string }>>;

const catalogue = new Map<string, { vi: string; en: string }>();

/** Words that a parameter may stand for, as `conflict.own`: they are said in the reader's language within a sentence. */
const terms = new Map<string, { readonly vi: string; readonly en: string }>();

export function registerTerms(words: Messages): void {
  for (const [term, texts] of Object.entries(words)) terms.set(term, texts);
}

/** Each room registers the sentences of its refusal codes once, when its module is loaded. `{name}` is a parameter. */
export function registerMessages(messages: Messages): void {
  for (const [code, texts] of Object.entries(messages)) catalogue.set(code, texts);
}

/** Every code with what it says, in the order of the codes. */
export function allMessages(): readonly (readonly [
  code: string,
  says: { readonly vi: string; readonly en: string },
])[] {
  return [...catalogue].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function hasMessage(code: string): boolean {
  return catalogue.has(code);
}

/** The sentence for a blocker in the reader's language. An unknown code is shown as it is: it is a defect, and visible. */
export function sentence(blocker: Blocker, language: Language): string {
  const texts = catalogue.get(blocker.code);
  if (!texts) return blocker.code;
  return texts[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = blocker.params?.[name];
    return value === undefined || value === null ? whole : shown(value, language);
  });
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const ZONE = 'Asia/Ho_Chi_Minh';

/** A term by its words, an instant and a decimal as people here write them; anything else as it is. */
function shown(given: string | number | boolean, language: Language): string {
  const value = String(given);
  if (typeof given === 'number') return language === 'vi' ? value.replace('.', ',') : value;
  const words = terms.get(value);
  if (words) return words[language];
  if (!INSTANT.test(value)) return value;
  const at = new Date(value);
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const time = at.toLocaleTimeString(locale, { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false });
  const day = at.toLocaleDateString(locale, { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' });
  return language === 'vi' ? `${time} ngày ${day}` : `${time} on ${day}`;
}

registerMessages({
  'platform.stopping': {
    vi: 'Máy chủ này đang dừng. Hãy gửi lại, máy chủ khác sẽ phục vụ.',
    en: 'This server is stopping. Send again, another one will serve.',
  },
  'platform.not_found': {
    vi: 'Không tìm thấy nội dung này, hoặc bạn không được xem. Hãy kiểm tra lại đường dẫn.',
    en: 'Not found, or not yours to see. Check the address.',
  },
  'platform.sign_in': { vi: 'Hãy đăng nhập để tiếp tục.', en: 'Sign in to continue.' },
  'platform.forbidden': { vi: 'Vai trò của bạn không được làm việc này.', en: 'Your role may not do this.' },
  'platform.invalid_input': {
    vi: 'Dữ liệu gửi lên chưa đúng. Hãy sửa các mục được nêu rồi gửi lại.',
    en: 'Some of the input is not valid. Correct the fields named and send again.',
  },
  'platform.field': { vi: '{problem}', en: '{problem}' },
  'platform.year': {
    vi: 'Năm phải trong khoảng {from}–{to}. Hãy kiểm tra lại năm đã gõ.',
    en: 'The year must be between {from} and {to}. Check the year you typed.',
  },
  'platform.unknown_field': {
    vi: 'Không có mục “{field}”. Hãy bỏ mục này rồi gửi lại.',
    en: 'There is no field “{field}”. Leave it out and send again.',
  },
  'platform.bad_text': {
    vi: 'Dữ liệu gửi lên có ký tự không lưu được. Hãy gõ lại thay vì sao chép rồi gửi lại.',
    en: 'The input holds characters that cannot be stored. Type the text again instead of pasting it, and send again.',
  },
  'platform.body_unreadable': {
    vi: 'Không đọc được nội dung gửi lên. Hãy gửi JSON đúng cú pháp (application/json), hoặc tệp dạng multipart/form-data ở chỗ nhận tệp.',
    en: 'The body cannot be read. Send well-formed JSON (application/json), or multipart/form-data where a file is asked for.',
  },
  'platform.address_malformed': {
    vi: 'Địa chỉ yêu cầu sai cách mã hóa. Hãy mã hóa ký tự đặc biệt theo UTF-8 rồi gửi lại.',
    en: 'The address is not well encoded. Percent-encode special characters as UTF-8 and send again.',
  },
  'platform.headers_too_large': {
    vi: 'Phần đầu của yêu cầu quá lớn. Hãy xóa cookie của trang này rồi mở lại.',
    en: 'The headers of the request are too large. Delete the cookies of this site and open it again.',
  },
  'platform.request_malformed': {
    vi: 'Yêu cầu không đúng giao thức HTTP. Hãy kiểm tra chương trình đã gửi.',
    en: 'The request is not well-formed HTTP. Check the program that sent it.',
  },
  'platform.too_slow': {
    vi: 'Yêu cầu đến quá chậm. Hãy kiểm tra mạng rồi gửi lại.',
    en: 'The request arrived too slowly. Check the network and send again.',
  },
  'platform.too_deep': {
    vi: 'Dữ liệu gửi lên lồng nhau quá {max} cấp.',
    en: 'The input is nested more than {max} levels deep.',
  },
  'platform.stale': {
    vi: 'Nội dung đã được người khác thay đổi. Hãy tải lại rồi sửa tiếp.',
    en: 'Somebody has changed this meanwhile. Reload, then continue.',
  },
  'platform.precondition': {
    vi: 'Yêu cầu thiếu tiêu đề If-Match với phiên bản đang sửa. Hãy tải lại trang rồi làm lại.',
    en: 'The If-Match header with the version being edited is missing. Reload the page and do it again.',
  },
  'platform.idempotency_key': {
    vi: 'Khóa Idempotency-Key này đã được dùng cho một yêu cầu khác.',
    en: 'This Idempotency-Key was already used for another request.',
  },
  'platform.idempotency_key_malformed': {
    vi: 'Idempotency-Key phải gồm 1 đến 200 ký tự ASCII, không có dấu cách.',
    en: 'An Idempotency-Key is 1 to 200 ASCII characters without spaces.',
  },
  'platform.at_once': {
    vi: 'Có người vừa làm việc này cùng lúc. Hãy tải lại trang rồi thử lại.',
    en: 'Somebody did the same at the same moment. Reload and try again.',
  },
  'platform.foreign_origin': {
    vi: 'Yêu cầu đến từ một trang khác và bị từ chối.',
    en: 'The request came from another site and was refused.',
  },
  'platform.body_too_large': { vi: 'Nội dung gửi lên quá lớn.', en: 'The request body is too large.' },
  'platform.too_many': {
    vi: 'Bạn thử quá nhiều lần. Hãy đợi {seconds} giây rồi thử lại.',
    en: 'Too many attempts. Wait {seconds} seconds and try again.',
  },
  'platform.unavailable': {
    vi: 'Hệ thống tạm thời chưa phục vụ được. Hãy thử lại sau ít phút.',
    en: 'The service is unavailable for the moment. Try again in a few minutes.',
  },
  'platform.internal': {
    vi: 'Có lỗi ngoài dự kiến. Hãy báo mã yêu cầu {requestId} cho quản trị.',
    en: 'Something unexpected happened. Give request id {requestId} to the administrator.',
  },
  'platform.cursor': {
    vi: 'Vị trí này thuộc về danh sách, bộ lọc hoặc thứ tự khác. Hãy xem lại danh sách từ trang đầu.',
    en: 'This position belongs to another list, filter or order. Go back to the first page of the list.',
  },
  'workflow.state': {
    vi: 'Không làm được khi đang ở trạng thái “{vi}”. Hãy tải lại để xem việc làm được tiếp theo.',
    en: 'Not possible in the state “{en}”. Reload to see what can be done next.',
  },
  'workflow.role': { vi: 'Vai trò của bạn không được làm bước này.', en: 'Your role may not take this step.' },
  'workflow.reason_required': { vi: 'Hãy ghi lý do.', en: 'Give a reason.' },
  'workflow.unknown_transition': { vi: 'Không có bước này.', en: 'There is no such step.' },
});
