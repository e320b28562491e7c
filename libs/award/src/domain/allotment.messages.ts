import { registerMessages } from '@platform/kernel';

registerMessages({
  'award.empty_slot': {
    vi: 'Còn trống {count} suất {prize} mà thể lệ không cho để trống.',
    en: 'Prize “{prize}” has {count} empty places, which the rules do not allow.',
  },
  'award.extra_slots_not_allowed': {
    vi: 'Thể lệ không cho thêm suất {prize}.',
    en: 'The rules allow no extra places of prize “{prize}”.',
  },
  'award.leave_empty_not_allowed': {
    vi: 'Thể lệ không cho để trống {prize}.',
    en: 'The rules do not allow prize “{prize}” to be left empty.',
  },
  'award.count_not_positive': {
    vi: 'Số suất {prize} phải là số nguyên dương.',
    en: 'The number of places of prize “{prize}” must be a positive whole number.',
  },
  'award.tie_answer_refused': {
    vi: 'Quyết định về các sáng kiến bằng điểm ở {prize} không hợp với thể lệ hoặc số suất còn lại.',
    en: 'The decision on the tie at prize “{prize}” does not fit the rules or the places left.',
  },
  'award.vote_missing': {
    vi: 'Chưa có kết quả biểu quyết hợp lệ của Ban Tổ chức cho sáng kiến này.',
    en: 'There is no valid committee vote on this initiative.',
  },
  'award.over_budget': {
    vi: 'Tổng tiền thưởng {budgetUsed} đồng vượt kinh phí {budgetCeiling} đồng.',
    en: 'The prizes cost {budgetUsed} đồng, above the ceiling of {budgetCeiling} đồng.',
  },
  'award.decision_without_use': {
    vi: 'Một quyết định về {prize} không còn khớp với kết quả. Hãy rút lại quyết định đó.',
    en: 'A decision on prize “{prize}” no longer fits the result. Take that decision back.',
  },
});
