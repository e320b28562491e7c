import type { Label } from '@platform/workflow';
import type { ContestState } from '../queries/views';

export const CONTEST_STATES: Readonly<Record<ContestState, Label>> = {
  preparing: { vi: 'đang chuẩn bị', en: 'preparing' },
  announced: { vi: 'đã phát động', en: 'announced' },
  open: { vi: 'đang nhận hồ sơ', en: 'open' },
  closed: { vi: 'đã đóng nhận hồ sơ', en: 'closed' },
  concluded: { vi: 'đã tổng kết', en: 'concluded' },
  archived: { vi: 'đã lưu trữ', en: 'archived' },
  suspended: { vi: 'tạm dừng', en: 'suspended' },
  cancelled: { vi: 'đã hủy', en: 'cancelled' },
};
