import { catalogue } from '../../i18n';

const vi = {
  title: 'Thông báo',
  state: 'Tình trạng',
  all: 'Tất cả',
  states: {
    draft: 'Bản nháp',
    released: 'Chờ gửi',
    sending: 'Đang gửi',
    retrying: 'Sẽ gửi lại',
    sent: 'Đã gửi',
    failed: 'Không gửi được',
    uncertain: 'Chưa rõ đã đến',
    to_print: 'Chờ in',
    printed: 'Đã in',
    cancelled: 'Đã hủy',
  },
  columns: { recipient: 'Người nhận', subject: 'Tiêu đề', dossier: 'Hồ sơ', made: 'Lập lúc', state: 'Tình trạng' },
  noAddress: 'không có địa chỉ',
  none: 'Không có thông báo nào',
  noneHint: 'Mỗi kết luận kiểm tra hoặc yêu cầu bổ sung tạo một bản nháp; bản nháp chỉ gửi đi khi được phát hành.',
  more: 'Xem thêm',
  release: 'Phát hành bản nháp…',
  releaseTitle: 'Phát hành thông báo',
  wouldRelease: (count: number, mail: number, print: number) =>
    `${count} bản nháp: ${mail} gửi thư, ${print} in giấy. Sau khi phát hành không hoàn tác kết luận được nữa.`,
  outdated: (count: number) => `${count} bản nháp bị bỏ: kết luận đã đổi, hoặc tác giả đã trả lời.`,
  doRelease: (count: number) => `Phát hành ${count} thông báo`,
  released: (count: number) => `Đã phát hành ${count} thông báo.`,
  address: 'Gửi đến địa chỉ',
  print: 'Bản in',
  done: 'Đã ghi.',
};

const en: typeof vi = {
  title: 'Notices',
  state: 'State',
  all: 'All',
  states: {
    draft: 'Draft',
    released: 'Waiting to be sent',
    sending: 'Sending',
    retrying: 'Will be sent again',
    sent: 'Sent',
    failed: 'Could not be sent',
    uncertain: 'Arrival not known',
    to_print: 'To print',
    printed: 'Printed',
    cancelled: 'Cancelled',
  },
  columns: { recipient: 'Recipient', subject: 'Subject', dossier: 'Dossier', made: 'Made at', state: 'State' },
  noAddress: 'no address',
  none: 'No notice here',
  noneHint: 'Verdicts and completion requests make drafts; a draft is sent only when it is released.',
  more: 'More',
  release: 'Release drafts…',
  releaseTitle: 'Release notices',
  wouldRelease: (count: number, mail: number, print: number) =>
    `${count} drafts: ${mail} by mail, ${print} on paper. Once released, the verdicts cannot be undone.`,
  outdated: (count: number) => `${count} drafts are dropped: the verdict has changed, or the author has answered.`,
  doRelease: (count: number) => `Release ${count}`,
  released: (count: number) => `${count} notices are released.`,
  address: 'Send to',
  print: 'Page to print',
  done: 'Noted.',
};

export const useNoticeText = catalogue(vi, en);
