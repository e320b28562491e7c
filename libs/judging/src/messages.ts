import { registerMessages, registerTerms } from '@platform/kernel';
import { conflictTerms } from './domain/conflict-kind';

registerTerms(conflictTerms);

registerMessages({
  'judging.absence_of_chair_only': {
    vi: 'Chỉ ghi vắng mặt cho trưởng hoặc phó ban. Giám khảo vắng thì hãy thay người ở từng sáng kiến.',
    en: 'Absence is recorded for the chair and deputies only. Replace an absent judge at each initiative.',
  },
  'judging.actor_in_conflict': {
    vi: 'Bạn có xung đột lợi ích với sáng kiến liên quan nên không được quyết định. Hãy để người khác trong ban quyết định.',
    en: 'You are in conflict with an initiative concerned. Leave the decision to another head of the panel.',
  },
  'judging.admitted_not_tied': {
    vi: 'Sáng kiến được chọn phải nằm trong số đồng hạng. Hãy chọn lại.',
    en: 'Those admitted must be among the tied. Choose again.',
  },
  'judging.already_assigned': {
    vi: '{judge} đã hoặc từng được phân công phách {blindCode}. Hãy chọn người khác.',
    en: '{judge} has or had {blindCode} already. Choose somebody else.',
  },
  'judging.already_declared': { vi: 'Xung đột này đã được ghi nhận.', en: 'This conflict has been declared already.' },
  'judging.already_in_panel': { vi: 'Người này đã ở trong ban.', en: 'This person is in the panel already.' },
  'judging.already_submitted': {
    vi: 'Phiếu đã nộp. Hãy đề nghị mở lại phiếu trước.',
    en: 'A sheet was handed in. Ask to have it reopened first.',
  },
  'judging.below_minimum_sheets': {
    vi: 'Còn {count} sáng kiến chưa đủ số phiếu tối thiểu. Hãy đôn đốc hoặc thêm giám khảo.',
    en: '{count} initiatives have fewer sheets than the minimum. Remind their judges or add some.',
  },
  'judging.chair_can_act': {
    vi: 'Trưởng ban có mặt và không có xung đột lợi ích, nên việc này do trưởng ban quyết định.',
    en: 'The chair is there and in no conflict, so this is the chair’s to decide.',
  },
  'judging.chair_taken': {
    vi: 'Vòng này đã có trưởng ban. Hãy đưa người cũ ra trước.',
    en: 'The round has a chair. Remove that person first.',
  },
  'judging.conflict': {
    vi: 'Có xung đột lợi ích ({what}) với sáng kiến này nên không được chấm.',
    en: 'There is a conflict of interest ({whatEn}) with this initiative, so it may not be judged.',
  },
  'judging.contest_not_closed': {
    vi: 'Cuộc thi chưa đóng nhận hồ sơ. Hãy đóng trước khi mở vòng chấm.',
    en: 'The contest still takes entries. Close it before a round is opened.',
  },
  'judging.contest_not_running': {
    vi: 'Cuộc thi chưa công bố hoặc đã kết thúc nên không lập được vòng chấm.',
    en: 'The contest is not announced yet, or is over. No round can be planned.',
  },
  'judging.contest_suspended': {
    vi: 'Cuộc thi đang tạm dừng hoặc đã kết thúc. Hãy chờ ban tổ chức cho tiếp tục.',
    en: 'The contest is suspended or over. Wait until it is resumed.',
  },
  'judging.criterion_unknown': {
    vi: 'Thể lệ không có tiêu chí “{criterion}”. Hãy tải lại phiếu.',
    en: 'The rulebook has no criterion “{criterion}”. Reload the sheet.',
  },
  'judging.discrepancies_open': {
    vi: 'Còn {count} sáng kiến chênh lệch điểm chưa xử lý. Trưởng ban cần xử lý trước.',
    en: '{count} discrepancies are not settled. The chair settles them first.',
  },
  'judging.due_time_missing': {
    vi: 'Hãy đặt hạn nộp phiếu ở sau thời điểm hiện tại.',
    en: 'Set a due time that lies ahead.',
  },
  'judging.earlier_round_open': {
    vi: 'Vòng trước chưa được xác nhận. Hãy hoàn tất vòng trước.',
    en: 'An earlier round is not confirmed. Finish it first.',
  },
  'judging.file_missing': {
    vi: 'Chưa có tệp. Hãy chọn tệp rồi gửi lại.',
    en: 'No file came. Choose one and send again.',
  },
  'judging.initiative_absent': {
    vi: 'Sáng kiến này không tham gia vòng chấm nên không chấm được.',
    en: 'This initiative does not take part in the round and cannot be marked.',
  },
  'judging.judge_in_conflict': {
    vi: '{judge} có xung đột lợi ích ({what}) với phách {blindCode}. Hãy chọn người khác.',
    en: '{judge} is in conflict ({whatEn}) with {blindCode}. Choose somebody else.',
  },
  'judging.later_round_open': {
    vi: 'Vòng sau đã mở nên không mở lại được vòng này.',
    en: 'A later round has been opened, so this one cannot be reopened.',
  },
  'judging.lots_drawn': {
    vi: 'Thứ tự đã được bốc thăm. Muốn bốc lại hãy ghi lý do.',
    en: 'Lots are drawn. Give a reason to draw again.',
  },
  'judging.lots_incomplete': {
    vi: 'Danh sách phải gồm mỗi sáng kiến của vòng đúng một lần.',
    en: 'The order must name each initiative of the round exactly once.',
  },
  'judging.lots_not_drawn': {
    vi: 'Còn {count} sáng kiến chưa có thứ tự thuyết trình. Hãy bốc thăm.',
    en: '{count} initiatives have no place in the order of presentation. Draw lots.',
  },
  'judging.mark_above_maximum': {
    vi: '“{criterion}”: điểm không được quá {max}.',
    en: '“{criterion}”: the mark may not be above {max}.',
  },
  'judging.mark_below_zero': {
    vi: '“{criterion}”: điểm không được dưới 0.',
    en: '“{criterion}”: the mark may not be below 0.',
  },
  'judging.mark_missing': { vi: '“{criterion}”: chưa có điểm.', en: '“{criterion}”: the mark is missing.' },
  'judging.mark_not_exact': {
    vi: '“{criterion}”: điểm là số có tối đa hai chữ số thập phân.',
    en: '“{criterion}”: a mark is a number with at most two decimals.',
  },
  'judging.mark_off_step': {
    vi: '“{criterion}”: điểm phải chia hết cho {step}.',
    en: '“{criterion}”: the mark must be a multiple of {step}.',
  },
  'judging.marks_hidden': {
    vi: 'Điểm chỉ mở khi vòng chấm đã đóng và chuyển sang xử lý chênh lệch.',
    en: 'Marks are shown once the round is closed and being settled.',
  },
  'judging.marks_invalid': {
    vi: 'Có điểm chưa đúng. Hãy sửa các mục được nêu.',
    en: 'Some marks are not valid. Correct those named.',
  },
  'judging.max_load': {
    vi: '{judge} chỉ nhận tối đa {maxLoad} sáng kiến. Hãy chọn người khác hoặc tăng mức tối đa.',
    en: '{judge} takes at most {maxLoad} initiatives. Choose somebody else or raise the maximum.',
  },
  'judging.member_has_assignments': {
    vi: 'Người này còn {count} sáng kiến. Hãy thay người ở các sáng kiến đó trước.',
    en: 'This person still has {count} initiatives. Replace the judge there first.',
  },
  'judging.no_chair': {
    vi: 'Ban chưa có trưởng ban. Hãy chọn trưởng ban.',
    en: 'The panel has no chair. Appoint one.',
  },
  'judging.marks_changed': {
    vi: 'Điểm của sáng kiến này đã thay đổi sau khi bạn mở bảng điểm. Hãy xem lại các phiếu rồi quyết định.',
    en: 'The marks of this initiative have changed since you opened the tally. Read the sheets again, then decide.',
  },
  'judging.no_discrepancy': {
    vi: 'Sáng kiến này không có chênh lệch cần xử lý. Hãy tải lại bảng điểm.',
    en: 'There is no open discrepancy here. Reload the tally.',
  },
  'judging.no_presentation': {
    vi: 'Vòng này không có thuyết trình nên không bốc thăm.',
    en: 'The round has no presentation, so there is nothing to draw.',
  },
  'judging.no_public_vote': {
    vi: 'Thể lệ không tính bình chọn ở vòng này.',
    en: 'The rulebook counts no public vote in this round.',
  },
  'judging.no_tie': {
    vi: 'Các sáng kiến này không (còn) đồng hạng. Hãy tải lại bảng điểm.',
    en: 'These initiatives are not tied (any more). Reload the tally.',
  },
  'judging.judge_unable': {
    vi: 'Tài khoản của {judge} đã khóa hoặc không còn vai trò giám khảo. Hãy chọn người khác.',
    en: 'The account of {judge} is closed, or is no judge’s any more. Choose somebody else.',
  },
  'judging.left_out_closed': {
    vi: 'Có {count} sáng kiến được công nhận hợp lệ sau khi vòng chấm đóng nên chưa ai chấm. Hãy đề nghị mở lại vòng để chấm (kết quả đã khóa thì mở lại hai lần: để xử lý, rồi để chấm). Khi người thứ hai đồng ý, các sáng kiến này tự vào vòng; sau đó phân công giám khảo.',
    en: '{count} initiatives were found eligible after the round was closed, so nobody has marked them. Ask to reopen the round for scoring (a locked result twice: for settling, then for scoring). Once a second person agrees they join it by themselves; then assign their judges.',
  },
  'judging.left_out': {
    vi: 'Còn {count} sáng kiến hợp lệ chưa vào vòng. Hệ thống đang đưa vào; hãy tải lại rồi phân công giám khảo.',
    en: '{count} eligible initiatives are not in the round yet. They are being taken in: reload, then assign their judges.',
  },
  'judging.not_a_judge': {
    vi: 'Người này không phải giám khảo của vòng. Hãy chọn trong ban.',
    en: 'This person is no judge of the round. Choose from the panel.',
  },
  'judging.not_accepted': {
    vi: 'Hãy nhận chấm và cam kết không có xung đột lợi ích trước.',
    en: 'Accept the initiative and declare no conflict first.',
  },
  'judging.not_assignable': {
    vi: 'Chưa phân công được. Hãy xem các lý do.',
    en: 'The assignment is not possible. See the reasons.',
  },
  'judging.not_computable': {
    vi: 'Chưa tính được kết quả. Hãy xem các lý do trong bảng điểm.',
    en: 'The result cannot be computed. See the reasons in the tally.',
  },
  'judging.not_locked': { vi: 'Vòng chấm chưa khóa kết quả.', en: 'The round is not locked yet.' },
  'judging.not_now': {
    vi: 'Vòng chấm đang ở giai đoạn “{vi}” nên chưa hoặc không còn làm được bước này.',
    en: 'The round is in the state “{en}”, in which this is not possible.',
  },
  'judging.not_settling': {
    vi: 'Chỉ xử lý được khi vòng chấm đang xử lý chênh lệch.',
    en: 'Only possible while the round is being settled.',
  },
  'judging.nothing_to_judge': {
    vi: 'Chưa có sáng kiến nào đủ điều kiện vào vòng này.',
    en: 'No initiative qualifies for this round.',
  },
  'judging.nothing_to_swap': {
    vi: 'Chỉ đổi chỗ được hai giám khảo khác nhau của hai sáng kiến khác nhau.',
    en: 'Only two different judges of two different initiatives can change places.',
  },
  'judging.offers_open': {
    vi: 'Còn {count} lời mời chưa được trả lời. Hãy đôn đốc hoặc thay người.',
    en: '{count} offers are not answered. Remind the judges or replace them.',
  },
  'judging.part_full': {
    vi: '“{part}” chỉ nhận tối đa {count} tệp. Hãy bỏ tệp cũ trước.',
    en: '“{part}” takes at most {count} files. Remove one first.',
  },
  'judging.part_type': {
    vi: '“{part}” không nhận loại tệp này. Hãy đổi định dạng.',
    en: '“{part}” does not take this type of file. Use another format.',
  },
  'judging.parts_closed': {
    vi: 'Đã hết hạn nộp phần này. Hãy liên hệ tổ thư ký.',
    en: 'These parts may no longer be handed in. Contact the secretariat.',
  },
  'judging.reopening_asked': {
    vi: 'Đã có đề nghị mở lại đang chờ người thứ hai.',
    en: 'A reopening waits for its second person already.',
  },
  'judging.reopenings_open': {
    vi: 'Còn {count} đề nghị mở lại chờ người thứ hai. Hãy quyết định trước.',
    en: '{count} reopenings wait for a second person. Decide them first.',
  },
  'judging.round_not_over': {
    vi: 'Vòng chấm chưa đóng nên không cần mở lại.',
    en: 'The round is not closed, so there is nothing to reopen.',
  },
  'judging.round_not_running': {
    vi: 'Vòng chấm không ở giai đoạn phân công hoặc chấm.',
    en: 'The round is not being assigned or marked.',
  },
  'judging.round_not_scoring': {
    vi: 'Vòng chấm không ở giai đoạn chấm nên phiếu không sửa được.',
    en: 'The round is not being marked, so sheets do not change.',
  },
  'judging.round_over': {
    vi: 'Vòng chấm đã xong giai đoạn này nên không thay đổi được.',
    en: 'The round is past this stage and cannot be changed.',
  },
  'judging.round_planned': { vi: 'Vòng này đã được lập.', en: 'This round has been planned already.' },
  'judging.round_unknown': {
    vi: 'Thể lệ không có vòng “{round}”. Hãy chọn lại.',
    en: 'The rulebook has no round “{round}”. Choose again.',
  },
  'judging.second_person': {
    vi: 'Người đề nghị không tự đồng ý. Hãy để người thứ hai quyết định.',
    en: 'Who asked cannot agree. A second person decides.',
  },
  'judging.sheet_handed_in': {
    vi: 'Phiếu đã nộp nên không sửa được. Hãy đề nghị tổ thư ký mở lại.',
    en: 'The sheet was handed in and does not change. Ask the secretariat to reopen it.',
  },
  'judging.sheet_not_handed_in': {
    vi: 'Phiếu này chưa nộp hoặc đã có phiếu thay.',
    en: 'This sheet was not handed in, or has been superseded.',
  },
  'judging.sheets_missing': {
    vi: 'Còn {count} phiếu chưa nộp. Hãy đôn đốc giám khảo.',
    en: '{count} sheets are not in. Remind the judges.',
  },
  'judging.too_many_for_slots': {
    vi: 'Vòng này chỉ có {slots} lượt thuyết trình, ít hơn số sáng kiến.',
    en: 'The round has {slots} slots for presentation, fewer than initiatives.',
  },
  'judging.underassigned': {
    vi: 'Còn {count} sáng kiến chưa đủ giám khảo. Hãy phân công thêm.',
    en: '{count} initiatives lack judges. Assign more.',
  },
  'judging.unknown_account': {
    vi: 'Không có tài khoản này. Hãy chọn lại.',
    en: 'There is no such account. Choose again.',
  },
  'judging.unknown_entry': {
    vi: 'Sáng kiến này không có trong vòng chấm.',
    en: 'This initiative is not in the round.',
  },
  'judging.unknown_kind': {
    vi: 'Thể lệ không có loại xung đột “{kind}”. Hãy chọn lại.',
    en: 'The rulebook has no kind of conflict “{kind}”. Choose again.',
  },
  'judging.none_to_print': {
    vi: 'Chưa có sáng kiến nào được nhận chấm để in. Hãy nhận phân công (hoặc phân công giám khảo) rồi in lại.',
    en: 'No initiative has been taken on yet. Accept the assignments (or assign judges), then print again.',
  },
  'judging.none_handed_in': {
    vi: 'Chưa có phiếu nào được nộp. Hãy nộp phiếu rồi in; phiếu để trống thì chọn mẫu trống.',
    en: 'No sheet has been handed in. Hand in, then print; choose the blank form for empty sheets.',
  },
  'judging.reading_over': {
    vi: 'Vòng này không còn hoặc chưa mở để đọc hồ sơ. Hãy tải tài liệu trong thời gian chấm.',
    en: 'Dossiers of this round are not open to its judges now. Take the pack while the round is being scored.',
  },
});
