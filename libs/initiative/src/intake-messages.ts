import { registerMessages } from '@platform/kernel';

registerMessages({
  'initiative.awaits_intake': {
    vi: 'Hồ sơ nhập từ bản giấy đang chờ thư ký thứ hai xác nhận. Hãy dùng trang hồ sơ giấy.',
    en: 'Entered from paper and waiting for a second secretary. Use the paper intake page.',
  },
  'initiative.intake_second_person': {
    vi: 'Bạn là người nhập hồ sơ này; một thư ký khác phải đối chiếu và xác nhận.',
    en: 'You entered it; another secretary must compare it with the paper and confirm.',
  },
  'initiative.intake_not_enterer': {
    vi: 'Chỉ người đã nhập mới được sửa. Nếu sai, hãy ghi lý do và không xác nhận.',
    en: 'Only the person who entered it may correct it. If it is wrong, reject it with a reason.',
  },
  'initiative.intake_settled': {
    vi: 'Lần nhập này đã được xác nhận hoặc bị bỏ nên không sửa được nữa. Hãy tải lại.',
    en: 'This entry is confirmed or dropped already and cannot be changed. Reload.',
  },
  'initiative.intake_after_screening': {
    vi: 'Đã vào vòng chấm nên không tiếp nhận thêm hồ sơ giấy. Hãy báo tổ trưởng thư ký.',
    en: 'Judging has begun, so no more paper is taken in. Tell the head of the secretariat.',
  },
  'initiative.stamp_late': {
    vi: 'Dấu đến {stampedAt} không trước hạn nhận hồ sơ {closesAt}, nên hồ sơ quá hạn và không nhận. Hãy kiểm tra lại dấu.',
    en: 'The stamp {stampedAt} is not before the closing time {closesAt}: it came too late. Check the stamp.',
  },
  'initiative.stamp_early': {
    vi: 'Dấu đến sớm hơn một năm trước khi mở nhận hồ sơ ({opensAt}). Hãy kiểm tra lại năm ghi trên dấu.',
    en: 'The stamp is more than a year before the contest opened ({opensAt}). Check the year on the paper.',
  },
  'initiative.stamp_ahead': {
    vi: 'Dấu đến {stampedAt} ở tương lai. Hãy ghi đúng ngày giờ trên dấu.',
    en: 'The stamp {stampedAt} lies in the future. Give the date and time on the paper.',
  },
  'initiative.channel_not_taken': {
    vi: 'Thể lệ không nhận hồ sơ theo hình thức này. Hãy chọn hình thức khác.',
    en: 'The rules take no dossiers this way. Choose another channel.',
  },
  'initiative.scan_missing': {
    vi: 'Chưa có bản quét hồ sơ giấy. Người nhập hãy tải bản quét có dấu đến và chữ ký lên.',
    en: 'The scan is missing. Whoever entered it uploads the scan with stamp and signatures.',
  },
  'initiative.scan_part_missing': {
    vi: 'Thể lệ không có thành phần hồ sơ nào để đính bản quét có chữ ký. Hãy bổ sung thể lệ.',
    en: 'The rulebook has no dossier part for a signed scan. Amend the rulebook.',
  },
  'initiative.import_faults': {
    vi: 'Danh sách có {count} ô sai, chưa ghi gì. Hãy sửa các ô được nêu rồi tải lại.',
    en: '{count} cells are wrong and nothing was written. Correct them and upload again.',
  },
  'initiative.sheet_column_missing': {
    vi: 'Thiếu cột “{column}”. Hãy tải tệp mẫu và giữ nguyên hàng tiêu đề.',
    en: 'The column “{column}” is missing. Download the template and keep its headings.',
  },
  'initiative.sheet_empty': {
    vi: 'Tệp chưa có hồ sơ nào. Hãy điền từ hàng thứ hai.',
    en: 'The sheet has no dossier. Fill it in from the second row on.',
  },
  'initiative.sheet_cell_missing': {
    vi: 'Ô này chưa có giá trị. Hãy điền.',
    en: 'This cell is empty. Fill it in.',
  },
  'initiative.sheet_number_twice': {
    vi: 'Số thứ tự này đã dùng ở hàng {row}. Hãy xếp các dòng của một hồ sơ liền nhau.',
    en: 'This number is used in row {row}. Keep the rows of one dossier together.',
  },
  'initiative.sheet_cell_differs': {
    vi: 'Dòng đồng tác giả ghi khác dòng đầu của hồ sơ. Hãy để trống hoặc ghi giống.',
    en: 'A co-author’s row differs from the first row of the dossier. Leave it empty or write the same.',
  },
  'initiative.sheet_bad_time': {
    vi: 'Hãy ghi ngày và giờ theo dạng 05/09/2026 08:30.',
    en: 'Write date and time as 05/09/2026 08:30.',
  },
  'initiative.sheet_bad_day': {
    vi: 'Ngày phải theo dạng ngày/tháng/năm, ví dụ 05/09/2026. Hãy ghi lại.',
    en: 'Write the day as day/month/year, such as 05/09/2026.',
  },
  'initiative.sheet_bad_share': {
    vi: 'Tỷ lệ là số có tối đa hai chữ số thập phân, ví dụ 33,33. Hãy ghi lại.',
    en: 'A share is a number with at most two decimals, such as 33.33.',
  },
  'initiative.sheet_bad_number': {
    vi: 'Ô này phải là số, không có dấu phân cách hàng nghìn. Hãy ghi lại.',
    en: 'This must be a number without separators of thousands.',
  },
  'initiative.sheet_bad_email': {
    vi: 'Địa chỉ thư điện tử không đúng. Hãy sửa hoặc để trống.',
    en: 'This is not an e-mail address. Correct it or leave it empty.',
  },
  'initiative.sheet_unknown_unit': {
    vi: 'Không có đơn vị đang hoạt động mang mã “{code}”. Hãy kiểm tra, giữ cả số 0 ở đầu.',
    en: 'No active unit has the code “{code}”. Check it and keep leading zeros.',
  },
  'initiative.sheet_unknown_choice': {
    vi: 'Thể lệ không có “{value}”. Hãy chọn trong danh sách của ô.',
    en: 'The rulebook has no “{value}”. Choose from the list of the cell.',
  },
  'initiative.sheet_too_long': {
    vi: 'Ô này dài quá {maximum} ký tự. Hãy rút gọn.',
    en: 'This cell is longer than {maximum} characters. Shorten it.',
  },
  'initiative.list_closed': {
    vi: 'Đã hết hạn để đơn vị gửi danh sách (trước {closesAt}). Hãy liên hệ tổ thư ký.',
    en: 'The time for units to send their lists has passed (before {closesAt}). Contact the secretariat.',
  },
  'initiative.list_number_missing': {
    vi: 'Hãy ghi số công văn của danh sách.',
    en: 'Give the number of the official letter.',
  },
  'initiative.list_date_missing': {
    vi: 'Hãy ghi ngày công văn.',
    en: 'Give the date of the official letter.',
  },
  'initiative.list_date_ahead': {
    vi: 'Ngày công văn ở tương lai. Hãy ghi đúng ngày trên công văn.',
    en: 'The date of the letter lies in the future. Give the one on the letter.',
  },
  'initiative.list_count_missing': {
    vi: 'Hãy ghi số lượng sáng kiến mà công văn nêu.',
    en: 'Say how many initiatives the letter declares.',
  },
  'initiative.list_scan_missing': {
    vi: 'Hãy tải lên bản quét công văn.',
    en: 'Upload the scan of the official letter.',
  },
  'initiative.list_scan_kind': {
    vi: 'Bản quét công văn phải là PDF, JPG hoặc PNG, không nhận {kind}. Hãy quét lại.',
    en: 'The scan must be PDF, JPG or PNG, not {kind}. Scan it again.',
  },
  'initiative.list_empty': {
    vi: 'Danh sách chưa có hồ sơ nào. Hãy thêm hồ sơ của đơn vị.',
    en: 'The list names no dossier. Add those of the unit.',
  },
  'initiative.list_above_maximum': {
    vi: 'Đơn vị gửi {count} sáng kiến, thể lệ cho tối đa {maximum}. Hãy bớt theo thứ tự xếp hạng.',
    en: 'The unit sends {count} initiatives; the rules allow {maximum}. Take the lowest ranked off.',
  },
  'initiative.list_below_minimum': {
    vi: 'Đơn vị mới gửi {count} sáng kiến, thể lệ yêu cầu ít nhất {minimum}.',
    en: 'The unit has sent {count} initiatives; the rules expect at least {minimum}.',
  },
  'initiative.list_count': {
    vi: 'Công văn nêu {declared} sáng kiến nhưng danh sách có {listed}. Hãy đối chiếu lại.',
    en: 'The letter declares {declared} initiatives and the list has {listed}. Compare them.',
  },
  'initiative.list_not_declared': {
    vi: 'Hồ sơ {code} có trong danh sách nhưng công văn không nêu. Hãy đối chiếu lại.',
    en: 'Dossier {code} is on the list but not in the letter. Compare them.',
  },
  'initiative.list_only_declared': {
    vi: 'Công văn nêu {code} nhưng danh sách không có. Hãy đối chiếu lại.',
    en: 'The letter names {code}, which is not on the list. Compare them.',
  },
  'initiative.list_order': {
    vi: 'Thứ tự trong công văn khác danh sách từ hạng {rank} ({code}). Hãy xếp lại.',
    en: 'The order of the letter differs from the list from rank {rank} on ({code}). Put them in one order.',
  },
  'initiative.list_not_confirmed': {
    vi: 'Hồ sơ {code} chưa được đơn vị xác nhận. Đầu mối hãy xác nhận hồ sơ.',
    en: 'The unit has not yet confirmed dossier {code}. The coordinator confirms it.',
  },
  'initiative.list_dossier_gone': {
    vi: 'Hồ sơ {code} không còn dự thi. Hãy bỏ khỏi danh sách.',
    en: 'Dossier {code} is no longer in the contest. Take it off the list.',
  },
  'initiative.list_other_unit': {
    vi: 'Hồ sơ {code} thuộc đơn vị khác. Hãy bỏ khỏi danh sách.',
    en: 'Dossier {code} belongs to another unit. Take it off the list.',
  },
  'initiative.list_left_out': {
    vi: 'Hồ sơ {code} của đơn vị đã nộp nhưng không có trong danh sách nào. Hãy bổ sung.',
    en: 'Dossier {code} of the unit is handed in but on no list. Add it.',
  },
  'initiative.list_unknown_dossier': {
    vi: 'Không tìm thấy hồ sơ này trong số hồ sơ đã nộp của đơn vị. Hãy chọn lại.',
    en: 'There is no such dossier among those the unit’s people handed in. Choose again.',
  },
  'initiative.list_twice': {
    vi: 'Hồ sơ {code} được ghi hai lần. Hãy bỏ một dòng.',
    en: 'Dossier {code} is listed twice. Remove one line.',
  },
  'initiative.listed_elsewhere': {
    vi: 'Hồ sơ {code} đã có trong một danh sách khác. Hãy bỏ khỏi danh sách kia trước.',
    en: 'Dossier {code} is on another list. Take it off that one first.',
  },
  'initiative.list_not_own_unit': {
    vi: 'Chỉ đầu mối của đơn vị được lập và sửa danh sách này. Hãy nhờ đầu mối đơn vị.',
    en: 'Only the coordinator of the unit may draw up this list. Ask them.',
  },
  'initiative.list_not_ruled': {
    vi: 'Thể lệ của cuộc thi này không có danh sách đơn vị. Hãy nộp hồ sơ theo thể lệ.',
    en: 'The rules of this contest know no unit lists. Hand in as they say.',
  },
  'initiative.list_forwarded': {
    vi: 'Danh sách đã gửi nên không sửa được. Hãy đề nghị tổ thư ký trả lại.',
    en: 'The list is forwarded and cannot be changed. Ask the secretariat to return it.',
  },
});
