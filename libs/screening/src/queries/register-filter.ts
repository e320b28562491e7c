import { containing } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { ownSql } from '../persistence/dossiers';
import { SCREENING_STATES } from './screening-list';

/** `draft`: entered from paper, waiting for a second secretary. */
export const REGISTER_STATES = ['draft', ...SCREENING_STATES] as const;
export const FLAGS = ['own', 'consent', 'intake', 'reinstatement', 'untold'] as const;
export type Flag = (typeof FLAGS)[number];
export const DUES = ['open', 'due_soon', 'overdue'] as const;

export interface RegisterFilter {
  readonly q?: string | undefined;
  readonly state?: (typeof REGISTER_STATES)[number] | undefined;
  readonly theme?: string | undefined;
  readonly authorKind?: string | undefined;
  readonly unitId?: string | undefined;
  readonly block?: string | undefined;
  readonly channel?: string | undefined;
  /** yyyy-MM-dd in the contest's zone, both included. */
  readonly receivedFrom?: string | undefined;
  readonly receivedTo?: string | undefined;
  /** A part that the rulebook requires, or `any` of them. */
  readonly missing?: string | undefined;
  /** At least this many whole days in its state. */
  readonly days?: number | undefined;
  readonly due?: (typeof DUES)[number] | undefined;
  /** An account, `me`, or `none`. */
  readonly screener?: string | undefined;
  readonly flag?: Flag | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** What a filter is read against. */
export interface RegisterSetting {
  readonly contestId: string;
  readonly zone: string;
  /** Codes of the parts that the rulebook requires of a dossier handed in online. */
  readonly parts: readonly string[];
}

export type Bind = (value: unknown) => string;

export const FROM = `initiative.initiative i JOIN identity.unit u ON u.id = i.unit_id
  LEFT JOIN initiative.revision r ON r.initiative_id = i.id AND r.number = i.revision
  LEFT JOIN screening.completion k ON k.initiative_id = i.id AND k.state = 'open'
  LEFT JOIN screening.screener s ON s.initiative_id = i.id
  LEFT JOIN screening.claim c ON c.initiative_id = i.id AND c.until > platform.now()`;

/** When a dossier bears a flag. */
export function flagSql(flag: Flag, actor: Actor, bind: Bind): string {
  switch (flag) {
    case 'own':
      return ownSql(bind(actor.accountId), bind(actor.personId));
    case 'consent':
      return `EXISTS (SELECT FROM initiative.author a WHERE a.initiative_id = i.id AND a.consent = 'pending')`;
    case 'intake':
      return `i.state = 'draft'`;
    case 'reinstatement':
      return `EXISTS (SELECT FROM screening.reinstatement n WHERE n.initiative_id = i.id AND n.state = 'proposed')`;
    case 'untold':
      return `(i.told_state IS NOT NULL AND i.sealed_at IS NULL AND i.state IN ('eligible', 'ineligible', 'duplicate'))`;
  }
}

/** Codes of required parts without a file in what was handed in; on paper the scan stands for them. */
export const missingSql = (parts: string): string =>
  `ARRAY(SELECT q.code FROM unnest(${parts}::text[]) WITH ORDINALITY AS q(code, place) WHERE i.channel = 'online' AND r.number IS NOT NULL
     AND NOT r.attachments @> jsonb_build_array(jsonb_build_object('partCode', q.code)) ORDER BY q.place)`;

/** Texts are constant, values are bound. */
export function registerConditions(
  filter: RegisterFilter,
  setting: RegisterSetting,
  actor: Actor,
  bind: Bind,
): string[] {
  const where = [
    `i.contest_id = ${bind(setting.contestId)}::uuid`,
    `(i.received_at IS NOT NULL OR i.channel <> 'online')`,
  ];
  const add = (value: unknown, condition: (place: string) => string) => {
    if (value !== undefined) where.push(condition(bind(value)));
  };
  const day = (place: string) => `((${place}::date)::timestamp AT TIME ZONE ${bind(setting.zone)})`;
  if (filter.q?.trim()) where.push(containing('i.search_folded', filter.q, bind));
  add(filter.state, (p) => `i.state = ${p}`);
  add(filter.theme, (p) => `i.theme = ${p}`);
  add(filter.authorKind, (p) => `i.author_kind = ${p}`);
  add(filter.unitId, (p) => `i.unit_id = ${p}::uuid`);
  add(filter.block, (p) => `u.block = ${p}`);
  add(filter.channel, (p) => `i.channel = ${p}`);
  add(filter.receivedFrom, (p) => `i.received_at >= ${day(p)}`);
  add(filter.receivedTo, (p) => `i.received_at < ${day(p)} + interval '1 day'`);
  add(filter.days, (p) => `i.state_since <= platform.now() - make_interval(days => ${p}::int)`);
  add(filter.ids, (p) => `i.id = ANY(${p}::uuid[])`);
  if (filter.missing !== undefined) {
    const parts = filter.missing === 'any' ? setting.parts : [filter.missing];
    where.push(`cardinality(${missingSql(bind(parts))}) > 0`);
  }
  if (filter.due === 'open') where.push('k.id IS NOT NULL');
  if (filter.due === 'due_soon') where.push(`k.due_at BETWEEN platform.now() AND platform.now() + interval '2 days'`);
  if (filter.due === 'overdue') where.push('k.due_at < platform.now()');
  if (filter.screener === 'none') where.push('s.account_id IS NULL');
  else add(filter.screener === 'me' ? actor.accountId : filter.screener, (p) => `s.account_id = ${p}::uuid`);
  if (filter.flag !== undefined) where.push(flagSql(filter.flag, actor, bind));
  return where;
}
