import { registerMessages } from '../kernel';

registerMessages({
  'documents.render_failed': {
    vi: 'Không dựng được văn bản này. Hãy thử lại; nếu vẫn không được, hãy tải bản Word và gửi mã yêu cầu cho quản trị.',
    en: 'This paper could not be drawn. Try again; if it fails again, take the Word file and give the request id to the administrator.',
  },
  'documents.render_too_long': {
    vi: 'Dựng văn bản quá lâu nên đã dừng. Hãy in từng phần nhỏ hơn (ít hồ sơ, ít giấy hơn một lần) rồi thử lại.',
    en: 'Drawing the paper took too long and was stopped. Print smaller parts (fewer dossiers or sheets at once) and try again.',
  },
  'documents.render_too_large': {
    vi: 'Văn bản quá lớn để dựng một lần. Hãy in từng phần nhỏ hơn (ít hồ sơ, ít giấy hơn một lần) rồi thử lại.',
    en: 'The paper is too large to be drawn at once. Print smaller parts (fewer dossiers or sheets at once) and try again.',
  },
  'documents.unknown_tag': {
    vi: 'Mẫu Word đang dùng có thẻ {tag} mà văn bản này không có. Hãy sửa mẫu rồi tải lên, hoặc khôi phục mẫu gốc.',
    en: 'The Word template in use has the tag {tag}, which this paper does not know. Mend and upload it, or restore the shipped one.',
  },
  'documents.not_a_package': {
    vi: 'Tệp mẫu Word đang dùng không mở được. Hãy tải mẫu khác lên hoặc khôi phục mẫu gốc.',
    en: 'The Word template in use cannot be opened. Upload another one or restore the shipped one.',
  },
  'documents.package_too_large': {
    vi: 'Tệp mẫu Word đang dùng quá lớn. Hãy bớt hình ảnh rồi tải lên lại, hoặc khôi phục mẫu gốc.',
    en: 'The Word template in use is too large. Take out pictures and upload it again, or restore the shipped one.',
  },
});
