import { registerMessages } from '@platform/kernel';

registerMessages({
  'overview.contest_runs': {
    vi: 'Cuộc thi chưa tổng kết nên chưa lập được hồ sơ lưu trữ. Hãy tổng kết cuộc thi trước.',
    en: 'The contest is not concluded, so it cannot be archived yet. Conclude it first.',
  },
});
