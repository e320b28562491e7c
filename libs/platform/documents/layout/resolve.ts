import { printable } from '../fonts';
import { page, textWidthMm } from './geometry';
import { gridTable, isGrid } from './grid';
import { qrSvg } from '../qr';
import { spansOf } from './blocks';
import type { Block, Layout, SignaturePart, Span, Value, View } from './blocks';

/** The layout with every tag filled: plain data for the Typst program, nothing left to interpret. */
export type Drawn = { k: string } & Record<string, unknown>;

class Scope {
  constructor(
    private readonly view: View,
    private readonly parent: Scope | null = null,
  ) {}

  get(tag: string): Value {
    if (Object.hasOwn(this.view, tag)) return this.view[tag] ?? '';
    if (this.parent) return this.parent.get(tag);
    throw new Error(`unknown tag {${tag}}`);
  }

  list(tag: string): Scope[] {
    const value = this.get(tag);
    if (!Array.isArray(value)) throw new Error(`tag {${tag}} is not a list`);
    return value.map((view) => new Scope(view, this));
  }

  text(tag: string): string {
    const value = this.get(tag);
    if (typeof value !== 'string') throw new Error(`tag {${tag}} is not a text`);
    return value;
  }

  fill(text: string): string {
    return text.replace(/\{([a-z_0-9]+)\}/g, (_, tag: string) => printable(this.text(tag)));
  }

  spans(text: string): Span[] {
    return spansOf(text).map((span) => ({ ...span, t: this.fill(span.t) }));
  }
}

function code(scope: Scope): { svg: string; label: string } {
  return { svg: qrSvg(scope.text('ma_qr')), label: scope.fill('{ma_qr_chu}') };
}

type TableBlock = Extract<Block, { kind: 'table' }>;

const recipients = (scope: Scope): Drawn => ({
  k: 'recipients',
  items: scope.list('noi_nhan').map((item) => item.fill('{dong}')),
});

function signer(part: SignaturePart, scope: Scope): Drawn {
  switch (part.kind) {
    case 'recipients':
      return recipients(scope);
    case 'signer':
      return {
        k: 'signer',
        lines: scope.list(`${part.prefix}_dong`).map((item) => item.fill('{dong}')),
        name: scope.fill(`{${part.prefix}_ten}`),
        note: part.note ?? '',
        recipients: part.recipients ? recipients(scope) : null,
      };
    case 'code':
      return { k: 'code', ...code(scope) };
    case 'empty':
      return { k: 'empty' };
  }
}

/** `tagged`: the heads of the columns are tags too. */
function table(block: TableBlock, scope: Scope, landscape: boolean, tagged = false): Drawn {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0);
  const rows: Drawn[] = [];
  const plain = (from: Scope): void => {
    for (const row of from.list(block.each)) rows.push({ k: 'row', cells: block.cells.map((cell) => row.spans(cell)) });
  };
  if (block.group) {
    for (const group of scope.list(block.group.each)) {
      rows.push({ k: 'group', cells: [group.spans(block.group.title)] });
      plain(group);
      rows.push({ k: 'closing', cells: block.group.closing.map((cell) => group.spans(cell)) });
    }
  } else plain(scope);
  if (block.total) rows.push({ k: 'total', cells: block.total.map((cell) => scope.spans(cell)) });
  return {
    k: 'table',
    columns: block.columns.map((column) => ({
      head: tagged ? scope.fill(column.head) : printable(column.head),
      width: (column.width / total) * textWidthMm(landscape),
      align: column.align ?? 'left',
    })),
    rows,
    size: block.size ?? null,
    room: block.room ?? 3,
  };
}

function draw(block: Block, scope: Scope, landscape: boolean): Drawn[] {
  switch (block.kind) {
    case 'letterhead': {
      const lines = (tag: string): string[] => scope.list(tag).map((item) => item.fill('{dong}'));
      const plain = block.variant === 'plain' || block.variant === 'coded';
      return [
        {
          k: 'letterhead',
          variant: plain ? 'plain' : block.variant,
          code: block.variant === 'coded' ? code(scope) : null,
          parent: plain ? [] : lines('co_quan_chu_quan'),
          agency: plain ? [] : lines('co_quan'),
          number: plain || block.variant === 'board' ? '' : scope.fill('{so_ky_hieu}'),
          about: block.variant === 'letter' ? scope.fill('{trich_yeu}') : '',
          place: plain ? '' : scope.fill('{dia_danh_ngay}'),
        },
      ];
    }
    case 'title':
      return [
        {
          k: 'title',
          name: scope.fill(block.name),
          subject: block.subject === undefined ? '' : withYear(scope.fill(block.subject)),
          rule: block.rule ?? true,
        },
      ];
    case 'paragraph': {
      const { kind, text, ...style } = block;
      return [{ k: kind, spans: scope.spans(text), ...style }];
    }
    case 'each':
      return scope.list(block.tag).flatMap((item) => block.blocks.flatMap((inner) => draw(inner, item, landscape)));
    case 'when': {
      const value = scope.get(block.tag);
      if (typeof value !== 'boolean') throw new Error(`tag {${block.tag}} is not a condition: Word would repeat it`);
      return value ? block.blocks.flatMap((inner) => draw(inner, scope, landscape)) : [];
    }
    case 'table':
      return [table(block, scope, landscape)];
    case 'grid': {
      const value = scope.get(block.tag);
      if (!isGrid(value)) throw new Error(`tag {${block.tag}} is not a table`);
      const grid = gridTable(value);
      return [table(grid.block, new Scope(grid.view), landscape, true)];
    }
    case 'signatures':
      return [
        {
          k: 'signatures',
          left: signer(block.left, scope),
          right: signer(block.right, scope),
        },
      ];
    case 'appendix':
      return [
        { k: 'appendix', number: scope.fill(block.number), name: scope.fill(block.name), note: scope.fill(block.note) },
      ];
    case 'lines':
      return [{ k: 'lines', count: block.count }];
    case 'pageBreak':
      return [{ k: 'pageBreak' }];
  }
}

export interface Resolved {
  landscape: boolean;
  numbered: boolean;
  page: typeof page;
  blocks: Drawn[];
}

/** Keeps "tỉnh Bắc Ninh", "năm 2026" and the like on one line of a heading. */
export function withYear(text: string): string {
  return text
    .replace(/(?<=^|\s)(?:tỉnh|thành phố|phường|xã)(?: \p{Lu}\p{L}*)+/gu, (place) => place.replaceAll(' ', '\u00a0'))
    .replace(/ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})/gu, 'ngày\u00a0$1 tháng\u00a0$2 năm\u00a0$3')
    .replace(/năm (\d{4})/gu, 'năm\u00a0$1');
}

/** @throws Error when a tag of the layout is missing in the view: a fault of ours, not of the data. */
export function resolve(layout: Layout, view: View): Resolved {
  const landscape = layout.landscape ?? false;
  return {
    landscape,
    numbered: layout.numbered ?? true,
    page,
    blocks: layout.blocks.flatMap((block) => draw(block, new Scope(view), landscape)),
  };
}
