import type { z } from 'zod';
import type { decision } from '../../../libs/platform/documents/papers/decision';

export const province = {
  parentAgency: [],
  agency: ['ỦY BAN NHÂN DÂN', 'TỈNH BẮC NINH'],
  symbol: 'QĐ-UBND',
  number: null,
  place: 'Bắc Ninh',
  date: null,
  year: 2026,
};
export const contestName = 'Cuộc thi sáng kiến cải cách hành chính tỉnh Bắc Ninh năm 2026';

const people = [
  'Nguyễn Thị Hường',
  'Trần Văn Đức',
  'Lê Hoàng Anh',
  'Phạm Thị Ngọc Ánh',
  'Vũ Đình Khương',
  'Đỗ Thuỳ Linh',
];
const units = ['Chuyên viên, UBND phường Kinh Bắc', 'Phó Trưởng phòng, Sở Nội vụ', 'Văn thư, UBND xã Yên Phong'];
const titles = [
  'Ứng dụng trợ lý ảo hỗ trợ người dân tra cứu thủ tục hành chính',
  'Số hóa hồ sơ lưu trữ và trả kết quả tại nhà cho người cao tuổi trên địa bàn phường',
  'Rút ngắn quy trình cấp phép xây dựng nhà ở riêng lẻ từ 15 ngày xuống còn 5 ngày làm việc',
];
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

export function winner(
  index: number,
  authors = 1,
  amount = 10_000_000,
): { authors: { name: string; position: string }[]; title: string; amount: number } {
  return {
    authors: Array.from({ length: authors }, (_, n) => ({
      name: pick(people, index + n),
      position: pick(units, index + n),
    })),
    title: pick(titles, index),
    amount,
  };
}

export function decisionSample(
  groups: z.input<typeof decision.schema>['groups'] = [
    { name: 'giải Nhất', winners: [winner(0, 1, 15_000_000)] },
    { name: 'giải Nhì', winners: [winner(1, 3, 10_000_000), winner(2, 1, 10_000_000)] },
    { name: 'giải Ba', winners: [3, 4, 5].map((n) => winner(n, n - 2, 7_000_000)) },
  ],
): z.input<typeof decision.schema> {
  return {
    madeOn: '2026-11-20',
    letterhead: province,
    subject: `công nhận kết quả và trao giải ${contestName}`,
    issuer: 'Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh',
    legalBases: [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025',
      'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022',
      'Căn cứ Kế hoạch số 88/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh về tổ chức Cuộc thi sáng kiến cải cách hành chính tỉnh Bắc Ninh năm 2026',
      'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 120/TTr-SNV ngày 18 tháng 11 năm 2026',
    ],
    contestName,
    groups,
    fundSource: 'nguồn kinh phí tổ chức Cuộc thi được giao cho Sở Nội vụ năm 2026',
    executors:
      'Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ, Giám đốc Sở Tài chính, thủ trưởng các cơ quan, đơn vị liên quan và các tập thể, cá nhân có tên tại Điều 1',
    recipients: [
      'Như Điều 4',
      'Thường trực Tỉnh ủy (để báo cáo)',
      'Chủ tịch, các Phó Chủ tịch UBND tỉnh',
      'Cổng thông tin điện tử tỉnh',
      'Lưu: VT, NC',
    ],
    signature: { lines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: null },
  };
}
