import type { Language } from '@platform/kernel';

const ROLES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  coordinator: { vi: 'đầu mối đơn vị', en: 'unit coordinator' },
  secretary: { vi: 'thành viên tổ thư ký', en: 'secretary' },
  secretary_head: { vi: 'tổ trưởng tổ thư ký', en: 'head of the secretariat' },
  organiser: { vi: 'thành viên ban tổ chức', en: 'organiser' },
  clerk: { vi: 'văn thư', en: 'clerk' },
  admin: { vi: 'quản trị hệ thống', en: 'administrator' },
};

/** How a role is called in a notice. Seats in a panel are told of by the appointment itself. */
export function roleOf(code: string | undefined): Readonly<Record<Language, string>> | undefined {
  return code === undefined ? undefined : ROLES[code];
}
