import { registerMessages } from '@platform/kernel';

/** [code, Vietnamese, English] */
const texts: readonly (readonly [string, string, string])[] = [
  [
    'rulebook.above_judges',
    'Số phiếu tối thiểu lớn hơn số giám khảo ({judges}). Hãy giảm số phiếu hoặc tăng số giám khảo.',
    'More sheets are required than there are judges ({judges}). Lower the minimum or raise the judges.',
  ],
  [
    'rulebook.above_maximum',
    'Vượt quá mức tối đa {max}. Hãy ghi giá trị không quá mức này.',
    'Above the maximum {max}. Give a value within it.',
  ],
  [
    'rulebook.above_total',
    'Dung lượng một tệp lớn hơn tổng dung lượng cho phép ({maximum} byte). Hãy giảm xuống.',
    'One file may be larger than the whole dossier ({maximum} bytes). Lower it.',
  ],
  [
    'rulebook.advance_after_last_round',
    'Vòng cuối không có vòng sau để chuyển lên. Hãy bỏ mục này.',
    'Nothing follows the last round. Remove this.',
  ],
  [
    'rulebook.advance_missing',
    'Chưa quy định hồ sơ nào được vào vòng sau. Hãy bổ sung.',
    'It is not said who advances to the next round. Add it.',
  ],
  [
    'rulebook.already_past',
    'Hạn nộp hồ sơ đã qua. Hãy chọn thời điểm ở tương lai.',
    'The closing time has passed. Choose a later one.',
  ],
  [
    'rulebook.amount_missing',
    'Thiếu mức thưởng cho loại tác giả “{code}”. Hãy bổ sung.',
    'The amount for the category “{code}” is missing. Add it.',
  ],
  [
    'rulebook.band_above_higher_prize',
    'Mức điểm của giải thấp hơn lại cao hơn giải trên. Hãy xếp lại.',
    'The band lies above that of a higher prize. Reorder them.',
  ],
  [
    'rulebook.band_empty',
    'Khoảng điểm này không chứa điểm nào. Hãy sửa cận trên và cận dưới.',
    'The band contains no score. Correct its limits.',
  ],
  [
    'rulebook.bands_gap',
    'Có khoảng trống giữa hai khoảng điểm ({from} đến {to}). Hãy nối liền.',
    'There is a gap between two bands ({from} to {to}). Close it.',
  ],
  [
    'rulebook.bands_incomplete',
    'Các khoảng điểm chưa phủ từ {from} đến {to}. Hãy bổ sung.',
    'The bands do not cover {from} to {to}. Complete them.',
  ],
  [
    'rulebook.bands_overlap',
    'Hai khoảng điểm chồng lên nhau tại {at}. Hãy tách ra.',
    'Two bands overlap at {at}. Separate them.',
  ],
  [
    'rulebook.calendar_order',
    'Các mốc thời gian không theo thứ tự. Hãy sắp xếp lại lịch.',
    'The dates are out of order. Correct the calendar.',
  ],
  [
    'rulebook.category_without_quota',
    'Loại tác giả “{code}” chưa có chỉ tiêu. Hãy bổ sung.',
    'The category “{code}” has no quota. Add one.',
  ],
  [
    'rulebook.ceiling_below_prizes',
    'Tổng giải ({fixed} đồng) vượt trần kinh phí. Hãy tăng trần hoặc giảm giải.',
    'The prizes ({fixed} đồng) exceed the budget ceiling. Raise it or lower the prizes.',
  ],
  [
    'rulebook.criteria_total',
    'Tổng điểm các tiêu chí là {sum}, khác tổng điểm của vòng. Hãy cân lại.',
    'The criteria add up to {sum}, not to the total of the round. Balance them.',
  ],
  [
    'rulebook.criterion_in_no_group',
    'Tiêu chí “{code}” không thuộc nhóm nào. Hãy xếp vào một nhóm.',
    'The criterion “{code}” is in no group. Put it in one.',
  ],
  ['rulebook.duplicate', '“{key}” bị trùng. Hãy đổi hoặc bỏ một mục.', '“{key}” occurs twice. Rename or remove one.'],
  [
    'rulebook.frozen',
    'Mục này không sửa được sau khi phát động. Hãy khôi phục.',
    'This cannot change once announced. Restore it.',
  ],
  [
    'rulebook.group_from_two',
    'Nhóm tác giả phải từ hai người. Hãy sửa số lượng.',
    'A group has at least two authors. Correct the number.',
  ],
  [
    'rulebook.higher_prize_without_band',
    'Giải cao hơn “{code}” chưa có mức điểm. Hãy bổ sung.',
    'The higher prize “{code}” has no band. Add one.',
  ],
  [
    'rulebook.individual_is_one',
    'Tác giả cá nhân là đúng một người. Hãy sửa số lượng.',
    'An individual is exactly one author. Correct the number.',
  ],
  ['rulebook.invalid', 'Giá trị không hợp lệ. Hãy sửa lại.', 'The value is not valid. Correct it.'],
  [
    'rulebook.ladder_goes_on_after_person',
    'Sau bước “người quyết định” không còn bước nào. Hãy bỏ các bước sau.',
    'Nothing can follow the decision of a person. Remove the later steps.',
  ],
  [
    'rulebook.min_above_max',
    'Mức tối thiểu lớn hơn mức tối đa. Hãy sửa lại.',
    'The minimum is above the maximum. Correct them.',
  ],
  ['rulebook.missing', 'Thiếu mục này. Hãy bổ sung.', 'This is missing. Add it.'],
  [
    'rulebook.not_allowed',
    'Giá trị không nằm trong danh sách cho phép: {allowed}. Hãy chọn lại.',
    'Not one of the allowed values: {allowed}. Choose again.',
  ],
  [
    'rulebook.not_an_earlier_round',
    'Vòng “{code}” không phải là vòng trước. Hãy chọn lại.',
    '“{code}” is not an earlier round. Choose again.',
  ],
  [
    'rulebook.not_blind',
    'Vòng có thuyết trình không thể chấm kín. Hãy đổi một trong hai.',
    'A round with presentations cannot be blind. Change one of the two.',
  ],
  [
    'rulebook.only_later',
    'Thời hạn này chỉ được lùi muộn hơn. Hãy chọn lại.',
    'This time may only move to a later one. Choose again.',
  ],
  [
    'rulebook.paper_missing',
    'Thiếu mẫu văn bản “{kind}”. Hãy bổ sung trước khi phát động.',
    'The paper “{kind}” is missing. Add it before announcing.',
  ],
  [
    'rulebook.rank_taken',
    'Thứ hạng {rank} của loại “{category}” đã có giải khác. Hãy đổi thứ hạng.',
    'Rank {rank} of “{category}” is taken by another prize. Change the rank.',
  ],
  [
    'rulebook.ranks_not_rising',
    'Thứ hạng các giải phải tăng dần. Hãy sắp xếp lại.',
    'The ranks of the prizes must rise. Reorder them.',
  ],
  [
    'rulebook.share_above_one',
    'Tỷ lệ phiếu cần đạt lớn hơn 1. Hãy sửa lại.',
    'The share of votes is above one. Correct it.',
  ],
  [
    'rulebook.signing_case',
    'Thẩm quyền ký không khớp với cách ký. Hãy sửa lại.',
    'The authority does not fit the signing case. Correct it.',
  ],
  [
    'rulebook.step_does_not_divide',
    'Bước điểm không chia hết điểm tối đa {max}. Hãy chọn bước khác.',
    'The step does not divide the maximum {max}. Choose another step.',
  ],
  ['rulebook.too_big', 'Lớn hơn mức cho phép {maximum}. Hãy giảm xuống.', 'Larger than {maximum}. Lower it.'],
  [
    'rulebook.too_late_to_change',
    'Mục này chỉ sửa được đến giai đoạn “{until}”. Hãy khôi phục.',
    'This could change only until “{until}”. Restore it.',
  ],
  [
    'rulebook.too_many_decimals',
    'Chỉ ghi tối đa hai chữ số thập phân. Hãy làm tròn.',
    'At most two decimal places. Round it.',
  ],
  ['rulebook.too_small', 'Nhỏ hơn mức cho phép {minimum}. Hãy tăng lên.', 'Smaller than {minimum}. Raise it.'],
  [
    'rulebook.trimmed_needs_five',
    'Bỏ điểm cao nhất và thấp nhất cần ít nhất năm phiếu. Hãy tăng số phiếu tối thiểu.',
    'Dropping the highest and lowest needs at least five sheets. Raise the minimum.',
  ],
  [
    'rulebook.unknown_category',
    'Không có loại tác giả “{code}”. Hãy chọn lại.',
    'There is no category “{code}”. Choose again.',
  ],
  [
    'rulebook.unknown_criterion',
    'Không có tiêu chí “{code}”. Hãy chọn lại.',
    'There is no criterion “{code}”. Choose again.',
  ],
  [
    'rulebook.unknown_key',
    'Không có mục “{key}” trong thể lệ. Hãy bỏ mục này.',
    'A rulebook has no “{key}”. Remove it.',
  ],
  ['rulebook.unknown_round', 'Không có vòng “{code}”. Hãy chọn lại.', 'There is no round “{code}”. Choose again.'],
  [
    'rulebook.unknown_zone',
    'Không có múi giờ “{zone}”. Hãy chọn lại.',
    'There is no time zone “{zone}”. Choose again.',
  ],
  [
    'rulebook.weights_not_100',
    'Tổng trọng số là {total}, phải bằng 100. Hãy cân lại.',
    'The weights add up to {total}, not to 100. Balance them.',
  ],
  ['rulebook.wrong_format', 'Sai định dạng ({format}). Hãy ghi lại.', 'Wrong format ({format}). Write it again.'],
  [
    'rulebook.wrong_type',
    'Sai kiểu dữ liệu, cần {expected}. Hãy ghi lại.',
    'Wrong type, {expected} is expected. Write it again.',
  ],
  ['rulebook.zero', 'Phải lớn hơn 0. Hãy ghi lại.', 'Must be above 0. Write it again.'],
  [
    'contest.answer_malformed',
    'Nội dung trả lời không đúng dạng. Hãy tải lại biểu mẫu.',
    'The answers are malformed. Load the form again.',
  ],
  [
    'contest.answer_of_unknown_field',
    'Biểu mẫu không có mục này. Hãy tải lại biểu mẫu.',
    'The form has no such field. Load the form again.',
  ],
  ['contest.answer_missing', 'Hãy điền mục này.', 'Fill this in.'],
  ['contest.answer_not_text', 'Mục này là văn bản. Hãy ghi bằng chữ.', 'This is a text. Write text.'],
  [
    'contest.answer_too_many_words',
    'Dài {words} từ, tối đa {maximum}. Hãy rút gọn.',
    '{words} words, at most {maximum}. Shorten it.',
  ],
  [
    'contest.answer_too_few_words',
    'Mới có {words} từ, tối thiểu {minimum}. Hãy viết thêm.',
    '{words} words, at least {minimum}. Write more.',
  ],
  ['contest.answer_not_a_number', 'Mục này là số. Hãy ghi một số.', 'This is a number. Write a number.'],
  [
    'contest.answer_too_many_decimals',
    'Tối đa {decimals} chữ số thập phân. Hãy làm tròn.',
    'At most {decimals} decimal places. Round it.',
  ],
  ['contest.answer_too_small', 'Nhỏ hơn {minimum}. Hãy ghi lại.', 'Smaller than {minimum}. Correct it.'],
  ['contest.answer_too_big', 'Lớn hơn {maximum}. Hãy ghi lại.', 'Larger than {maximum}. Correct it.'],
  ['contest.answer_not_a_date', 'Mục này là ngày. Hãy chọn một ngày.', 'This is a date. Choose a date.'],
  ['contest.answer_too_early', 'Sớm hơn {earliest}. Hãy chọn ngày khác.', 'Before {earliest}. Choose another date.'],
  ['contest.answer_too_late', 'Muộn hơn {latest}. Hãy chọn ngày khác.', 'After {latest}. Choose another date.'],
  [
    'contest.answer_not_a_list',
    'Mục này cho chọn nhiều. Hãy gửi danh sách lựa chọn.',
    'Several choices are possible here. Send a list.',
  ],
  ['contest.answer_not_one_choice', 'Chỉ chọn một. Hãy chọn lại.', 'Choose one only.'],
  ['contest.answer_chosen_twice', 'Một lựa chọn bị lặp. Hãy bỏ bớt.', 'A choice occurs twice. Remove one.'],
  [
    'contest.answer_not_a_choice',
    'Lựa chọn không có trong danh sách. Hãy chọn lại.',
    'Not one of the choices. Choose again.',
  ],
  ['contest.answer_not_a_table', 'Mục này là bảng. Hãy nhập theo dòng.', 'This is a table. Enter rows.'],
  ['contest.answer_too_many_rows', 'Tối đa {maximum} dòng. Hãy bớt dòng.', 'At most {maximum} rows. Remove some.'],
  ['contest.answer_too_few_rows', 'Tối thiểu {minimum} dòng. Hãy thêm dòng.', 'At least {minimum} rows. Add some.'],
  [
    'contest.marks_malformed',
    'Phiếu điểm không đúng dạng. Hãy tải lại phiếu.',
    'The marks are malformed. Load the sheet again.',
  ],
  ['contest.mark_missing', 'Chưa chấm tiêu chí này. Hãy cho điểm.', 'This criterion is not marked. Give a mark.'],
  ['contest.mark_not_a_number', 'Điểm phải là số. Hãy ghi lại.', 'A mark is a number. Write it again.'],
  ['contest.mark_below_zero', 'Điểm không được âm. Hãy ghi lại.', 'A mark is not below zero. Write it again.'],
  [
    'contest.mark_above_maximum',
    'Điểm vượt mức tối đa {maximum}. Hãy ghi lại.',
    'Above the maximum {maximum}. Write it again.',
  ],
  ['contest.mark_off_step', 'Điểm phải theo bước {step}. Hãy ghi lại.', 'Marks go in steps of {step}. Write it again.'],
  [
    'contest.mark_of_unknown_criterion',
    'Vòng này không có tiêu chí “{criterion}”. Hãy tải lại phiếu.',
    'This round has no criterion “{criterion}”. Load the sheet again.',
  ],
];

registerMessages(Object.fromEntries(texts.map(([code, vi, en]) => [code, { vi, en }])));
