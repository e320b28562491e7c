import { registerMessages } from '@platform/kernel';

registerMessages({
  'sheets.no_file': {
    vi: 'Hãy chọn một tệp XLSX hoặc CSV để tải lên.',
    en: 'Choose one XLSX or CSV file to upload.',
  },
  'sheets.kind': {
    vi: 'Danh sách phải là tệp XLSX hoặc CSV. Hãy lưu lại theo dạng đó.',
    en: 'The list must be XLSX or CSV. Save it as one of these.',
  },
  'sheets.unreadable': {
    vi: 'Không đọc được tệp. Hãy mở bằng Excel, lưu lại và thử lại.',
    en: 'The file cannot be read. Open it, save it again and retry.',
  },
  'sheets.encoding': {
    vi: 'Tệp CSV phải ở bảng mã UTF-8. Hãy lưu lại dạng “CSV UTF-8”.',
    en: 'The CSV must be UTF-8. Save it as “CSV UTF-8”.',
  },
  'sheets.too_many_rows': {
    vi: 'Danh sách có hơn {most} dòng. Hãy chia thành nhiều tệp.',
    en: 'The list has more than {most} rows. Split it.',
  },
  'sheets.too_many_columns': {
    vi: 'Danh sách có hơn {most} cột. Hãy dùng đúng tệp mẫu.',
    en: 'The list has more than {most} columns. Use the template.',
  },
});
