import { registerMessages, registerTerms } from '../kernel';
import type { Messages } from '../kernel';

/** "50 MB", "512 KB": for people, in steps of 1024. */
export function sizeText(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${Math.floor(bytes / (1024 * 1024))} MB`;
  if (bytes >= 1024) return `${Math.floor(bytes / 1024)} KB`;
  return `${bytes} B`;
}

/** What each refusal of a file says, and what to do about it. */
export const filesMessages = {
  'files.empty': {
    vi: 'Tệp rỗng (0 byte). Hãy kiểm tra tệp trên máy rồi tải lên lại.',
    en: 'The file is empty (0 bytes). Check it on your device and upload it again.',
  },
  'files.one_only': {
    vi: 'Mỗi lần chỉ gửi một tệp và không kèm trường nào khác. Hãy gửi từng tệp một.',
    en: 'Send one file at a time and no other field. Send the files one by one.',
  },
  'files.too_large': {
    vi: 'Tệp lớn hơn giới hạn {limit}. Hãy giảm dung lượng (nén ảnh, xuất PDF khổ nhỏ) hoặc chia thành nhiều tệp.',
    en: 'The file is larger than the limit of {limit}. Reduce it (compress pictures, export a smaller PDF) or split it.',
  },
  'files.macro': {
    vi: 'Tệp có macro nên không được nhận. Hãy lưu lại thành .docx, .xlsx hoặc .pptx (không macro), hoặc xuất PDF.',
    en: 'The file carries macros and is not accepted. Save it as .docx, .xlsx or .pptx (no macros), or export a PDF.',
  },
  'files.polyglot': {
    vi: 'Tệp chứa thêm dữ liệu lạ ngoài nội dung chính ({found}). Hãy mở tệp, lưu hoặc xuất lại thành tệp mới rồi tải lên.',
    en: 'The file holds foreign data besides its content ({found}). Open it, save or export it as a new file, and upload that.',
  },
  'files.wrong_content': {
    vi: 'Nội dung tệp không khớp với đuôi tên: đuôi “{extension}”, nội dung “{content}”. Hãy lưu lại đúng định dạng, đừng chỉ đổi tên.',
    en: 'The content does not match the name: extension “{extension}”, content “{content}”. Save it in the right format; do not just rename it.',
  },
  'files.encrypted': {
    vi: 'Tệp được đặt mật khẩu hoặc mã hóa. Hãy bỏ mật khẩu rồi tải lên lại.',
    en: 'The file is protected by a password or encrypted. Remove the protection and upload it again.',
  },
  'files.external_link': {
    vi: 'Tệp có liên kết lấy dữ liệu từ nơi khác ({part}). Hãy mở tệp, ngắt liên kết (Edit Links to Files) và chèn nội dung trực tiếp, hoặc xuất PDF.',
    en: 'The file loads data from elsewhere ({part}). Open it, break the links (Edit Links to Files) and embed the content, or export a PDF.',
  },
  'files.unpacked_too_large': {
    vi: 'Tệp bung ra lớn hơn giới hạn {limit} hoặc có quá nhiều mục bên trong. Hãy giảm nội dung hoặc chia thành nhiều tệp.',
    en: 'Unpacked, the file is larger than {limit} or holds too many items. Reduce its content or split it.',
  },
  'files.executable': {
    vi: 'Tệp nén chứa tệp chạy được hoặc tệp có macro ({part}). Hãy bỏ tệp đó ra rồi nén lại.',
    en: 'The archive holds a program or a file with macros ({part}). Take it out and pack the archive again.',
  },
  'files.unknown_type': {
    vi: 'Loại tệp này không được nhận. Hãy dùng một trong các loại: {accepted}.',
    en: 'This type of file is not accepted. Use one of: {accepted}.',
  },
  'files.properties_stay': {
    vi: 'Không bỏ được thông tin tác giả ghi ngầm trong tệp PDF này, nên không đưa cho giám khảo. Hãy báo tổ thư ký; tác giả xuất lại PDF.',
    en: 'What this PDF says of its author in its properties cannot be removed, so judges are not given it. Tell the secretariat; the author exports the PDF anew.',
  },
  'files.cut': {
    vi: 'Tệp bị đứt giữa chừng hoặc đã hỏng. Hãy mở thử tệp trên máy rồi tải lên lại.',
    en: 'The file was cut off or is damaged. Check that it opens on your device and upload it again.',
  },
  'files.missing': {
    vi: 'Tệp này hiện không có trong kho lưu trữ. Hãy báo quản trị.',
    en: 'This file is not in the store at present. Tell the administrator.',
  },
  'files.upload_offset': {
    vi: 'Máy chủ đã nhận {received} byte của tệp này. Hãy gửi tiếp từ đó.',
    en: 'The server has {received} bytes of this file. Go on from there.',
  },
  'files.too_many_uploads': {
    vi: 'Ở đây đang có {maximum} tệp tải dở. Hãy tải tiếp hoặc bỏ bớt rồi tải tệp mới.',
    en: 'There are {maximum} unfinished uploads here. Finish or drop some of them first.',
  },
  'files.store_unavailable': {
    vi: 'Kho tệp tạm thời không phục vụ được; bản nháp của bạn không bị mất. Hãy thử lại sau ít phút.',
    en: 'The file store is unavailable for the moment; your draft is not lost. Try again in a few minutes.',
  },
} satisfies Messages;

export type FilesCode = keyof typeof filesMessages;

registerTerms({
  'files.unknown_content': { vi: 'không nhận ra', en: 'not recognised' },
});

registerMessages(filesMessages);
