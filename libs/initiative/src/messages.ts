import { registerMessages } from '@platform/kernel';

registerMessages({
  'initiative.contest_not_open': {
    vi: 'Cuộc thi hiện không nhận hồ sơ. Hãy xem lịch của cuộc thi hoặc hỏi tổ thư ký.',
    en: 'The contest takes no dossiers now. See its calendar or ask the secretariat.',
  },
  'initiative.closed': {
    vi: 'Đã hết hạn nhận hồ sơ (trước {closesAt}). Hãy liên hệ tổ thư ký nếu có lý do chính đáng.',
    en: 'The closing time has passed (before {closesAt}). Contact the secretariat if there is good reason.',
  },
  'initiative.unit_closed': {
    vi: 'Đã hết hạn để đơn vị xác nhận (trước {closesAt}). Hãy liên hệ tổ thư ký.',
    en: 'The time for units to confirm has passed (before {closesAt}). Contact the secretariat.',
  },
  'initiative.goes_by_unit': {
    vi: 'Theo thể lệ, hồ sơ phải qua đơn vị xác nhận. Hãy gửi đơn vị.',
    en: 'By the rules the unit confirms first. Send it to the unit.',
  },
  'initiative.goes_directly': {
    vi: 'Theo thể lệ, hồ sơ nộp thẳng, không qua đơn vị. Hãy dùng nút nộp hồ sơ.',
    en: 'By the rules it is submitted directly, not through the unit. Use submit.',
  },
  'initiative.completion_overdue': {
    vi: 'Đã hết hạn bổ sung (trước {dueAt}). Hãy liên hệ tổ thư ký.',
    en: 'The time to complete it has passed (before {dueAt}). Contact the secretariat.',
  },
  'initiative.own': {
    vi: 'Đây là sáng kiến của chính bạn; người khác phải làm bước này.',
    en: 'This is your own initiative; somebody else must take this step.',
  },
  'initiative.sealed': {
    vi: 'Hồ sơ đã vào chấm nên không thay đổi được nữa. Hãy hỏi tổ thư ký.',
    en: 'Judging has begun on it, so it can no longer be changed. Ask the secretariat.',
  },
  'initiative.decided': {
    vi: 'Đã có quyết định được ký cho hồ sơ này. Muốn thay đổi phải ra quyết định mới.',
    en: 'A decision that names it is signed. A change needs a new decision.',
  },
  'initiative.kept_unknown': {
    vi: 'Hãy nêu sáng kiến được giữ lại: một sáng kiến khác trong cùng cuộc thi.',
    en: 'Name the initiative that is kept: another one of the same contest.',
  },
  'initiative.kept_not_live': {
    vi: 'Sáng kiến {code} không còn dự thi nên không thể là bản được giữ lại. Hãy chọn sáng kiến khác.',
    en: 'Initiative {code} is out of the contest and cannot be the one that is kept. Choose another.',
  },
  'initiative.title_missing': { vi: 'Hãy ghi tên sáng kiến.', en: 'Give the initiative a title.' },
  'initiative.title_too_long': {
    vi: 'Tên sáng kiến dài {words} tiếng; tối đa {maximum}. Hãy rút gọn.',
    en: 'The title has {words} words; at most {maximum}. Shorten it.',
  },
  'initiative.theme_missing': {
    vi: 'Hãy chọn lĩnh vực theo thể lệ.',
    en: 'Choose a theme of the rulebook.',
  },
  'initiative.author_kind_not_allowed': {
    vi: 'Thể lệ không có đối tượng dự thi này. Hãy chọn cá nhân, nhóm hoặc tập thể theo thể lệ.',
    en: 'The rules do not know this kind of author. Choose one that they name.',
  },
  'initiative.author_count': {
    vi: 'Có {count} tác giả; thể lệ cho phép từ {minimum} đến {maximum}. Hãy sửa danh sách tác giả.',
    en: 'There are {count} authors; the rules allow {minimum} to {maximum}. Correct the list of authors.',
  },
  'initiative.share_not_exact': {
    vi: 'Tỷ lệ đóng góp phải là số có tối đa hai chữ số thập phân.',
    en: 'A share is a number with at most two decimals.',
  },
  'initiative.share_not_positive': {
    vi: 'Tỷ lệ đóng góp của mỗi tác giả phải lớn hơn 0.',
    en: 'The share of each author must be above 0.',
  },
  'initiative.share_above_whole': {
    vi: 'Tỷ lệ đóng góp không được vượt quá 100,00%.',
    en: 'A share cannot exceed 100.00%.',
  },
  'initiative.shares_not_whole': {
    vi: 'Tổng tỷ lệ đóng góp phải đúng 100,00%. Hãy sửa lại các tỷ lệ.',
    en: 'The shares must total exactly 100.00%. Correct them.',
  },
  'initiative.consent_missing': {
    vi: '{name} chưa đồng ý tham gia. Hãy nhắc tác giả xác nhận trên hệ thống hoặc tải lên trang có chữ ký.',
    en: '{name} has not agreed yet. Remind them to agree online, or upload a signed page.',
  },
  'initiative.consent_refused': {
    vi: '{name} đã từ chối tham gia. Hãy sửa danh sách tác giả.',
    en: '{name} has refused to take part. Correct the list of authors.',
  },
  'initiative.author_barred': {
    vi: '{name} giữ vai trò trong cuộc thi nên không được dự thi theo thể lệ.',
    en: '{name} holds a role in the contest and is barred from entering by the rules.',
  },
  'initiative.part_missing': {
    vi: 'Thiếu thành phần hồ sơ: {part}. Hãy tải tệp lên.',
    en: 'A part of the dossier is missing: {part}. Upload it.',
  },
  'initiative.not_keeper': {
    vi: 'Chỉ tác giả chính hoặc người lập hồ sơ được sửa. Hãy nhờ người đó.',
    en: 'Only the lead author or the person who keeps the dossier may edit it. Ask them.',
  },
  'initiative.not_author': {
    vi: 'Chỉ tác giả có tên trong danh sách mới trả lời được việc tham gia.',
    en: 'Only an author on the list can answer whether they take part.',
  },
  'initiative.not_editable': {
    vi: 'Hồ sơ đã nộp nên không sửa được. Chỉ sửa khi tổ thư ký yêu cầu bổ sung.',
    en: 'The dossier is submitted and cannot be edited, unless the secretariat asks for completion.',
  },
  'initiative.authors_fixed': {
    vi: 'Danh sách tác giả và tỷ lệ đóng góp không sửa được sau khi nộp. Hãy liên hệ tổ thư ký.',
    en: 'Authors and shares cannot be changed after submission. Contact the secretariat.',
  },
  'initiative.heading_fixed': {
    vi: 'Lĩnh vực, đối tượng dự thi và đơn vị đã cố định khi nộp, không sửa được khi bổ sung.',
    en: 'Theme, kind of author and unit are fixed at submission and stay so in a completion.',
  },
  'initiative.too_many_drafts': {
    vi: 'Bạn đang có {maximum} bản nháp trong cuộc thi này. Hãy nộp hoặc rút bớt trước khi tạo thêm.',
    en: 'You keep {maximum} drafts in this contest. Submit or withdraw some before opening another.',
  },
  'initiative.not_online': {
    vi: 'Cuộc thi này không nhận hồ sơ trực tuyến. Hãy nộp theo cách ghi trong thể lệ.',
    en: 'This contest takes no dossiers online. Hand in as its rules say.',
  },
  'initiative.theme_unknown': {
    vi: 'Lĩnh vực này không có trong thể lệ. Hãy chọn lại.',
    en: 'The rulebook has no such theme. Choose another.',
  },
  'initiative.unit_unknown': {
    vi: 'Không tìm thấy đơn vị này. Hãy chọn đơn vị trong danh mục.',
    en: 'There is no such unit. Choose one of the directory.',
  },
  'initiative.unit_closed_down': {
    vi: 'Đơn vị {unit} đã giải thể. Hãy chọn đơn vị đang hoạt động.',
    en: 'The unit {unit} no longer exists. Choose an active one.',
  },
  'initiative.person_unknown': {
    vi: 'Không tìm thấy người này trong danh mục. Hãy chọn lại hoặc chỉ ghi họ tên.',
    en: 'There is no such person in the directory. Choose again, or write only the name.',
  },
  'initiative.author_twice': {
    vi: 'Một người được ghi hai lần trong danh sách tác giả. Hãy bỏ một dòng.',
    en: 'The same person is listed twice. Remove one line.',
  },
  'initiative.two_leads': {
    vi: 'Chỉ có một tác giả chính. Hãy chọn lại.',
    en: 'There is one lead author only. Choose again.',
  },
  'initiative.page_unknown': {
    vi: 'Không tìm thấy tệp trang chữ ký trong hồ sơ này. Hãy tải tệp lên trước.',
    en: 'The signed page is not among the files of this dossier. Upload it first.',
  },
  'initiative.file_missing': {
    vi: 'Yêu cầu không có tệp. Hãy chọn một tệp rồi tải lên.',
    en: 'The request carries no file. Choose one and upload it.',
  },
  'initiative.names_not_open': {
    vi: 'Tên và chức vụ chỉ được xác nhận khi hồ sơ đã hợp lệ. Hãy chờ kết quả kiểm tra.',
    en: 'Names and positions are confirmed once the dossier is eligible. Wait for the check.',
  },
  'initiative.not_your_name': {
    vi: 'Mỗi tác giả tự xác nhận tên của mình; người giữ hồ sơ chỉ xác nhận thay người không có tài khoản.',
    en: 'Each author confirms their own name; the keeper does so only for authors without an account.',
  },
  'initiative.authors_changed': {
    vi: 'Danh sách tác giả hoặc tỷ lệ đóng góp đã thay đổi sau khi bạn mở trang. Hãy xem lại rồi trả lời.',
    en: 'The list of authors or their shares has changed since you opened the page. Read it again, then answer.',
  },
  'initiative.wish_changed': {
    vi: 'Tác giả đã sửa đề nghị sau khi bạn mở trang. Hãy xem lại đề nghị mới rồi quyết định.',
    en: 'The author has changed the request since you opened the page. Read the new one, then decide.',
  },
  'initiative.no_correction_asked': {
    vi: 'Tác giả này không đề nghị sửa tên, hoặc đề nghị đã được xử lý. Hãy tải lại danh sách.',
    en: 'This author asks for no correction, or it was settled already. Reload the list.',
  },
  'initiative.part_unknown': {
    vi: 'Thể lệ không có thành phần hồ sơ “{part}”. Hãy chọn lại.',
    en: 'The rulebook has no dossier part “{part}”. Choose again.',
  },
  'initiative.part_type': {
    vi: '“{part}” không nhận tệp loại {kind}. Hãy dùng loại tệp ghi trong thể lệ.',
    en: '“{part}” takes no {kind} files. Use a type that the rules name.',
  },
  'initiative.part_full': {
    vi: '“{part}” đã đủ {maximum} tệp. Hãy bỏ bớt một tệp rồi tải lên.',
    en: '“{part}” already has {maximum} files. Remove one first.',
  },
  'initiative.dossier_too_large': {
    vi: 'Hồ sơ vượt quá tổng dung lượng {limit}. Hãy giảm hoặc bỏ bớt tệp.',
    en: 'The dossier exceeds its total of {limit}. Reduce or remove files.',
  },
  'initiative.not_blind_field': {
    vi: 'Thể lệ không cho giám khảo ẩn danh xem mục “{field}” nên không có gì để che.',
    en: 'The rulebook does not show “{field}” to blind judges, so there is nothing to redact.',
  },
  'initiative.only_cleared': {
    vi: 'Mục “{field}” không phải đoạn văn nên chỉ có thể bỏ trống.',
    en: 'Field “{field}” holds no text, so it can only be cleared.',
  },
  'initiative.part_identifies': {
    vi: 'Thành phần này nêu tên người hoặc đơn vị nên không cho giám khảo ẩn danh xem được.',
    en: 'This part names people or units by its nature and is never shown in a blind round.',
  },
  'initiative.is_author': {
    vi: 'Người này là tác giả của sáng kiến {code} đang dự thi nên không được giữ vai trò này.',
    en: 'This person is an author of initiative {code} in the contest and may not hold this role.',
  },
  'initiative.no_receipt': {
    vi: 'Hồ sơ chưa có giấy biên nhận. Hãy nộp hồ sơ (hồ sơ giấy: đợi người thứ hai xác nhận) rồi in lại.',
    en: 'The dossier has no receipt yet. Hand it in (on paper: wait for the second person), then print again.',
  },
});
