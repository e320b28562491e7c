import { z } from 'zod';
import { p } from '../layout/blocks';
import { awardView, groups } from './award-list';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';

const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  /** "Theo Quyết định số … ngày … của …" */
  basis: common.text.min(1),
  contestName: common.text.min(1),
  groups,
  maker: common.signature,
  approver: common.signature,
});

export const prizeSigningList = definePaper({
  name: 'prize-signing-list',
  label: 'Danh sách ký nhận tiền thưởng',
  schema,
  heading: (data) => `Danh sách ký nhận tiền thưởng ${data.contestName}`,
  view: (data) => ({
    ...common.letterheadView(data.letterhead),
    ...awardView(data.groups),
    ten_cuoc_thi: data.contestName,
    can_cu: common.unbroken(data.basis),
    ...common.signatureView('lap', data.maker),
    ...common.signatureView('duyet', data.approver),
  }),
  layout: {
    blocks: [
      { kind: 'letterhead', variant: 'board' },
      { kind: 'title', name: 'DANH SÁCH KÝ NHẬN TIỀN THƯỞNG', subject: '{ten_cuoc_thi}' },
      p('({can_cu})', { align: 'center', italic: true }),
      {
        kind: 'table',
        columns: [
          { head: 'TT', width: 10.5, align: 'center' },
          { head: 'Họ và tên/Tập thể', width: 43 },
          { head: 'Chức vụ, đơn vị', width: 40 },
          { head: 'Số tiền (đồng)', width: 28.5, align: 'right' },
          { head: 'Ký nhận', width: 43 },
        ],
        group: { each: 'nhom_giai', title: '{ten_nhom}', closing: ['{cong_nhom}', '{tien_nhom}', ''] },
        each: 'dat_giai',
        cells: ['{tt}', '{ho_ten}', '{chuc_vu_don_vi}', '{tien_thuong}', ''],
        total: ['{tong_cong}', '{tong_tien_so}', ''],
        room: 6,
      },
      p('Bằng chữ: {tong_tien_chu}.', { italic: true, keep: true }),
      { kind: 'signatures', left: { kind: 'signer', prefix: 'lap' }, right: { kind: 'signer', prefix: 'duyet' } },
    ],
  },
  sample: {
    madeOn: '2026-11-25',
    letterhead: samples.board,
    basis: 'Theo Quyết định số 128/QĐ-UBND ngày 20 tháng 11 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh',
    contestName: samples.contestName,
    groups: samples.awardGroups,
    maker: { lines: ['NGƯỜI LẬP'], name: samples.person(5) },
    approver: { lines: ['TRƯỞNG BAN'], name: samples.person(1) },
  },
});
