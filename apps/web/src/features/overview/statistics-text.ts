import { catalogue } from '../../i18n';

const vi = {
  title: 'Thống kê',
  total: 'Hồ sơ đã nhận',
  lastDay: 'Ngày nhận gần nhất',
  sheets: 'Phiếu đã nộp',
  none: 'Chưa có số liệu',
  noneHint: 'Số liệu hiện khi có hồ sơ đầu tiên.',
  noScores: 'Phổ điểm hiện sau khi khóa kết quả vòng chấm.',
  tables: {
    byDay: 'Hồ sơ nhận theo ngày',
    byOutcome: 'Kết quả kiểm tra hồ sơ',
    byUnit: 'Theo đơn vị',
    byBlock: 'Theo khối đơn vị',
    byTheme: 'Theo lĩnh vực',
    byAuthorKind: 'Theo đối tượng dự thi',
    byChannel: 'Theo cách nộp',
    progress: 'Tiến độ chấm',
    scores: 'Phổ điểm',
  },
  name: 'Tên',
  day: 'Ngày',
  count: 'Số hồ sơ',
  upTo: (most: string) => `Số hồ sơ (cột cao nhất: ${most})`,
  sum: 'Cộng dồn',
  share: 'Tỷ lệ',
  round: 'Vòng',
  dossiers: 'Hồ sơ',
  assigned: 'Phiếu giao',
  submitted: 'Đã nộp',
  score: 'Khoảng điểm',
  range: (from: string, to: string) => `${from} đến dưới ${to}`,
  export: (format: string) => `Tải ${format}`,
  exportOf: (table: string, format: string) => `Tải bảng ${table} (${format})`,
  figures: 'Xem bảng số liệu',
  more: (count: number) => `Xem cả ${count} dòng`,
  chart: {
    byDay: (days: number, most: number, day: string) =>
      `Biểu đồ cột ${days} ngày; nhiều nhất ${most} hồ sơ, ngày ${day}. Số liệu ở bảng bên dưới.`,
    scores: (count: number, most: number) =>
      `Biểu đồ phổ điểm của ${count} hồ sơ; khoảng nhiều nhất có ${most} hồ sơ. Số liệu ở bảng bên dưới.`,
  },
};

const en: typeof vi = {
  title: 'Statistics',
  total: 'Dossiers received',
  lastDay: 'Last received on',
  sheets: 'Sheets handed in',
  none: 'No figures yet',
  noneHint: 'Figures appear with the first dossier.',
  noScores: 'The score distribution appears once the result of a round is locked.',
  tables: {
    byDay: 'Dossiers received by day',
    byOutcome: 'Screening outcomes',
    byUnit: 'By unit',
    byBlock: 'By unit block',
    byTheme: 'By theme',
    byAuthorKind: 'By kind of authors',
    byChannel: 'By channel',
    progress: 'Progress of scoring',
    scores: 'Score distribution',
  },
  name: 'Name',
  day: 'Day',
  count: 'Dossiers',
  upTo: (most: string) => `Dossiers (highest column: ${most})`,
  sum: 'So far',
  share: 'Share',
  round: 'Round',
  dossiers: 'Dossiers',
  assigned: 'Sheets assigned',
  submitted: 'Handed in',
  score: 'Scores',
  range: (from: string, to: string) => `${from} to below ${to}`,
  export: (format: string) => `Get ${format}`,
  exportOf: (table: string, format: string) => `Get the table ${table} (${format})`,
  figures: 'Show the figures',
  more: (count: number) => `Show all ${count} lines`,
  chart: {
    byDay: (days: number, most: number, day: string) =>
      `Column chart of ${days} days; ${most} dossiers at most, on ${day}. The figures are in the table below.`,
    scores: (count: number, most: number) =>
      `Score distribution of ${count} dossiers; the fullest step has ${most}. The figures are in the table below.`,
  },
};

export const useStatisticsText = catalogue(vi, en);
