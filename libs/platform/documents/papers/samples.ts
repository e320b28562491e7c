/** Invented people, units and titles for previews and tests. */
export const contestName = 'Cuộc thi sáng kiến cải cách hành chính tỉnh Bắc Ninh năm 2026';

export const province = {
  agency: ['ỦY BAN NHÂN DÂN', 'TỈNH BẮC NINH'],
  symbol: 'QĐ-UBND',
  place: 'Bắc Ninh',
  year: 2026,
};

export const board = {
  parentAgency: ['ỦY BAN NHÂN DÂN', 'TỈNH BẮC NINH'],
  agency: ['BAN TỔ CHỨC CUỘC THI', 'SÁNG KIẾN CẢI CÁCH', 'HÀNH CHÍNH'],
  place: 'Bắc Ninh',
  year: 2026,
};

const people = [
  'Nguyễn Thị Hường',
  'Trần Văn Đức',
  'Lê Hoàng Anh',
  'Phạm Thị Ngọc Ánh',
  'Vũ Đình Khương',
  'Đỗ Thuỳ Linh',
] as const;
const posts = [
  'Chuyên viên, UBND phường Kinh Bắc',
  'Phó Trưởng phòng, Sở Nội vụ',
  'Văn thư, UBND xã Yên Phong',
] as const;
const titles = [
  'Ứng dụng trợ lý ảo hỗ trợ người dân tra cứu thủ tục hành chính',
  'Số hóa hồ sơ lưu trữ và trả kết quả tại nhà cho người cao tuổi trên địa bàn phường',
  'Rút ngắn quy trình cấp phép xây dựng nhà ở riêng lẻ từ 15 ngày xuống còn 5 ngày làm việc',
] as const;

export const person = (index: number): string => people[index % people.length] ?? people[0];
export const post = (index: number): string => posts[index % posts.length] ?? posts[0];
export const title = (index: number): string => titles[index % titles.length] ?? titles[0];

export interface SampleWinner {
  authors: { name: string; position: string }[];
  title: string;
  amount: number;
}

export function winner(index: number, authors = 1, amount = 10_000_000): SampleWinner {
  return {
    authors: Array.from({ length: authors }, (_, n) => ({ name: person(index + n), position: post(index + n) })),
    title: title(index),
    amount,
  };
}

export const awardGroups = [
  { name: 'giải Nhất', winners: [winner(0, 1, 15_000_000)] },
  { name: 'giải Nhì', winners: [winner(1, 3), winner(2)] },
  { name: 'giải Ba', winners: [winner(3, 1, 7_000_000), winner(4, 2, 7_000_000), winner(5, 3, 7_000_000)] },
];
