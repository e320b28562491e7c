import { registerMessages } from '@platform/kernel';

registerMessages({
  'contest.wrong_state': {
    vi: 'Không làm được khi cuộc thi ở trạng thái “{state}”.',
    en: 'Not possible while the contest is in the state “{state}”.',
  },
});
