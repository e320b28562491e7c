import type { Guard, Workflow } from '@platform/workflow';
import type { AccountState } from '../queries/views';

export interface AccountFacts {
  /** The actor's own account. */
  readonly isOwn: boolean;
}

const notOwn: Guard<AccountFacts> = {
  name: 'it is not the own account',
  check: ({ isOwn }) => (isOwn ? { code: 'identity.own_account' } : null),
};

/** `token_holder`: who has just shown a valid one-time token for the account. */
export const accountWorkflow: Workflow<AccountState, AccountFacts> = {
  name: 'account',
  initial: 'invited',
  states: {
    invited: { vi: 'đã mời', en: 'invited' },
    unconfirmed: { vi: 'chờ xác nhận địa chỉ', en: 'awaiting confirmation' },
    active: { vi: 'đang hoạt động', en: 'active' },
    disabled: { vi: 'đã khóa', en: 'disabled' },
  },
  transitions: [
    {
      name: 'activate',
      label: { vi: 'Kích hoạt', en: 'Activate' },
      from: ['invited', 'unconfirmed'],
      to: 'active',
      roles: ['token_holder'],
      emits: 'AccountActivated',
    },
    {
      name: 'disable',
      label: { vi: 'Khóa tài khoản', en: 'Disable' },
      from: ['invited', 'unconfirmed', 'active'],
      to: 'disabled',
      roles: ['admin'],
      guards: [notOwn],
      needsReason: true,
      emits: 'AccountDisabled',
    },
    {
      name: 'enable',
      label: { vi: 'Mở lại tài khoản', en: 'Enable' },
      from: ['disabled'],
      to: 'active',
      roles: ['admin'],
      needsReason: true,
      emits: 'AccountEnabled',
    },
  ],
};
