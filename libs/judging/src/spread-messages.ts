import { registerMessages } from '@platform/kernel';

/** What stands against spreading the judges over the initiatives. */
registerMessages({
  'judging.nothing_to_spread': {
    vi: 'Mọi sáng kiến đã đủ giám khảo, không còn lượt nào để phân công.',
    en: 'Every initiative has its judges. There is nothing left to assign.',
  },
  'judging.spread_infeasible': {
    vi: 'Không đủ giám khảo phù hợp cho {count} sáng kiến. Hãy thêm giám khảo hoặc tăng mức tối đa.',
    en: 'There are too few possible judges for {count} initiatives. Add judges or raise the maxima.',
  },
  'judging.plan_changed': {
    vi: 'Ban, xung đột hoặc sáng kiến đã thay đổi từ lúc xem phương án. Hãy xem lại phương án mới.',
    en: 'Panel, conflicts or initiatives have changed since the plan was shown. Look at the new plan.',
  },
});
