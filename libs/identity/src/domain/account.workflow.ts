import type { Guard, Workflow } from '@platform/workflow';

export type AccountState = 'invited' | 'unconfirmed' | 'active' | 'disabled';

export interface AccountFacts {
  /** The actor's own account. */
  readonly isOwn: boolean;
  readonly hasPassword: boolean;
}

const notOwn: Guard<AccountFacts> = {
  name: 'it is not the own account',
  check: ({ isOwn }) => (isOwn ? { code: 'identity.own_account' } : null),
};

/** `token_holder`: who has just shown a valid one-time token for the account. */
export const accountWorkflow: Workflow<AccountState, AccountFacts> = {
  name: 'account',
  initial: 'unconfirmed',
  states: {
    invited: { vi: 'đã mời', en: 'invited' },
    unconfirmed: { vi: 'chờ xác nhận địa chỉ', en: 'awaiting confirmation' },
    active: { vi: 'đang hoạt động', en: 'active' },
    disabled: { vi: 'đã khóa', en: 'disabled' },
  },
  transitions: [
    {
      name: 'invite',
      label: { vi: 'Mời', en: 'Invite' },
      from: ['unconfirmed', 'invited'],
      to: 'invited',
      roles: ['admin'],
      emits: 'AccountInvited',
    },
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
      choice: { others: ['unconfirmed'], pick: ({ hasPassword }) => (hasPassword ? 'active' : 'unconfirmed') },
      roles: ['admin'],
      needsReason: true,
      emits: 'AccountEnabled',
    },
  ],
};
