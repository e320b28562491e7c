import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { vietnamese } from '@platform/documents';
import { refuse } from '@platform/kernel';
import { contestName, letterhead } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import { Judging } from '@rooms/judging';
import type { RoundResult } from '@rooms/judging';
import { placed } from '../domain/placed';
import type { Score } from '../domain/placed';
import type { PaperPlan } from './papers-of-decision';

export interface MinutesInput {
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly place: string;
  readonly absent: readonly { readonly name: string; readonly role: string; readonly reason: string }[];
  readonly secretary: string;
  readonly items: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly conclusions: readonly string[];
}

interface Member {
  readonly id: string;
  readonly name: string;
  readonly seat: 'judge' | 'chair' | 'deputy_chair';
}

const SEATS = { judge: 'Giám khảo', chair: 'Trưởng Ban Giám khảo', deputy_chair: 'Phó Trưởng Ban Giám khảo' } as const;
const RULES = {
  mean: 'trung bình cộng của các phiếu',
  trimmed: 'trung bình cộng sau khi bỏ một phiếu cao nhất và một phiếu thấp nhất khi có từ 5 phiếu',
  weighted: 'tổng điểm các nhóm tiêu chí nhân trọng số, trung bình cộng của các phiếu',
} as const;

/** Exact, as the papers take it. */
const fraction = (value: Score | null | undefined) => (value ? `${value.numerator}/${value.denominator}` : null);

const usualItem = ({ ranking, unranked }: RoundResult) => ({
  heading: 'Kết quả chấm',
  paragraphs: [
    `Các giám khảo đã chấm độc lập, gửi và khóa phiếu. Thư ký báo cáo bảng tổng hợp điểm của ${vietnamese.twoDigits(ranking.length + unranked.length)} sáng kiến, trong đó ${vietnamese.twoDigits(ranking.length)} sáng kiến được xếp hạng.`,
  ],
});

const usualConclusion = ({ advancing }: RoundResult) =>
  advancing.length === 0
    ? 'Ban Giám khảo thống nhất kết quả chấm nêu trên và đề nghị Ban Tổ chức xem xét trao giải.'
    : `Ban Giám khảo thống nhất kết quả chấm nêu trên và đề nghị Ban Tổ chức đưa ${vietnamese.countWithWords(advancing.length)} sáng kiến vào vòng sau.`;

/** Tally and minutes of a locked round, from its frozen result. */
@Injectable()
export class RoundPapers {
  constructor(
    private readonly db: Database,
    private readonly judging: Judging,
  ) {}

  async tally(contestId: string, rulebook: Rulebook, code: string, madeOn: string): Promise<PaperPlan> {
    const result = await this.result(contestId, rulebook, code);
    const members = await this.members(result.roundId);
    const totals = await this.totals(result);
    const round = rulebook.rounds.find((one) => one.code === code);
    const titles = await this.titles(result);
    const carry = round?.carryOver ?? null;
    const method = result.calculation.method;
    return {
      paper: 'tally',
      title: `Bảng tổng hợp điểm ${round?.name ?? code}`,
      data: {
        madeOn,
        letterhead: letterhead(rulebook, 'tally', null, null),
        contestName: contestName(rulebook),
        roundName: round?.name ?? code,
        aggregation: method === 'trimmed' ? { kind: 'trimmed' } : { kind: 'mean' },
        rule: `${RULES[method]}; làm tròn ${String(round?.displayDecimals ?? 2)} chữ số thập phân khi hiển thị; xếp hạng theo giá trị chưa làm tròn.`,
        judges: members.map(({ name }) => ({ label: name })),
        decimals: round?.displayDecimals ?? 2,
        vote: round?.publicVote ? { label: 'Điểm bình chọn' } : null,
        carry: carry && { label: 'Điểm mang sang', own: carry.ownWeight, weight: carry.earlierWeight },
        rows: [...result.ranking, ...result.unranked].map((entry) => {
          const own = result.tallies[entry.initiativeId];
          return {
            code: entry.blindCode,
            title: titles.get(entry.initiativeId) ?? '',
            marks: members.map(({ id }) => totals.get(`${entry.initiativeId}/${id}`) ?? null),
            vote: fraction(own?.vote),
            carried: fraction(own?.carried),
            score: own?.display ?? null,
            ...placed(entry, result.ranking),
          };
        }),
        secretary: { lines: ['THƯ KÝ'] },
        chair: { lines: ['TRƯỞNG BAN GIÁM KHẢO'], name: members.find(({ seat }) => seat === 'chair')?.name ?? null },
      },
    };
  }

  async minutes(
    contestId: string,
    rulebook: Rulebook,
    code: string,
    madeOn: string,
    input: MinutesInput,
  ): Promise<PaperPlan> {
    const result = await this.result(contestId, rulebook, code);
    const members = await this.members(result.roundId);
    const titles = await this.titles(result);
    const name = rulebook.rounds.find((one) => one.code === code)?.name ?? code;
    const missing = new Set(input.absent.map((one) => one.name));
    const present = members.filter((one) => !missing.has(one.name));
    const chair = present.find(({ seat }) => seat !== 'judge') ?? present[0];
    if (!chair) return refuse('conflict', 'award.nobody_present');
    const recipients = rulebook.documents.papers.find(({ kind }) => kind === 'minutes')?.recipients ?? [];
    return {
      paper: 'minutes',
      title: `Biên bản họp Ban Giám khảo ${name}`,
      data: {
        madeOn,
        letterhead: letterhead(rulebook, 'minutes', null, null),
        subject: `Họp Ban Giám khảo ${name} ${contestName(rulebook)}`,
        startedAt: input.startedAt,
        endedAt: input.endedAt,
        place: input.place,
        present: present.map((one) => ({ name: one.name, role: SEATS[one.seat] })),
        absent: input.absent,
        chair: { name: chair.name, role: SEATS[chair.seat] },
        secretary: { name: input.secretary, role: 'Thư ký' },
        items: input.items.length > 0 ? input.items : [usualItem(result)],
        results: result.ranking.map((entry) => ({
          rank: String(entry.rank),
          code: entry.blindCode,
          title: titles.get(entry.initiativeId) ?? '',
          sheets: entry.sheets,
          mean: entry.display,
          result: entry.grade ?? (result.advancing.includes(entry.initiativeId) ? 'Vào vòng sau' : ''),
        })),
        conclusions: input.conclusions.length > 0 ? input.conclusions : [usualConclusion(result)],
        judges: present.map((one) => one.name),
        ...(recipients.length > 0 && { recipients }),
      },
    };
  }

  private async result(contestId: string, rulebook: Rulebook, code: string): Promise<RoundResult> {
    const name = rulebook.rounds.find((one) => one.code === code)?.name ?? code;
    return (
      (await this.judging.result(contestId, code)) ?? refuse('conflict', 'award.result_not_locked', { round: name })
    );
  }

  private members(roundId: string): Promise<Member[]> {
    return this.db.query<Member>(
      `SELECT m.account_id AS id, m.name, m.seat FROM judging.panel_member m
       WHERE m.round_id = $1 AND (m.removed_at IS NULL OR EXISTS (SELECT FROM judging.sheet s
         WHERE s.round_id = m.round_id AND s.account_id = m.account_id AND s.state = 'submitted'))
       ORDER BY m.seat = 'judge', m.seat = 'deputy_chair', m.added_at, m.id`,
      [roundId],
    );
  }

  /** Sheet totals by initiative and judge, as the calculation sheet of the result says them. */
  private async totals(result: RoundResult): Promise<Map<string, string | null>> {
    const steps = new Map(
      result.calculation.initiatives.flatMap(({ steps: own }) =>
        own.flatMap((one) =>
          one.step === 'sheet_total' && one.sheet !== null ? [[one.sheet, one.result] as const] : [],
        ),
      ),
    );
    const sheets = await this.db.query<{ id: string; initiative: string; judge: string }>(
      `SELECT s.id, i.initiative_id AS initiative, s.account_id AS judge FROM judging.sheet s
       JOIN judging.round_initiative i ON i.id = s.round_initiative_id WHERE s.id = ANY($1::uuid[])`,
      [[...steps.keys()]],
    );
    return new Map(sheets.map(({ id, initiative, judge }) => [`${initiative}/${judge}`, steps.get(id) ?? null]));
  }

  private async titles(result: RoundResult): Promise<Map<string, string>> {
    const ids = [...result.ranking, ...result.unranked].map(({ initiativeId }) => initiativeId);
    const rows = await this.db.query<{ id: string; title: string }>(
      'SELECT id, title FROM initiative.initiative WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, title }) => [id, title]));
  }
}
