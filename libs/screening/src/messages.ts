import { registerMessages } from '@platform/kernel';

registerMessages({
  'screening.own_initiative': {
    vi: 'Đây là sáng kiến của chính bạn nên bạn không được kiểm tra. Hãy để thư ký khác làm.',
    en: 'This is your own initiative, so you may not screen it. Leave it to another secretary.',
  },
  'screening.claimed': {
    vi: '{name} đang giữ hồ sơ này. Hãy chọn hồ sơ khác hoặc chờ đến khi được nhả.',
    en: '{name} is working on this dossier. Take another one, or wait until it is released.',
  },
  'screening.not_claimed': {
    vi: 'Bạn không giữ hồ sơ này nên không có gì để nhả.',
    en: 'You do not hold this dossier, so there is nothing to release.',
  },
  'screening.not_submitted': {
    vi: 'Chỉ ghi kết quả kiểm tra khi hồ sơ đang ở trạng thái đã nộp.',
    en: 'Checklist results are recorded only while the dossier is submitted and waiting for a verdict.',
  },
  'screening.checklist_open': {
    vi: 'Chưa thể kết luận hợp lệ. Hãy xử lý các mục kiểm tra được nêu.',
    en: 'It cannot be found eligible yet. Settle the checklist items named.',
  },
  'screening.item_open': { vi: 'Chưa kiểm tra mục “{item}”.', en: 'Item “{item}” has not been checked.' },
  'screening.item_not_met': {
    vi: 'Mục “{item}” chưa đạt: hãy yêu cầu bổ sung hoặc kết luận không hợp lệ.',
    en: 'Item “{item}” is not met: ask for completion, or find the dossier ineligible.',
  },
  'screening.checklist_invalid': {
    vi: 'Kết quả kiểm tra có mục không đúng thể lệ. Hãy sửa các mục được nêu.',
    en: 'Some results do not fit the rulebook’s checklist. Correct the ones named.',
  },
  'screening.unknown_item': {
    vi: 'Thể lệ không có mục kiểm tra “{item}”.',
    en: 'The rulebook has no checklist item “{item}”.',
  },
  'screening.item_twice': { vi: 'Mục “{item}” được ghi hai lần.', en: 'Item “{item}” is given twice.' },
  'screening.reason_required': {
    vi: 'Hãy ghi lý do của kết luận này; lý do sẽ được gửi cho tác giả.',
    en: 'Write the reason for this verdict; the authors will receive it.',
  },
  'screening.kept_required': {
    vi: 'Hãy nêu hồ sơ được giữ lại.',
    en: 'Name the initiative that is kept.',
  },
  'screening.kept_only_for_duplicate': {
    vi: 'Chỉ kết luận trùng lặp mới nêu hồ sơ được giữ lại.',
    en: 'Only the verdict “duplicate” names an initiative that is kept.',
  },
  'screening.decided_anew': {
    vi: 'Người khác đã xử lý lại hồ sơ này sau bạn. Hãy mở hồ sơ xem kết quả hiện nay trước khi hoàn tác.',
    en: 'Somebody else has dealt with this dossier after you. Open it and see how it stands before taking anything back.',
  },
  'screening.no_verdict': {
    vi: 'Hồ sơ này không có kết luận nào đang có hiệu lực.',
    en: 'This dossier has no standing verdict.',
  },
  'screening.verdict_announced': {
    vi: 'Thông báo kết luận đã gửi đi nên không hủy được nữa. Hãy làm thủ tục phục hồi.',
    en: 'The notices of this verdict have been released, so it can no longer be undone. Propose a reinstatement.',
  },
  'screening.completion_limit': {
    vi: 'Thể lệ chỉ cho yêu cầu bổ sung {max} lần. Hãy kết luận trên hồ sơ hiện có.',
    en: 'The rulebook allows {max} completion requests. Decide on the dossier as it stands.',
  },
  'screening.due_in_past': {
    vi: 'Hạn bổ sung phải ở sau thời điểm hiện tại.',
    en: 'The due date must lie in the future.',
  },
  'screening.due_twice': {
    vi: 'Chỉ dùng một trong hai: dueAt hoặc dueInSeconds.',
    en: 'Give either dueAt or dueInSeconds, not both.',
  },
  'screening.due_required': { vi: 'Hãy nêu hạn mới.', en: 'Give the new due date.' },
  'screening.due_not_later': {
    vi: 'Hạn mới phải muộn hơn hạn đang có và thời điểm hiện tại.',
    en: 'The new due date must be later than the present one and than now.',
  },
  'screening.not_yet_due': { vi: 'Chưa đến hạn bổ sung.', en: 'The due date has not come yet.' },
  'screening.no_open_completion': {
    vi: 'Hồ sơ này không có yêu cầu bổ sung nào đang mở.',
    en: 'This dossier has no open completion request.',
  },
  'screening.second_person': {
    vi: 'Người đề nghị không được tự đồng ý. Hãy để tổ trưởng hoặc thư ký khác đồng ý.',
    en: 'Whoever proposed it may not confirm it. Leave it to the head or to another secretary.',
  },
  'screening.not_ineligible': {
    vi: 'Chỉ phục hồi được hồ sơ đã kết luận không hợp lệ.',
    en: 'Only an ineligible dossier can be reinstated.',
  },
  'screening.reinstatement_open': {
    vi: 'Đã có đề nghị phục hồi đang chờ quyết định cho hồ sơ này.',
    en: 'A reinstatement of this dossier already waits for its decision.',
  },
  'screening.not_screener': {
    vi: 'Người này không ở tổ thư ký của cuộc thi. Hãy chọn người trong danh sách.',
    en: 'This person is not in the secretariat of the contest. Choose one from the list.',
  },
  'screening.handover_to_same': {
    vi: 'Người nhận đang là người giao. Hãy chọn một thư ký khác.',
    en: 'Both are the same person. Choose another secretary.',
  },
  'screening.nothing_to_hand_over': {
    vi: 'Người này không còn hồ sơ nào chưa xong để bàn giao. Hãy tải lại danh sách.',
    en: 'This person has nothing unfinished to hand over. Reload the list.',
  },
  'screening.screener_own': {
    vi: '{name} là tác giả của hồ sơ này. Hãy giao cho người khác.',
    en: '{name} is an author of this dossier. Give it to somebody else.',
  },
  'screening.reminded': {
    vi: 'Đã nhắc trong vòng một ngày qua. Hãy chờ hoặc gọi điện cho tác giả.',
    en: 'A reminder went out within the last day. Wait, or call the authors.',
  },
  'screening.view_name_taken': {
    vi: 'Đã có danh sách lưu với tên “{name}”. Hãy đặt tên khác hoặc xóa danh sách cũ.',
    en: 'There is a view named “{name}” already. Choose another name, or drop the old one.',
  },
  'screening.too_many_views': {
    vi: 'Đã có {max} danh sách lưu. Hãy xóa bớt danh sách không dùng nữa.',
    en: 'There are {max} views already. Drop some that are no longer used.',
  },
  'screening.register_long': {
    vi: 'Danh sách có hơn {max} hồ sơ, dạng tệp này không chứa hết. Hãy lọc bớt rồi tải lại; danh sách dài thì chọn Excel hoặc CSV.',
    en: 'The list has more than {max} dossiers, too many for a file of this kind. Narrow the filter and try again; for a long list choose Excel or CSV.',
  },
  'screening.bulk_refused': {
    vi: 'Không hồ sơ nào được thay đổi vì có hồ sơ không làm được. Xem từng hồ sơ được nêu.',
    en: 'Nothing was changed because some dossiers cannot take this step. See the ones named.',
  },
});
