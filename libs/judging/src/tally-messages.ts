import { registerMessages } from '@platform/kernel';

/** What the arithmetic finds wrong with sheets that are already in, and what ties ask of a person. */
registerMessages({
  'scoring.carried_missing': {
    vi: 'Thiếu điểm vòng trước của một sáng kiến. Hãy kiểm tra kết quả vòng trước.',
    en: 'An initiative has no score of the earlier round. Check that round’s result.',
  },
  'scoring.criterion_unknown': {
    vi: 'Phiếu {sheet} có tiêu chí không thuộc thể lệ. Hãy mở lại phiếu.',
    en: 'Sheet {sheet} has a criterion that the rulebook lacks. Reopen it.',
  },
  'scoring.mark_missing': {
    vi: 'Phiếu {sheet} thiếu điểm. Hãy mở lại phiếu.',
    en: 'Sheet {sheet} lacks a mark. Reopen it.',
  },
  'scoring.mark_above_maximum': {
    vi: 'Phiếu {sheet} có điểm vượt mức tối đa. Hãy mở lại phiếu.',
    en: 'Sheet {sheet} has a mark above the maximum. Reopen it.',
  },
  'scoring.mark_off_step': {
    vi: 'Phiếu {sheet} có điểm lệch bước. Hãy mở lại phiếu.',
    en: 'Sheet {sheet} has a mark off the step. Reopen it.',
  },
  'judging.tie_by_decision': {
    vi: 'Thể lệ quy định đồng hạng này do người có thẩm quyền quyết định, không bốc thăm.',
    en: 'By the rulebook a person decides this tie, not a lot.',
  },
  'judging.tie_by_lot': {
    vi: 'Thể lệ quy định đồng hạng này phải bốc thăm.',
    en: 'By the rulebook this tie is settled by lot.',
  },
  'judging.ties_open': {
    vi: 'Còn {count} chỗ đồng hạng ngay vạch vào vòng sau. Trưởng ban cần quyết định.',
    en: '{count} ties lie across the line to the next round. The chair decides them.',
  },
});
