import { registerMessages } from '@platform/kernel';

registerMessages({
  'contest.wrong_state': {
    vi: 'Không làm được khi cuộc thi ở trạng thái “{vi}”.',
    en: 'Not possible while the contest is in the state “{en}”.',
  },
  'contest.rulebook_faults': {
    vi: 'Thể lệ còn lỗi. Hãy sửa từng mục được nêu rồi gửi lại.',
    en: 'The rulebook has faults. Correct each place named and send it again.',
  },
  'contest.code_taken': {
    vi: 'Mã “{code}” đã dùng cho một cuộc thi khác. Hãy chọn mã khác.',
    en: 'The code “{code}” belongs to another contest. Choose another one.',
  },
  'contest.unknown_preset': {
    vi: 'Không có mẫu thể lệ này. Hãy chọn trong danh sách mẫu.',
    en: 'There is no such preset. Choose one of the list.',
  },
  'contest.unknown_unit': {
    vi: 'Không có đơn vị này. Hãy chọn lại.',
    en: 'There is no such unit. Choose again.',
  },
  'contest.not_yet': {
    vi: 'Chưa đến thời điểm ({at}).',
    en: 'The time has not come yet ({at}).',
  },
  'contest.not_running': {
    vi: 'Chỉ gia hạn được khi cuộc thi đã phát động và chưa tổng kết, không bị tạm dừng.',
    en: 'Only a contest that is announced, open or closed can be extended.',
  },
  'contest.decision_signed': {
    vi: 'Đã có quyết định trao giải được ký nên không hủy cuộc thi được nữa. Chỉ thu hồi bằng một quyết định mới.',
    en: 'An award decision is signed, so the contest can no longer be cancelled. Only a new decision revokes it.',
  },
  'contest.decision_pending': {
    vi: 'Còn quyết định trao giải đã thống nhất, đã trình hoặc đã ký mà chưa công bố. Hãy công bố hoặc trả lại rồi mới tổng kết.',
    en: 'An award decision is agreed, sent or signed but not published. Publish or return it first.',
  },
  'contest.marking_begun': {
    vi: 'Ban giám khảo đã bắt đầu chấm nên không gia hạn nộp hồ sơ được nữa.',
    en: 'Marking has begun, so the time to hand in can no longer be extended.',
  },
  'contest.extension_not_later': {
    vi: 'Thời hạn mới phải ở tương lai và muộn hơn thời hạn đang áp dụng. Hãy chọn lại thời hạn.',
    en: 'The new time must lie ahead and be later than the one that holds. Choose another time.',
  },
  'contest.extension_decided': {
    vi: 'Gia hạn này đã được xác nhận hoặc không được chấp thuận; không thay bản quét được nữa.',
    en: 'The extension is decided; its scan can no longer be replaced.',
  },
  'contest.scan_kind': {
    vi: 'Bản quét phải là PDF, JPG hoặc PNG. Hãy chọn tệp khác.',
    en: 'A scan is a PDF, JPG or PNG file. Choose another one.',
  },
  'contest.file_missing': {
    vi: 'Yêu cầu không có tệp. Hãy chọn một tệp rồi tải lên.',
    en: 'The request carries no file. Choose one and upload it.',
  },
  'contest.extension_refused': {
    vi: 'Không đề nghị gia hạn được. Hãy xem các lý do.',
    en: 'The extension cannot be proposed. See the reasons.',
  },
  'contest.extend_instead': {
    vi: 'Hạn nộp hồ sơ chỉ thay đổi bằng gia hạn có người thứ hai xác nhận. Hãy giữ nguyên mục này và dùng chức năng gia hạn.',
    en: 'The closing time changes only by an extension that a second person confirms. Leave it as it is and extend.',
  },
  'contest.change_refused': {
    vi: 'Thể lệ đã phát động không còn sửa được ở các mục được nêu. Hãy khôi phục các mục đó.',
    en: 'The announced rules can no longer change in the places named. Restore them.',
  },
});
