import type { Rulebook } from '@rooms/contest';
import { PAPER_CHANNELS } from './intake.types';
import type { PaperChannel } from './intake.types';

export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** A column of the sheet in which paper dossiers are entered. key: a part of the entry, or `answers.<field>`. */
export interface IntakeColumn {
  readonly key: string;
  readonly head: string;
  readonly help: string;
  readonly width: number;
  readonly required: boolean;
  /** author: one value for each author. dossier: in the first row of a dossier. */
  readonly of: 'dossier' | 'author';
  readonly kind: 'text' | 'time' | 'share' | 'email' | 'unit' | 'choice' | 'choices' | 'number' | 'date';
  readonly choices?: readonly Choice[];
}

const CHANNEL_NAMES: Readonly<Record<PaperChannel, string>> = {
  paper: 'Bản giấy',
  email: 'Thư điện tử',
  unit_list: 'Danh sách đơn vị',
};

const column = (
  of: IntakeColumn['of'],
  key: string,
  head: string,
  help: string,
  more: Partial<IntakeColumn> = {},
): IntakeColumn => ({ of, key, head, help, width: 20, required: false, kind: 'text', ...more });

/** The columns that the rulebook asks for: what every initiative has, then its form but for the tables, which stay on the scan. */
export function intakeColumns(rulebook: Pick<Rulebook, 'themes' | 'authors' | 'dossier' | 'form'>): IntakeColumn[] {
  const channels = PAPER_CHANNELS.filter((code) => rulebook.dossier.channels.includes(code));
  const needed = { required: true };
  return [
    column(
      'dossier',
      'number',
      'Số thứ tự hồ sơ',
      'Đánh số từng hồ sơ; các dòng đồng tác giả tiếp theo để trống hoặc ghi cùng số.',
      {
        ...needed,
        width: 12,
      },
    ),
    column('dossier', 'channel', 'Hình thức nhận', 'Chọn:', {
      ...needed,
      kind: 'choice',
      choices: channels.map((code) => ({ code, name: CHANNEL_NAMES[code] })),
    }),
    column('dossier', 'stampedAt', 'Thời điểm trên dấu đến', 'Ngày và giờ, ví dụ 05/09/2026 08:30.', {
      ...needed,
      kind: 'time',
      width: 22,
    }),
    column('dossier', 'title', 'Tên sáng kiến', 'Ghi đúng như trên giấy.', { ...needed, width: 50 }),
    column('dossier', 'theme', 'Lĩnh vực', 'Chọn:', { ...needed, width: 36, kind: 'choice', choices: rulebook.themes }),
    column('dossier', 'authorKind', 'Đối tượng dự thi', 'Chọn:', {
      ...needed,
      kind: 'choice',
      choices: rulebook.authors.categories,
    }),
    column('dossier', 'unitId', 'Mã đơn vị', 'Mã trong danh mục đơn vị, giữ cả số 0 ở đầu.', {
      ...needed,
      kind: 'unit',
    }),
    column('author', 'name', 'Họ và tên tác giả', 'Mỗi tác giả một dòng; dòng đầu là tác giả chính.', {
      ...needed,
      width: 28,
    }),
    column(
      'author',
      'share',
      'Tỷ lệ đóng góp (%)',
      'Ví dụ 33,33 hoặc 33.33; tổng đúng 100,00. Một tác giả: để trống là 100.',
      {
        kind: 'share',
        width: 14,
      },
    ),
    column('author', 'jobTitle', 'Chức vụ', 'Không bắt buộc.'),
    column('author', 'unit', 'Mã đơn vị của tác giả', 'Chỉ ghi khi khác đơn vị của hồ sơ.', { kind: 'unit' }),
    column('author', 'email', 'Email', 'Không bắt buộc.', { kind: 'email', width: 28 }),
    column('author', 'phone', 'Điện thoại', 'Không bắt buộc.'),
    ...rulebook.form.fields.flatMap((field) => {
      const key = `answers.${field.code}`;
      const head = `${field.label} [${field.code}]`;
      const help = 'Không bắt buộc khi đã có trên bản quét.';
      switch (field.kind) {
        case 'table':
          return [];
        case 'choice':
          return column(
            'dossier',
            key,
            head,
            field.multiple ? `${help} Cách nhau bằng dấu chấm phẩy:` : `${help} Chọn:`,
            {
              kind: field.multiple ? 'choices' : 'choice',
              choices: field.options.map(({ code, label }) => ({ code, name: label })),
            },
          );
        case 'number':
        case 'date':
        case 'text':
          return column('dossier', key, head, help, { kind: field.kind, width: field.kind === 'text' ? 40 : 16 });
      }
    }),
  ];
}
