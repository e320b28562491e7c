import type { Guard, Workflow } from '@platform/workflow';

export type NoticeState =
  | 'draft'
  | 'released'
  | 'sending'
  | 'retrying'
  | 'sent'
  | 'failed'
  | 'uncertain'
  | 'to_print'
  | 'printed'
  | 'cancelled';

export interface NoticeFacts {
  readonly hasAddress: boolean;
}

const hasAddress: Guard<NoticeFacts> = {
  name: 'the recipient has an address',
  check: (facts) => (facts.hasAddress ? null : { code: 'notification.no_address' }),
};
const hasNoAddress: Guard<NoticeFacts> = {
  name: 'the recipient has no address',
  check: (facts) => (facts.hasAddress ? { code: 'notification.has_address' } : null),
};

const staff = ['secretary', 'secretary_head'];

/** Truth about one message to one person. `sent` means that the server has taken it. */
export const noticeWorkflow: Workflow<NoticeState, NoticeFacts> = {
  name: 'notice',
  initial: 'draft',
  states: {
    draft: { vi: 'Bản nháp', en: 'Draft' },
    released: { vi: 'Chờ gửi', en: 'Released' },
    sending: { vi: 'Đang gửi', en: 'Sending' },
    retrying: { vi: 'Sẽ gửi lại', en: 'Retrying' },
    sent: { vi: 'Đã gửi', en: 'Sent' },
    failed: { vi: 'Không gửi được', en: 'Failed' },
    uncertain: { vi: 'Chưa rõ đã đến hay chưa', en: 'Uncertain' },
    to_print: { vi: 'Chờ in', en: 'To print' },
    printed: { vi: 'Đã in', en: 'Printed' },
    cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  },
  transitions: [
    {
      name: 'release',
      label: { vi: 'Phát hành', en: 'Release' },
      from: ['draft'],
      to: 'released',
      roles: [...staff, 'system'],
      guards: [hasAddress],
      emits: 'NoticeReleased',
    },
    {
      name: 'releaseToPrint',
      label: { vi: 'Phát hành bản in', en: 'Release on paper' },
      from: ['draft'],
      to: 'to_print',
      roles: [...staff, 'system'],
      guards: [hasNoAddress],
      emits: 'NoticeReleased',
    },
    {
      name: 'cancel',
      label: { vi: 'Hủy bản nháp', en: 'Cancel the draft' },
      from: ['draft'],
      to: 'cancelled',
      roles: [...staff, 'system'],
      needsReason: true,
      emits: 'NoticeCancelled',
    },
    {
      name: 'begin',
      label: { vi: 'Bắt đầu gửi', en: 'Begin sending' },
      from: ['released', 'retrying', 'sending'],
      to: 'sending',
      roles: ['system'],
      emits: 'NoticeSending',
    },
    {
      name: 'confirm',
      label: { vi: 'Máy chủ đã nhận', en: 'Taken by the server' },
      from: ['sending'],
      to: 'sent',
      roles: ['system'],
      emits: 'NoticeSent',
    },
    {
      name: 'postpone',
      label: { vi: 'Hẹn gửi lại', en: 'Try again later' },
      from: ['sending'],
      to: 'retrying',
      roles: ['system'],
      emits: 'NoticePostponed',
    },
    {
      name: 'fail',
      label: { vi: 'Dừng gửi', en: 'Give up' },
      from: ['sending', 'released', 'retrying'],
      to: 'failed',
      roles: ['system'],
      emits: 'NoticeFailed',
    },
    {
      name: 'doubt',
      label: { vi: 'Không rõ kết quả', en: 'Outcome unknown' },
      from: ['sending'],
      to: 'uncertain',
      roles: ['system'],
      emits: 'NoticeUncertain',
    },
    {
      name: 'settle',
      label: { vi: 'Xác nhận đã đến', en: 'Take as arrived' },
      from: ['uncertain'],
      to: 'sent',
      roles: staff,
      needsReason: true,
      emits: 'NoticeSent',
    },
    {
      name: 'resend',
      label: { vi: 'Gửi lại', en: 'Send again' },
      from: ['failed', 'uncertain', 'sent', 'to_print'],
      to: 'released',
      roles: staff,
      guards: [hasAddress],
      needsReason: true,
      emits: 'NoticeReleased',
    },
    {
      name: 'markPrinted',
      label: { vi: 'Đánh dấu đã in', en: 'Mark as printed' },
      from: ['to_print'],
      to: 'printed',
      roles: staff,
      emits: 'NoticePrinted',
    },
  ],
};
