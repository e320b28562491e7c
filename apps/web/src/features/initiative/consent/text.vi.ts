export const vi = {
  invite: 'Gửi thư mời đồng ý',
  invited: (count: number) =>
    count === 0
      ? 'Chưa gửi thêm thư nào: mỗi người nhận nhiều nhất một thư mỗi ngày; ai không có thư điện tử thì dùng trang ký.'
      : `Đã gửi thư mời cho ${count} người.`,
  waiting: (names: string) =>
    `Chưa có đồng ý của: ${names}. Gửi thư mời để họ trả lời trên hệ thống, hoặc tải trang có chữ ký của họ lên.`,
  refused: (names: string) =>
    `${names} đã từ chối. Hãy bỏ khỏi danh sách tác giả và chia lại tỷ lệ, hoặc trao đổi để họ trả lời lại.`,
  page: 'Tải trang ký',
  pageOf: (name: string) => `Tải trang ký của ${name}`,
  again: 'Đổi trang ký',
  againOf: (name: string) => `Đổi trang ký của ${name}`,
  title: (name: string) => `Trang ký của ${name}`,
  lead: 'In phiếu đăng ký, để tác giả ký, rồi quét hoặc chụp lại. Chọn tệp có chữ ký của người này:',
  form: 'Tải phiếu đăng ký để ký',
  none: 'Chưa có tệp nào trong hồ sơ. Hãy tải trang ký lên dưới đây.',
  add: (part: string) => `Tải trang ký mới (vào phần “${part}”)`,
  use: 'Dùng tệp này làm trang ký',
  close: 'Đóng',
};
