export const vi = {
  title: (round: string) => `Phần trình bày của ${round}`,
  lead: 'Các phần này nộp riêng cho vòng này, ngoài hồ sơ đã nộp. Giám khảo của vòng sẽ xem.',
  until: (moment: string) => `Nhận đến trước ${moment}`,
  left: (span: string) => `còn ${span}`,
  lot: (order: number) => `Thứ tự trình bày của bạn: ${order}`,
  state: { there: 'Đã nộp', missing: 'Chưa nộp', optional: 'Không bắt buộc' },
  none: 'Không nộp tệp nào.',
  nothingMissing: 'Đã nộp đủ các phần bắt buộc. Bạn vẫn thay được tệp đến khi hết hạn.',
  home: (part: string, round: string, moment: string) => `Nộp ${part} cho ${round}: trước ${moment}`,
  handIn: 'Nộp phần trình bày',
};
