import { catalogue } from '../../i18n';

const vi = {
  title: 'Hồ sơ đơn vị',
  noContest: 'Bạn không làm đầu mối của đơn vị nào',
  noContestHint: 'Tổ trưởng thư ký hoặc quản trị giao vai trò đầu mối đơn vị.',
  waiting: 'Chờ đơn vị xác nhận',
  none: 'Không có hồ sơ nào đang chờ đơn vị',
  noneHint: 'Khi cán bộ của đơn vị gửi sáng kiến, hồ sơ hiện ở đây để xác nhận hoặc trả lại.',
  all: 'Tất cả hồ sơ của đơn vị',
  noneAll: 'Đơn vị chưa có hồ sơ nào trong cuộc thi này.',
  open: 'Xem và xác nhận',
  read: 'Xem',
  code: 'Mã',
  name: 'Tên sáng kiến',
  lead: 'Tác giả chính',
  state: 'Tình trạng',
  onBehalf: 'Nhập thay tác giả',
  onBehalfHint: 'Dành cho tác giả không dùng máy tính. Bạn soạn và nộp; tác giả ký trên giấy.',
  authorName: 'Họ và tên tác giả',
  start: 'Bắt đầu soạn',
};

const en: typeof vi = {
  title: 'Dossiers of the unit',
  noContest: 'You are no coordinator of a unit',
  noContestHint: 'The head of the secretariat or an administrator gives the role of coordinator.',
  waiting: 'Wait for the unit',
  none: 'No dossier waits for the unit',
  noneHint: 'When people of the unit send an initiative, it appears here to be confirmed or returned.',
  all: 'All dossiers of the unit',
  noneAll: 'The unit has no dossier in this contest yet.',
  open: 'Read and confirm',
  read: 'Read',
  code: 'Code',
  name: 'Title',
  lead: 'Lead author',
  state: 'State',
  onBehalf: 'Enter for an author',
  onBehalfHint: 'For authors without a computer. You write and submit; the author signs on paper.',
  authorName: 'Full name of the author',
  start: 'Start writing',
};

export const useUnitText = catalogue(vi, en);
