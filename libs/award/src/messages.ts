import { registerMessages } from '@platform/kernel';

registerMessages({
  'award.result_not_locked': {
    vi: 'Kết quả {round} chưa khóa. Hãy khóa vòng chấm rồi phân bổ giải.',
    en: 'The result of {round} is not locked. Lock the round, then allot the prizes.',
  },
  'award.result_not_confirmed': {
    vi: 'Kết quả chấm chưa được trưởng ban giám khảo xác nhận. Hãy đợi xác nhận rồi làm tiếp.',
    en: 'The chair has not confirmed the result. Wait for it, then continue.',
  },
  'award.allotment_open': {
    vi: 'Phân bổ giải còn việc chờ quyết định. Hãy giải quyết từng mục được nêu rồi dự thảo lại.',
    en: 'The allotment waits for decisions. Settle each point named, then draft again.',
  },
  'award.tie_open': {
    vi: 'Có sáng kiến bằng điểm ở {prize}. Hãy nhập quyết định kèm biên bản.',
    en: 'Initiatives are tied at prize “{prize}”. Enter the decision with its minutes.',
  },
  'award.no_such_tie': {
    vi: 'Ở {prize} không có nhóm bằng điểm nào gồm đúng các sáng kiến này. Hãy tải lại phân bổ giải.',
    en: 'There is no tie of exactly these initiatives at prize “{prize}”. Reload the allotment.',
  },
  'award.decision_taken_back': {
    vi: 'Quyết định này không có hoặc đã được rút lại. Hãy tải lại trang.',
    en: 'This decision does not exist or has been taken back. Reload the page.',
  },
  'award.too_many_files': {
    vi: 'Bạn đã gửi {count} tệp trong cuộc thi này. Hãy ghép các tài liệu còn lại vào một tệp, hoặc nộp trực tiếp cho tổ thư ký.',
    en: 'You have handed in {count} files in this contest. Put the rest into one file, or bring it to the secretariat.',
  },
  'award.unknown_prize': {
    vi: 'Thể lệ không có giải này. Hãy chọn giải trong bảng giải thưởng.',
    en: 'The rules have no such prize. Choose one of the prize tables.',
  },
  'award.vote_counts': {
    vi: 'Số phiếu không khớp: tán thành ≤ phiếu thu về ≤ có mặt ≤ tổng số thành viên. Hãy kiểm lại biên bản kiểm phiếu.',
    en: 'The counts do not fit: in favour ≤ cast ≤ present ≤ members. Check the minutes of the count.',
  },
  'award.vote_counted_anew': {
    vi: 'Người khác đã nhập kết quả kiểm phiếu của sáng kiến này sau khi bạn mở trang. Hãy xem kết quả đó trước khi nhập lại.',
    en: 'Somebody else has entered a count for this initiative since you opened the page. Look at it before entering it again.',
  },
  'award.vote_not_asked': {
    vi: 'Thể lệ không quy định biểu quyết của Ban Tổ chức.',
    en: 'The rules ask for no committee vote.',
  },
  'award.votes_counted': {
    vi: 'Mọi sáng kiến cần biểu quyết đã có kết quả kiểm phiếu. Hãy lập biên bản của lần kiểm phiếu đã nhập.',
    en: 'Every initiative to be voted on has been counted. Make the minutes of a count that is entered.',
  },
  'award.own_proposal': {
    vi: 'Bạn là người đề xuất danh sách này nên không được thống nhất nó. Hãy để một thành viên khác của Ban Tổ chức thống nhất.',
    en: 'You proposed this list, so you may not agree to it. Another organiser has to.',
  },
  'award.number_alone': {
    vi: 'Chỉ ghi số, không ghi ký hiệu: 46, không phải 46/TTr-SNV.',
    en: 'Write the number alone, without the symbol: 46, not 46/TTr-SNV.',
  },
  'award.list_empty': {
    vi: 'Danh sách chưa có ai. Hãy kiểm lại bảng giải và phân bổ giải.',
    en: 'The list is empty. Check the prize tables and the allotment.',
  },
  'award.list_changed': {
    vi: 'Danh sách đã khác với bản bạn xem. Hãy tải lại, đọc danh sách rồi thống nhất.',
    en: 'The list differs from the one you read. Reload it, read it, then agree.',
  },
  'award.list_outdated': {
    vi: 'Danh sách không còn khớp với phân bổ giải, hoặc với giải đang có hiệu lực. Hãy dự thảo lại (đã trình thì ghi nhận trả lại trước).',
    en: 'The list no longer follows from the allotment, or does not fit the awards in force. Draft it again; if it was sent, record its return first.',
  },
  'award.list_not_agreed': {
    vi: 'Danh sách không phải là bản đã thống nhất. Hãy dự thảo và thống nhất lại.',
    en: 'The list is not the one that was agreed. Draft it and have it agreed again.',
  },
  'award.result_changed': {
    vi: 'Kết quả chấm đã được mở lại sau khi lập danh sách. Hãy dự thảo lại từ kết quả mới.',
    en: 'The round was reopened after the list was drawn. Draft again from the new result.',
  },
  'award.initiative_gone': {
    vi: 'Sáng kiến {initiative} không còn hợp lệ. Hãy dự thảo lại danh sách.',
    en: 'Initiative {initiative} is no longer eligible. Draft the list again.',
  },
  'award.already_listed': {
    vi: 'Đã có trong một quyết định khác cùng loại: {initiatives}. Hãy sửa quyết định đó, hoặc chọn loại hay bảng giải khác.',
    en: 'In another decision of this kind already: {initiatives}. Change that one, or choose another kind or other prize tables.',
  },
  'award.wording_fixed': {
    vi: 'Văn bản đã trình ký nên không sửa lời văn được nữa. Nếu bị trả lại, hãy ghi nhận trả lại trước.',
    en: 'The paper has been sent for signature, so its words are fixed. If it came back, record the return first.',
  },
  'award.date_ahead': {
    vi: 'Ngày này chưa đến. Hãy ghi đúng ngày trên văn bản.',
    en: 'This date is ahead. Enter the date on the paper.',
  },
  'award.signed_before_proposal': {
    vi: 'Ngày ký trước ngày tờ trình. Hãy kiểm lại hai ngày.',
    en: 'The date of signing is before the proposal. Check both dates.',
  },
  'award.number_taken': {
    vi: 'Số này đã dùng cho một quyết định khác cùng ký hiệu trong năm. Hãy kiểm lại sổ văn bản.',
    en: 'This number belongs to another decision of the series this year. Check the register.',
  },
  'award.other_pdf': {
    vi: 'Tệp đã tải lên không trùng mã SHA-256 đã khai. Hãy tải lại đúng bản PDF đã ký.',
    en: 'The uploaded file does not have the SHA-256 given. Upload the signed PDF again.',
  },
  'award.not_pdf': { vi: 'Tệp này phải là PDF. Hãy tải bản PDF.', en: 'This file has to be a PDF. Upload the PDF.' },
  'award.unknown_file': {
    vi: 'Không có tệp này trong cuộc thi. Hãy tải tệp lên trước.',
    en: 'The contest has no such file. Upload it first.',
  },
  'award.file_missing': {
    vi: 'Yêu cầu không có tệp nào. Hãy chọn một tệp để gửi.',
    en: 'There is no file in the request. Choose one to send.',
  },
  'award.file_kind': {
    vi: 'Chỉ nhận các loại tệp: {kinds}. Hãy chuyển văn bản sang một trong các loại này.',
    en: 'Only these kinds of files are taken: {kinds}. Convert the document to one of them.',
  },
  'award.difference_open': {
    vi: 'Còn {count} điểm khác chưa được người thứ hai xác nhận. Hãy xác nhận hoặc bỏ từng điểm.',
    en: 'Differences not confirmed by a second person: {count}. Confirm or decline each.',
  },
  'award.difference_clash': {
    vi: 'Điểm khác đã nhập cho {initiative} không khớp với danh sách đã thống nhất. Hãy bỏ và nhập lại.',
    en: 'The difference entered for {initiative} does not fit the agreed list. Decline it and enter it anew.',
  },
  'award.difference_too_late': {
    vi: 'Chỉ nhập được khi văn bản đang trình ký. Sau khi ký, mọi thay đổi cần một quyết định mới.',
    en: 'This can be entered only while the paper is out for signature. After that a new decision is needed.',
  },
  'award.difference_exists': {
    vi: 'Sáng kiến này đã có một điểm khác. Hãy bỏ điểm đó trước khi nhập lại.',
    en: 'There is a difference for this initiative already. Decline it before entering another.',
  },
  'award.difference_unfit': {
    vi: 'Chỉ thêm sáng kiến chưa có trong danh sách, chỉ bỏ hoặc sửa sáng kiến đang có. Hãy chọn lại loại thay đổi.',
    en: 'Only an initiative not on the list can be added, only a listed one removed or changed. Choose the change again.',
  },
  'award.not_ranked': {
    vi: 'Sáng kiến này không có trong kết quả xếp hạng đã khóa nên không thể nhận giải.',
    en: 'This initiative has no rank in the locked result, so it cannot receive a prize.',
  },
  'award.amount_missing': { vi: 'Hãy ghi số tiền thưởng (đồng).', en: 'Give the sum in đồng.' },
  'award.not_published': {
    vi: 'Chỉ sửa hoặc thu hồi quyết định đã công bố. Quyết định chưa công bố thì dự thảo lại.',
    en: 'Only a published decision is amended or revoked. Draft an unpublished one again.',
  },
  'award.amend_the_first': {
    vi: 'Hãy lập quyết định sửa đổi từ quyết định gốc, không từ một quyết định sửa đổi.',
    en: 'Amend the original decision, not an amending one.',
  },
  'award.change_unfit': {
    vi: 'Dòng này không khớp với giải đang có hiệu lực: chỉ trao cho người chưa có giải, chỉ sửa hoặc thu hồi giải đang có.',
    en: 'This line does not fit what is in force: grant only where there is no prize, change or withdraw only where there is one.',
  },
  'award.revocation_only_withdraws': {
    vi: 'Quyết định thu hồi chỉ gồm các dòng thu hồi. Để trao hoặc sửa, hãy lập quyết định sửa đổi.',
    en: 'A revocation only withdraws. To grant or change, make an amending decision.',
  },
  'award.listed_twice': {
    vi: 'Một sáng kiến được nêu hai lần. Hãy giữ một dòng.',
    en: 'An initiative is named twice. Keep one line.',
  },
  'award.not_signed': {
    vi: 'Văn bản này chỉ lập được sau khi ghi nhận quyết định đã ký.',
    en: 'This paper can be made only after the signature is recorded.',
  },
  'award.no_certificates': {
    vi: 'Quyết định này không có giấy chứng nhận nào còn giá trị để in.',
    en: 'This decision has no valid certificates to print.',
  },
  'award.blank_layout': {
    vi: 'Hãy đặt và lưu kích thước phôi, vị trí các dòng chữ (mm) trước khi in.',
    en: 'Set and save the size of the blank and where the words stand (mm) before printing.',
  },
  'award.nobody_present': {
    vi: 'Biên bản phải có ít nhất một thành viên ban giám khảo có mặt.',
    en: 'Minutes need at least one member of the panel present.',
  },
  'award.template_faults': {
    vi: 'Mẫu còn lỗi nên chưa dùng được. Hãy sửa từng lỗi được nêu rồi tải lên lại.',
    en: 'The template has faults and is not used. Mend each fault named and upload it again.',
  },
  'award.template_fault': { vi: '{where}: {message} {mend}', en: '{where}: {message} {mend}' },
  'award.nothing_published': {
    vi: 'Cuộc thi chưa công bố kết quả nên chưa có gì để khiếu nại.',
    en: 'The contest has published no result, so there is nothing to complain about yet.',
  },
  'award.unknown_initiative': {
    vi: 'Cuộc thi không có sáng kiến này. Hãy kiểm lại mã.',
    en: 'The contest has no such initiative. Check the code.',
  },
  'award.unknown_complaint': {
    vi: 'Cuộc thi không có khiếu nại này. Hãy kiểm lại.',
    en: 'The contest has no such complaint. Check it.',
  },
  'award.complaint_not_upheld': {
    vi: 'Khiếu nại này chưa được trả lời là đúng nên chưa thể dẫn đến quyết định sửa đổi.',
    en: 'This complaint has not been upheld, so no amending decision can follow from it.',
  },
  'award.complaint_concerned': {
    vi: 'Bạn là tác giả của sáng kiến bị khiếu nại nên không được xử lý đơn này. Hãy để người khác xử lý.',
    en: 'You are an author of the initiative complained about. Somebody else has to handle this complaint.',
  },
});
