import { registerMessages, registerTerms } from '@platform/kernel';
import type { Messages } from '@platform/kernel';

type Texts = Readonly<Record<string, readonly [vi: string, en: string]>>;

const under = (prefix: string, texts: Texts): Messages =>
  Object.fromEntries(Object.entries(texts).map(([reason, [vi, en]]) => [`contest.${prefix}_${reason}`, { vi, en }]));

const rulebook: Texts = {
  missing: ['Thiếu mục này.', 'This is missing.'],
  wrong_type: ['Sai kiểu dữ liệu, cần {expected}.', 'Wrong type; {expected} is expected.'],
  unknown_key: ['Không có mục nào tên “{key}”.', 'There is no such key as “{key}”.'],
  too_small: ['Phải từ {minimum} trở lên.', 'Must be {minimum} or more.'],
  too_big: ['Không được quá {maximum}.', 'Must be {maximum} or less.'],
  too_few: ['Cần ít nhất {minimum} mục.', 'At least {minimum} are needed.'],
  too_many: ['Không được quá {maximum} mục.', 'At most {maximum} are allowed.'],
  too_long: ['Không được dài quá {maximum} ký tự.', 'At most {maximum} characters.'],
  wrong_code: [
    'Mã chỉ gồm chữ thường không dấu, số và dấu gạch dưới, bắt đầu bằng chữ.',
    'A code has small letters without accents, digits and underscores, and begins with a letter.',
  ],
  wrong_prefix: [
    'Mã gồm 2 đến 10 chữ in hoa không dấu hoặc chữ số, bắt đầu bằng chữ, ví dụ SK26.',
    'The prefix has 2 to 10 capital letters without accents or digits and begins with a letter, such as SK26.',
  ],
  wrong_symbol: [
    'Ký hiệu gồm chữ in hoa không dấu hoặc Đ, nối bằng gạch ngang, ví dụ QĐ-UBND.',
    'A symbol has capital letters without accents, or Đ, joined by hyphens, such as QĐ-UBND.',
  ],
  wrong_day: ['Không có ngày này. Hãy nhập lại.', 'There is no such day. Enter it again.'],
  wrong_time: ['Không có thời điểm này. Hãy nhập lại ngày và giờ.', 'There is no such time. Enter day and time again.'],
  not_allowed: ['Giá trị không được phép. Được dùng: {allowed}.', 'Not an allowed value. Allowed: {allowed}.'],
  invalid: ['Giá trị không hợp lệ.', 'Not a valid value.'],
  too_many_decimals: ['Chỉ được tối đa hai chữ số thập phân.', 'At most two decimals.'],
  duplicate: ['“{key}” đã được dùng ở trên.', '“{key}” is used above already.'],
  min_above_max: ['Giá trị nhỏ nhất lớn hơn giá trị lớn nhất.', 'The minimum is above the maximum.'],
  individual_is_one: ['Tác giả cá nhân chỉ có một người.', 'An individual is one author.'],
  group_from_two: ['Nhóm tác giả có từ hai người.', 'A group has at least two authors.'],
  above_total: [
    'Lớn hơn dung lượng cả hồ sơ ({maximum} byte).',
    'Larger than the whole dossier may be ({maximum} bytes).',
  ],
  unknown_zone: ['Không có múi giờ “{zone}”.', 'There is no time zone “{zone}”.'],
  calendar_order: ['Thời điểm này phải sau thời điểm trước nó.', 'This time must come after the one before it.'],
  zero: ['Phải lớn hơn 0.', 'Must be above zero.'],
  step_does_not_divide: [
    'Bước điểm không chia hết điểm tối đa {max}.',
    'The step does not divide the maximum of {max}.',
  ],
  above_maximum: ['Vượt điểm tối đa {max}.', 'Above the maximum of {max}.'],
  criteria_total: [
    'Các tiêu chí cộng lại được {sum}, khác tổng điểm của vòng.',
    'The criteria add up to {sum}, not to the total of the round.',
  ],
  above_judges: ['Số phiếu tối thiểu lớn hơn số giám khảo ({judges}).', 'More sheets than judges ({judges}).'],
  trimmed_needs_five: [
    'Bỏ điểm cao nhất và thấp nhất cần ít nhất năm giám khảo mỗi sáng kiến.',
    'Dropping the highest and lowest needs five judges an initiative.',
  ],
  weights_not_100: ['Tổng trọng số là {total}%, phải đúng 100%.', 'The weights total {total}%, not 100%.'],
  criterion_in_no_group: ['Tiêu chí “{code}” chưa thuộc nhóm nào.', 'Criterion “{code}” is in no group.'],
  unknown_criterion: ['Không có tiêu chí “{code}”.', 'There is no criterion “{code}”.'],
  summary_field: [
    'Tóm tắt công khai phải lấy từ một mục văn bản của biểu mẫu; chọn cả mục đó và trường “summary”, hoặc bỏ cả hai.',
    'The public summary is a text field of the form: give both that field and “summary”, or neither.',
  ],
  unknown_round: ['Không có vòng “{code}”.', 'There is no round “{code}”.'],
  unknown_category: ['“{code}” không phải loại tác giả ở đây.', '“{code}” is no author category here.'],
  bands_overlap: ['Khoảng điểm chồng lên khoảng khác tại {at}.', 'The band overlaps another at {at}.'],
  bands_gap: ['Từ {from} đến {to} điểm không thuộc khoảng nào.', 'From {from} to {to} no band applies.'],
  bands_incomplete: ['Các khoảng phải phủ từ {from} đến {to}.', 'The bands must cover {from} to {to}.'],
  band_empty: ['Khoảng điểm rỗng.', 'The band is empty.'],
  band_above_higher_prize: ['Mức điểm cao hơn của giải trên.', 'Its minimum is above that of the higher prize.'],
  higher_prize_without_band: [
    'Giải cao hơn “{code}” chưa có mức điểm.',
    'The higher prize “{code}” has no minimum score.',
  ],
  advance_missing: ['Vòng này phải nêu ai được vào vòng sau.', 'This round must say who goes on.'],
  advance_after_last_round: ['Sau vòng cuối không còn vòng nào.', 'There is no round after the last.'],
  category_without_quota: [
    'Loại tác giả “{code}” chưa có chỉ tiêu vào vòng sau.',
    'Category “{code}” has no quota for the next round.',
  ],
  not_an_earlier_round: ['“{code}” không phải vòng trước vòng này.', '“{code}” is not a round before this one.'],
  not_blind: ['Vòng chấm kín không thể có thuyết trình.', 'A blind round can have no presentation.'],
  ladder_goes_on_after_person: [
    'Bốc thăm hoặc quyết định phải là bước cuối.',
    'A lot or a decision must be the last step.',
  ],
  rank_taken: ['Hạng {rank} của “{category}” đã có giải khác.', 'Rank {rank} of “{category}” is taken.'],
  ranks_not_rising: ['Giải phải xếp từ hạng cao xuống thấp.', 'Prizes must be listed from the highest rank down.'],
  amount_missing: ['Thiếu mức tiền cho “{code}”.', 'The amount for “{code}” is missing.'],
  ceiling_below_prizes: [
    'Cơ cấu giải cần {fixed} đồng, vượt mức kinh phí.',
    'The prizes need {fixed} đồng, above the ceiling.',
  ],
  share_above_one: ['Tỷ lệ tán thành lớn hơn toàn bộ.', 'The share in favour is above the whole.'],
  signing_case: ['Thể thức ký và chức danh ký thay không khớp.', 'The signing case and its authority do not fit.'],
  before_closing: ['Hạn này phải sau hạn nộp hồ sơ.', 'This must come after the closing time for dossiers.'],
  already_past: ['Thời điểm này đã qua.', 'This time has passed.'],
  paper_missing: ['Chưa có cấu hình văn bản “{kind}”.', 'The paper “{kind}” is not described.'],
  frozen: ['Mục này đã chốt khi công bố thể lệ.', 'This was frozen when the rules were announced.'],
  too_late_to_change: ['Đã quá giai đoạn được sửa mục này.', 'It is too late to change this.'],
  only_later: ['Chỉ được lùi thời điểm về sau.', 'This time may only move later.'],
};

const answer: Texts = {
  missing: ['Mục này bắt buộc.', 'This is required.'],
  malformed: ['Nội dung gửi lên sai cấu trúc.', 'The answers are malformed.'],
  of_unknown_field: ['Biểu mẫu không có mục này.', 'The form has no such field.'],
  not_text: ['Mục này phải là chữ.', 'This must be text.'],
  too_many_words: ['Có {words} từ, nhiều hơn mức {maximum}.', '{words} words, more than {maximum}.'],
  too_few_words: ['Có {words} từ, ít hơn mức {minimum}.', '{words} words, fewer than {minimum}.'],
  not_a_number: ['Mục này phải là số.', 'This must be a number.'],
  too_many_decimals: ['Tối đa {decimals} chữ số thập phân.', 'At most {decimals} decimals.'],
  too_small: ['Phải từ {minimum} trở lên.', 'Must be {minimum} or more.'],
  too_big: ['Không được quá {maximum}.', 'Must be {maximum} or less.'],
  not_a_date: ['Mục này phải là một ngày có thật.', 'This must be a real date.'],
  too_early: ['Không được trước ngày {earliest}.', 'Not before {earliest}.'],
  too_late: ['Không được sau ngày {latest}.', 'Not after {latest}.'],
  not_a_list: ['Mục này là danh sách lựa chọn.', 'This must be a list of choices.'],
  not_one_choice: ['Chỉ được chọn một.', 'Choose one only.'],
  chosen_twice: ['Một lựa chọn bị ghi hai lần.', 'One choice is given twice.'],
  not_a_choice: ['Lựa chọn không có trong danh sách.', 'Not one of the choices.'],
  not_a_table: ['Mục này phải là bảng.', 'This must be a table.'],
  too_many_rows: ['Bảng có tối đa {maximum} dòng.', 'At most {maximum} rows.'],
  too_few_rows: ['Bảng cần ít nhất {minimum} dòng.', 'At least {minimum} rows.'],
};

const mark: Texts = {
  missing: ['Chưa chấm tiêu chí này.', 'This criterion has no mark.'],
  not_a_number: ['Điểm phải là số.', 'A mark must be a number.'],
  below_zero: ['Điểm không được âm.', 'A mark is not below zero.'],
  above_maximum: ['Điểm vượt mức tối đa {maximum}.', 'Above the maximum of {maximum}.'],
  off_step: ['Điểm phải là bội của {step}.', 'A mark must be a multiple of {step}.'],
  of_unknown_criterion: ['Vòng này không có tiêu chí “{criterion}”.', 'This round has no criterion “{criterion}”.'],
};

/** Kinds of values in a rulebook, as the schema names them. */
registerTerms({
  'rulebook.object': { vi: 'một nhóm mục {…}', en: 'a group of fields {…}' },
  'rulebook.array': { vi: 'một danh sách […]', en: 'a list […]' },
  'rulebook.string': { vi: 'chữ', en: 'text' },
  'rulebook.number': { vi: 'số', en: 'a number' },
  'rulebook.int': { vi: 'số nguyên', en: 'a whole number' },
  'rulebook.boolean': { vi: 'true (có) hoặc false (không)', en: 'true or false' },
});

registerMessages({
  ...under('rulebook', rulebook),
  ...under('answer', answer),
  ...under('mark', mark),
  'contest.marks_malformed': { vi: 'Phiếu điểm sai cấu trúc.', en: 'The marks are malformed.' },
});
