import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Language } from '@platform/kernel';
import type { Values } from '../domain/render';
import { moment } from './times';
import type { EventSeen } from './topics';

interface Place {
  readonly contest: string;
  readonly zone: string;
  readonly round: string | null;
  readonly at: Date | null;
  readonly document: string | null;
  readonly number: string | null;
  readonly answer: string | null;
  /** dd/MM/yyyy */
  readonly due_on: string | null;
  readonly unit: string | null;
  readonly letter_number: string | null;
  /** dd/MM/yyyy */
  readonly letter_date: string | null;
  readonly count: number | null;
  readonly judge: string | null;
  readonly dossier: string | null;
  readonly asker: string | null;
  readonly reopening: string | null;
  readonly reason: string | null;
}

const OUTCOME: Record<string, Record<Language, string>> = {
  confirmed: { vi: 'đã được người thứ hai đồng ý', en: 'a second person has agreed' },
  declined: { vi: 'không được người thứ hai đồng ý', en: 'a second person has declined' },
  ContestSuspended: { vi: 'tạm dừng', en: 'is suspended' },
  ContestResumed: { vi: 'tiếp tục', en: 'goes on' },
  ContestCancelled: { vi: 'không tiếp tục tổ chức', en: 'is cancelled' },
};
/** Whose reason is told, where a later step of the same thing may have another. */
const STEP_OF: Readonly<Record<string, string>> = {
  JudgeRecused: 'assignment.recuse',
  UnitListReturned: 'unit_list.return',
  ContestSuspended: 'contest.suspend',
  ContestResumed: 'contest.resume',
  ContestCancelled: 'contest.cancel',
};
const EVERYWHERE: Record<Language, string> = { vi: 'áp dụng cho mọi cuộc thi', en: 'in every contest' };

/** What notices about a contest, a round, a unit's list or a complaint may say, as it stands when they are drafted. */
@Injectable()
export class PlaceFacts {
  constructor(private readonly db: Database) {}

  async of(seen: EventSeen, contestId: string): Promise<((language: Language) => Values) | undefined> {
    const place = await this.db.first<Place>(
      `SELECT c.title AS contest, c.zone, r.name AS round, coalesce(e.closes_at, r.due_at) AS at, e.document,
         k.number::text AS number, k.answer_number || ' (' || to_char(k.answer_date, 'DD/MM/YYYY') || ')' AS answer,
         to_char(k.answer_due_on, 'DD/MM/YYYY') AS due_on,
         u.name AS unit, l.dispatch_number AS letter_number, to_char(l.dispatch_date, 'DD/MM/YYYY') AS letter_date,
         (SELECT count(*)::int FROM initiative.unit_list_item m WHERE m.unit_list_id = l.id) AS count,
         judge.name AS judge, i.code AS dossier, asker.name AS asker, o.state AS reopening,
         (SELECT t.reason FROM platform.audit t WHERE t.subject_kind = $3 AND t.subject_id = $2 AND t.reason IS NOT NULL
            AND ($4::text IS NULL OR t.action = $4) AND t.outcome = 'done' ORDER BY t.id DESC LIMIT 1) AS reason
       FROM contest.contest c
       LEFT JOIN contest.extension e ON e.id = $2 AND e.contest_id = c.id
       LEFT JOIN award.complaint k ON k.id = $2 AND k.contest_id = c.id
       LEFT JOIN initiative.unit_list l ON l.id = $2 AND l.contest_id = c.id
       LEFT JOIN identity.unit u ON u.id = l.unit_id
       LEFT JOIN judging.sheet s ON s.id = $2
       LEFT JOIN judging.reopening o ON o.id = $2
       LEFT JOIN identity.account asking ON asking.id = o.asked_by
       LEFT JOIN identity.person asker ON asker.id = asking.person_id
       LEFT JOIN judging.assignment g ON g.id = $2
       LEFT JOIN judging.panel_member judge ON judge.id = g.panel_member_id
       LEFT JOIN judging.round_initiative n ON n.id = g.round_initiative_id
       LEFT JOIN initiative.initiative i ON i.id = n.initiative_id
       LEFT JOIN judging.round r ON r.contest_id = c.id AND r.id = coalesce(s.round_id, o.round_id, g.round_id, $2)
       WHERE c.id = $1`,
      [contestId, seen.subjectId, seen.subjectKind, STEP_OF[seen.event] ?? null],
    );
    return place && ((language) => valuesOf(place, seen.event, language));
  }

  /** Where a role holds: a contest or all of them, and the unit a coordinator acts for. */
  async scope(contestId: string | null, unitId: string | null): Promise<Record<Language, string>> {
    const row = await this.db.first<{ contest: string | null; unit: string | null }>(
      `SELECT (SELECT title FROM contest.contest WHERE id = $1) AS contest, (SELECT name FROM identity.unit WHERE id = $2) AS unit`,
      [contestId, unitId],
    );
    const { contest = null, unit = null } = row ?? {};
    const parts = (language: Language) =>
      [contest ?? EVERYWHERE[language], ...(unit === null ? [] : [unit])].join(', ');
    return { vi: parts('vi'), en: parts('en') };
  }
}

function valuesOf(place: Place, event: string, language: Language): Values {
  const at = place.at === null ? '' : moment(place.at, place.zone, language);
  return {
    contest: place.contest,
    round: place.round ?? '',
    dueAt: at,
    closesAt: at,
    document: place.document ?? '',
    number: place.number ?? '',
    answer: place.answer ?? '',
    dueOn: place.due_on ?? '',
    unit: place.unit ?? '',
    letter: letterOf(place, language),
    count: String(place.count ?? 0),
    judge: place.judge ?? '',
    dossier: place.dossier ?? '',
    asker: place.asker ?? '',
    outcome: OUTCOME[place.reopening ?? event]?.[language] ?? '',
    reason: place.reason ?? '',
  };
}

function letterOf({ letter_number: number, letter_date: date }: Place, language: Language): string {
  if (number === null) return language === 'vi' ? 'công văn của đơn vị' : 'its official letter';
  const [of, dated] = language === 'vi' ? ['công văn số', 'ngày'] : ['official letter no.', 'of'];
  return date === null ? `${of} ${number}` : `${of} ${number} ${dated} ${date}`;
}
