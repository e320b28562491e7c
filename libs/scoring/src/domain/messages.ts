import { registerMessages } from '@platform/kernel';

registerMessages({
  'scoring.mark_missing': {
    vi: 'Phiếu {sheet} chưa có điểm cho tiêu chí “{criterion}”.',
    en: 'Sheet {sheet} has no mark for criterion “{criterion}”.',
  },
  'scoring.mark_not_exact': {
    vi: 'Phiếu {sheet} có điểm không hợp lệ ở tiêu chí “{criterion}”.',
    en: 'Sheet {sheet} has no exact mark for criterion “{criterion}”.',
  },
  'scoring.mark_below_zero': {
    vi: 'Phiếu {sheet} có điểm âm ở tiêu chí “{criterion}”.',
    en: 'Sheet {sheet} has a mark below zero for criterion “{criterion}”.',
  },
  'scoring.mark_above_maximum': {
    vi: 'Phiếu {sheet} có điểm vượt mức tối đa ở tiêu chí “{criterion}”.',
    en: 'Sheet {sheet} has a mark above the maximum for criterion “{criterion}”.',
  },
  'scoring.mark_off_step': {
    vi: 'Phiếu {sheet} có điểm sai bước điểm ở tiêu chí “{criterion}”.',
    en: 'Sheet {sheet} has a mark off the step for criterion “{criterion}”.',
  },
  'scoring.criterion_unknown': {
    vi: 'Phiếu {sheet} chấm tiêu chí “{criterion}” không có trong vòng này.',
    en: 'Sheet {sheet} marks criterion “{criterion}”, which this round does not have.',
  },
  'scoring.initiative_twice': {
    vi: 'Một sáng kiến bị liệt kê hai lần.',
    en: 'An initiative is listed twice.',
  },
  'scoring.initiative_unknown': {
    vi: 'Sáng kiến không thuộc vòng này.',
    en: 'The initiative is not in this round.',
  },
  'scoring.judge_twice': {
    vi: 'Một giám khảo có hai phiếu được tính cho cùng một sáng kiến.',
    en: 'One judge has two counted sheets for the same initiative.',
  },
  'scoring.votes_not_counted': {
    vi: 'Số phiếu bình chọn không hợp lệ.',
    en: 'The number of public votes is not valid.',
  },
  'scoring.carried_missing': {
    vi: 'Chưa có điểm vòng trước để cộng.',
    en: 'The score of the earlier round is missing.',
  },
  'scoring.tie_across_advance': {
    vi: 'Có các sáng kiến bằng điểm ở ranh giới vào vòng sau. Cần người quyết định.',
    en: 'Initiatives are tied at the line to the next round. A person must decide.',
  },
});
