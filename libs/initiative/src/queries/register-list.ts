import { vietnamese } from '@platform/documents';
import type { ListData } from '@platform/documents';
import type { Rulebook } from '@rooms/contest';
import { initiativeWorkflow } from '../domain/initiative.workflow';
import type { InitiativeSummary } from './summaries';

const CHANNELS: Readonly<Record<InitiativeSummary['channel'], string>> = {
  online: 'trực tuyến',
  paper: 'bản giấy',
  email: 'thư điện tử',
  unit_list: 'danh sách đơn vị',
};

const day = (instant: Date | null, zone: string): string | null =>
  instant === null ? null : new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(instant);

/** The register of dossiers as a table to export; one row a dossier. */
export function registerList(
  rows: readonly InitiativeSummary[],
  rulebook: Pick<Rulebook, 'themes' | 'authors'>,
  about: { readonly title: string; readonly madeOn: string; readonly zone: string },
): ListData {
  const theme = new Map(rulebook.themes.map(({ code, name }) => [code, name]));
  const category = new Map<string, string>(rulebook.authors.categories.map(({ code, name }) => [code, name]));
  return {
    madeOn: about.madeOn,
    title: about.title,
    columns: [
      { head: 'TT', width: 6, kind: 'number' },
      { head: 'Mã hồ sơ', width: 13, kind: 'text' },
      { head: 'Tên sáng kiến', width: 48, kind: 'text' },
      { head: 'Tác giả, nhóm tác giả', width: 30, kind: 'text' },
      { head: 'Đơn vị', width: 28, kind: 'text' },
      { head: 'Lĩnh vực', width: 24, kind: 'text' },
      { head: 'Đối tượng', width: 14, kind: 'text' },
      { head: 'Hình thức nộp', width: 14, kind: 'text' },
      { head: 'Ngày nhận', width: 12, kind: 'date' },
      { head: 'Tình trạng', width: 18, kind: 'text' },
    ],
    rows: rows.map((row, index) => [
      index + 1,
      row.code,
      row.title,
      row.authors.map(({ name }) => name).join(', '),
      row.unitName,
      theme.get(row.theme ?? '') ?? '',
      category.get(row.authorKind) ?? row.authorKind,
      CHANNELS[row.channel],
      day(row.receivedAt, about.zone),
      vietnamese.capitalise(initiativeWorkflow.states[row.state].vi),
    ]),
  };
}
