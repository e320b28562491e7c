import { z } from 'zod';
import { centred, each, when } from '../layout/blocks';
import { printable } from '../fonts';
import { withYear } from '../layout/resolve';
import { commendationProgram } from '../typst/commendation';
import * as common from './common';
import { PACK_LIMIT } from './pack';
import { definePaper } from './paper';
import * as samples from './samples';

/** Where a line of text stands on the official blank: millimetres from the left and top edge of the paper. */
const spot = z.strictObject({
  left: z.number().min(0).max(420),
  top: z.number().min(0).max(420),
  width: z.number().min(5).max(420),
  size: z.number().min(6).max(60),
  bold: z.boolean().default(false),
  italic: z.boolean().default(false),
  align: z.enum(['left', 'center', 'right']).default('center'),
});
const fields = ['name', 'position', 'reason', 'decision', 'placeDate', 'signer', 'bookNumber'] as const;

const schema = z.strictObject({
  ...common.base,
  /** The blank's paper, millimetres. */
  blank: z.strictObject({ width: z.number().min(100).max(420), height: z.number().min(100).max(420) }),
  /** Moves everything, for the printer at hand: millimetres to the right and down. */
  offset: z.strictObject({ right: z.number().min(-50).max(50), down: z.number().min(-50).max(50) }),
  /** Lines every 10 mm and a frame around each place: a sheet to try the places with. */
  grid: z.boolean().default(false),
  /** Fields left out are not printed. */
  spots: z.partialRecord(z.enum(fields), spot),
  rows: z
    .array(
      z.strictObject({
        name: common.text.min(1),
        position: common.text.default(''),
        /** "Đã đạt giải Nhất …" */
        reason: common.text.min(1),
        decision: common.text.default(''),
        placeDate: common.text.default(''),
        signer: common.text.default(''),
        bookNumber: common.text.default(''),
      }),
    )
    .min(1)
    .max(PACK_LIMIT),
});

/** Prints on official blanks: only the words, nothing of the emblem or frame. */
export const commendation = definePaper({
  name: 'commendation',
  label: 'Bằng khen, giấy khen (in trên phôi)',
  schema,
  heading: () => 'Nội dung in trên phôi bằng khen, giấy khen',
  view: (data) => ({
    phoi: data.rows.map((row, index) => ({
      sang_trang: index > 0,
      ten: row.name,
      chuc_vu_don_vi: row.position,
      thanh_tich: row.reason,
      quyet_dinh: row.decision,
      dia_danh_ngay: row.placeDate,
      nguoi_ky: row.signer,
      so_vao_so: row.bookNumber,
    })),
  }),
  layout: {
    landscape: true,
    numbered: false,
    blocks: [
      each(
        'phoi',
        when('sang_trang', { kind: 'pageBreak' }),
        centred('{ten}', { bold: true, size: 24, before: 160 }),
        centred('{chuc_vu_don_vi}', { size: 16 }),
        centred('{thanh_tich}', { size: 16 }),
        centred('{dia_danh_ngay}', { italic: true, before: 20 }),
        centred('{nguoi_ky}', { bold: true, before: 60 }),
        centred('{quyet_dinh}', { size: 12 }),
        centred('{so_vao_so}', { size: 12 }),
      ),
    ],
  },
  drawing: {
    program: commendationProgram,
    data: (data) => ({
      blank: data.blank,
      grid: data.grid,
      rows: data.rows.map((row) =>
        fields.flatMap((field) => {
          const at = data.spots[field];
          if (at === undefined || row[field] === '') return [];
          const moved = { left: at.left + data.offset.right, top: at.top + data.offset.down };
          return [{ ...at, ...moved, text: withYear(printable(row[field])) }];
        }),
      ),
    }),
  },
  sample: {
    madeOn: '2026-11-20',
    blank: { width: 297, height: 210 },
    offset: { right: 0, down: 0 },
    spots: {
      name: { left: 40, top: 90, width: 217, size: 26, bold: true },
      position: { left: 40, top: 103, width: 217, size: 16 },
      reason: { left: 40, top: 114, width: 217, size: 18 },
      placeDate: { left: 160, top: 140, width: 110, size: 14, italic: true },
      signer: { left: 160, top: 185, width: 110, size: 15, bold: true },
      decision: { left: 25, top: 176, width: 110, size: 12, align: 'left' },
      bookNumber: { left: 25, top: 183, width: 110, size: 12, align: 'left' },
    },
    rows: [0, 1].map((n) => ({
      name: samples.person(n),
      position: samples.post(n),
      reason: `Đã đạt giải Nhất ${samples.contestName}`,
      decision: 'Quyết định số 128/QĐ-UBND ngày 20 tháng 11 năm 2026',
      placeDate: 'Bắc Ninh, ngày 20 tháng 11 năm 2026',
      signer: samples.person(1),
      bookNumber: `Vào sổ vàng số: 00${String(n + 1)}`,
    })),
  },
});
