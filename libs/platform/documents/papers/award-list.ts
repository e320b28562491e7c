import { z } from 'zod';
import type { Block, View } from '../layout/blocks';
import { capitalise, countWithWords, dongInWords, formatDong, groupedNumber } from '../vietnamese';
import { authorLines, authors, dong, text } from './common';

/** Winners grouped by prize, in the order to print. `name` in lower case: "giải Nhất". */
export const groups = z
  .array(
    z.strictObject({
      name: text.min(1),
      winners: z.array(z.strictObject({ authors, title: text.min(1), amount: dong })).min(1),
    }),
  )
  .min(1);
export type AwardGroups = z.output<typeof groups>;

export function awardView(list: AwardGroups): View {
  const winners = list.flatMap((group) => group.winners);
  const sum = winners.reduce((total, winner) => total + winner.amount, 0);
  let position = 0;
  return {
    nhom_giai: list.map((group) => ({
      ten_nhom: group.name.toLocaleUpperCase('vi'),
      cong_nhom: `Cộng: ${countWithWords(group.winners.length)} ${group.name}`,
      tien_nhom: groupedNumber(group.winners.reduce((total, winner) => total + winner.amount, 0)),
      dat_giai: group.winners.map((winner) => {
        const { names, positions } = authorLines(winner.authors);
        position += 1;
        return {
          tt: String(position),
          ho_ten: names,
          chuc_vu_don_vi: positions,
          ten_sang_kien: winner.title,
          giai: capitalise(group.name),
          tien_thuong: groupedNumber(winner.amount),
        };
      }),
    })),
    so_giai: countWithWords(winners.length),
    co_cau_giai: list.map((group) => `${String(group.winners.length).padStart(2, '0')} ${group.name}`).join(', '),
    tong_cong: `Tổng cộng: ${countWithWords(winners.length)} giải`,
    tong_tien: formatDong(sum),
    tong_tien_so: groupedNumber(sum),
    tong_tien_chu: capitalise(dongInWords(sum)),
  };
}

export const awardTable: Block = {
  kind: 'table',
  columns: [
    { head: 'TT', width: 10.5, align: 'center' },
    { head: 'Họ và tên/Tập thể', width: 36 },
    { head: 'Chức vụ, đơn vị', width: 34 },
    { head: 'Tên sáng kiến', width: 35 },
    { head: 'Giải', width: 21, align: 'center' },
    { head: 'Tiền thưởng (đồng)', width: 28.5, align: 'right' },
  ],
  group: { each: 'nhom_giai', title: '{ten_nhom}', closing: ['{cong_nhom}', '{tien_nhom}'] },
  each: 'dat_giai',
  cells: ['{tt}', '{ho_ten}', '{chuc_vu_don_vi}', '{ten_sang_kien}', '{giai}', '{tien_thuong}'],
  total: ['{tong_cong}', '{tong_tien_so}'],
};
