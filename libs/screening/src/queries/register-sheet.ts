import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { renderList } from '@platform/documents';
import type { ListFormat } from '@platform/documents';
import type { Actor, Language } from '@platform/kernel';
import { contestName, Contests, letterhead } from '@rooms/contest';
import { blockName } from '@rooms/identity';
import { initiativeStates } from '@rooms/initiative';
import type { InitiativeState } from '@rooms/initiative';
import { Register } from './register';
import type { RegisterQuery, RegisterRow } from './register';
import type { Flag } from './register-filter';

interface Words {
  readonly title: string;
  /** Of a row on paper. */
  readonly place: string;
  readonly heads: readonly string[];
  readonly kinds: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<Flag, string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  vi: {
    title: 'Sổ hồ sơ',
    place: 'TT',
    heads: [
      'Mã hồ sơ',
      'Tên sáng kiến',
      'Tác giả chính',
      'Số tác giả',
      'Đơn vị',
      'Khối',
      'Lĩnh vực',
      'Đối tượng',
      'Hình thức nhận',
      'Ngày nhận',
      'Thành phần còn thiếu',
      'Tình trạng',
      'Số ngày ở tình trạng này',
      'Hạn bổ sung',
      'Người kiểm tra',
      'Lưu ý',
    ],
    kinds: { individual: 'Cá nhân', group: 'Nhóm tác giả', collective: 'Tập thể' },
    channels: { online: 'Trực tuyến', paper: 'Bản giấy', email: 'Thư điện tử', unit_list: 'Danh sách đơn vị' },
    flags: {
      own: 'Hồ sơ của chính mình',
      consent: 'Còn tác giả chưa đồng ý',
      intake: 'Chờ xác nhận bản giấy',
      reinstatement: 'Có đề nghị phục hồi',
      untold: 'Chưa thông báo kết luận',
    },
  },
  en: {
    title: 'Register',
    place: 'No.',
    heads: [
      'Code',
      'Title',
      'Lead author',
      'Authors',
      'Unit',
      'Block',
      'Theme',
      'Author kind',
      'Channel',
      'Received',
      'Missing parts',
      'State',
      'Days in state',
      'Completion due',
      'Screener',
      'Flags',
    ],
    kinds: { individual: 'Individual', group: 'Group', collective: 'Collective' },
    channels: { online: 'Online', paper: 'Paper', email: 'E-mail', unit_list: 'Unit list' },
    flags: {
      own: 'Own initiative',
      consent: 'A consent is missing',
      intake: 'Paper to be confirmed',
      reinstatement: 'Reinstatement proposed',
      untold: 'Verdict not announced',
    },
  },
};
const WIDTHS = [14, 50, 26, 9, 34, 14, 30, 14, 16, 13, 30, 20, 12, 13, 24, 30];
const NUMBERS = new Set([3, 12]);
const DATES = new Set([9, 13]);

/** More are not written into one sheet. */
const MOST_EXPORTED = 10_000;
/** About thirty-five pages; a multiple of it takes longer than anybody waits, and more memory than there is. */
const MOST_ON_PAPER = 1_000;

/** What goes on paper: the page is too narrow for the rest. */
const PRINTED = [0, 1, 2, 4, 6, 7, 8, 9, 11];

/** The register, or what its filters leave of it, as a workbook, as CSV, or on paper. */
@Injectable()
export class RegisterSheet {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly register: Register,
  ) {}

  async execute(
    contestId: string,
    query: Omit<RegisterQuery, 'cursor' | 'limit'>,
    format: ListFormat,
    actor: Actor,
    language: Language,
  ): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const isPaper = format === 'pdf';
    const rows = await this.register.all(contestId, query, isPaper ? MOST_ON_PAPER : MOST_EXPORTED, actor);
    const { code, zone } = await this.contests.view(contestId);
    const rulebook = await this.contests.rulebook(contestId);
    const words = WORDS[language];
    const names = new Map([...rulebook.themes, ...rulebook.dossier.parts].map((one) => [one.code, one.name]));
    const day = dayIn(zone);
    const madeOn = day(await this.db.now()) ?? '';
    const shown = isPaper ? PRINTED : words.heads.map((_, index) => index);
    const bytes = await renderList(
      {
        letterhead: letterhead(rulebook, 'tally', madeOn, null),
        subject: contestName(rulebook),
        madeOn,
        title: words.title,
        columns: [
          ...(isPaper ? [{ head: words.place, width: 6, kind: 'number' as const }] : []),
          ...shown.map((index) => ({
            head: words.heads[index] ?? '',
            width: WIDTHS[index] ?? 20,
            kind: NUMBERS.has(index) ? ('number' as const) : DATES.has(index) ? ('date' as const) : ('text' as const),
          })),
        ],
        rows: rows.map((row, at) => {
          const all = cells(row, words, language, names, day);
          return [...(isPaper ? [at + 1] : []), ...shown.map((index) => all[index] ?? null)];
        }),
      },
      format,
    );
    return { name: `${code}-so-ho-so.${format}`, bytes };
  }
}

type Day = (at: Date | null) => string | null;

/** yyyy-MM-dd in a zone. */
function dayIn(timeZone: string): Day {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => (at === null ? null : format.format(at));
}

function cells(
  row: RegisterRow,
  words: Words,
  language: Language,
  names: ReadonlyMap<string, string>,
  day: Day,
): (string | number | null)[] {
  return [
    row.code,
    row.title,
    row.leadAuthor,
    row.authorCount,
    row.unitName,
    blockName(row.block, language),
    row.theme === null ? null : (names.get(row.theme) ?? row.theme),
    words.kinds[row.authorKind] ?? row.authorKind,
    words.channels[row.channel] ?? row.channel,
    day(row.receivedAt),
    row.missingParts.map((part) => names.get(part) ?? part).join('; '),
    row.flags.includes('intake') ? words.flags.intake : initiativeStates[row.state as InitiativeState][language],
    row.days,
    day(row.dueAt),
    row.screener?.name ?? null,
    row.flags.map((flag) => words.flags[flag]).join('; '),
  ];
}
