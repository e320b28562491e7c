import type { Language } from '@platform/kernel';

type Both = Readonly<Record<Language, string>>;

const STATES: Readonly<Record<string, Both>> = {
  draft: { vi: 'Đang soạn', en: 'Draft' },
  awaiting_unit: { vi: 'Chờ đơn vị xác nhận', en: 'Waiting for the unit' },
  not_forwarded: { vi: 'Đơn vị không gửi', en: 'Not forwarded' },
  submitted: { vi: 'Chờ kiểm tra', en: 'Waiting for screening' },
  awaiting_completion: { vi: 'Chờ bổ sung', en: 'Completion asked' },
  eligible: { vi: 'Hợp lệ', en: 'Eligible' },
  ineligible: { vi: 'Không hợp lệ', en: 'Not eligible' },
  duplicate: { vi: 'Trùng hồ sơ khác', en: 'Duplicate' },
  disqualified: { vi: 'Bị loại', en: 'Disqualified' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
};
const CHANNELS: Readonly<Record<string, Both>> = {
  online: { vi: 'Trực tuyến', en: 'Online' },
  paper: { vi: 'Bản giấy', en: 'Paper' },
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  unit_list: { vi: 'Danh sách đơn vị', en: 'Unit list' },
};
const KINDS: Readonly<Record<string, Both>> = {
  individual: { vi: 'Cá nhân', en: 'Individual' },
  group: { vi: 'Nhóm tác giả', en: 'Group' },
  collective: { vi: 'Tập thể', en: 'Collective' },
};
const NAMES = { byState: STATES, byChannel: CHANNELS, byAuthorKind: KINDS, byOutcome: STATES } as const;

/** The reader's word for a state, a channel or a kind of authors; the key itself where there is none. */
export const nameOf = (what: keyof typeof NAMES, key: string, language: Language): string =>
  NAMES[what][key]?.[language] ?? key;

export const TABLES = [
  'byDay',
  'byOutcome',
  'byState',
  'byChannel',
  'byTheme',
  'byAuthorKind',
  'byBlock',
  'byUnit',
  'progress',
  'scores',
] as const;
export type TableName = (typeof TABLES)[number];

export const TITLES: Readonly<Record<TableName, Both>> = {
  byDay: { vi: 'Hồ sơ nhận theo ngày', en: 'Dossiers received by day' },
  byOutcome: { vi: 'Kết quả kiểm tra hồ sơ', en: 'Screening outcomes' },
  byState: { vi: 'Tình trạng hồ sơ', en: 'State of the dossiers' },
  byChannel: { vi: 'Cách nộp', en: 'Channel' },
  byTheme: { vi: 'Lĩnh vực', en: 'Theme' },
  byAuthorKind: { vi: 'Đối tượng dự thi', en: 'Kind of authors' },
  byBlock: { vi: 'Khối đơn vị', en: 'Unit block' },
  byUnit: { vi: 'Đơn vị', en: 'Unit' },
  progress: { vi: 'Tiến độ chấm', en: 'Progress of scoring' },
  scores: { vi: 'Phổ điểm', en: 'Score distribution' },
};

export const WORDS = {
  day: { vi: 'Ngày', en: 'Day' },
  sum: { vi: 'Cộng dồn', en: 'Total so far' },
  count: { vi: 'Số hồ sơ', en: 'Dossiers' },
  round: { vi: 'Vòng', en: 'Round' },
  dossiers: { vi: 'Hồ sơ', en: 'Dossiers' },
  assigned: { vi: 'Phiếu giao', en: 'Sheets assigned' },
  submitted: { vi: 'Phiếu đã nộp', en: 'Sheets handed in' },
  from: { vi: 'Từ', en: 'From' },
  to: { vi: 'Đến dưới', en: 'To below' },
} as const satisfies Readonly<Record<string, Both>>;
