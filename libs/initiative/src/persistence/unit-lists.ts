import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, contestsWithRole, rolesIn } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import type { InitiativeState } from '../domain/initiative.types';
import type { UnitListState } from '../domain/intake.types';
import { listMismatches, NOT_LISTABLE, quotaOf } from '../domain/unit-list';
import { unitListWorkflow } from '../domain/unit-list.workflow';
import type { UnitListFacts } from '../domain/unit-list.workflow';
import { binder, SECRETARIAT, TOLD_STATE } from './visible-to';
import type { Bind } from './visible-to';

export interface ListedItem {
  readonly position: number;
  readonly initiativeId: string;
  readonly code: string;
  readonly title: string;
  readonly state: InitiativeState;
  readonly leadAuthor: string | null;
  readonly ofUnit: boolean;
}

/** A unit's list with its dossiers and what its contest says about it now. */
export interface ListSubject {
  readonly id: string;
  readonly contest_id: string;
  readonly contest_state: string;
  readonly rulebook_version: number;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly unit_today: string;
  readonly block: string;
  readonly state: UnitListState;
  readonly version: number;
  readonly dispatch_number: string | null;
  readonly dispatch_date: string | null;
  readonly declared_count: number | null;
  readonly declared_codes: readonly string[] | null;
  readonly scan_key: string | null;
  readonly scan_name: string | null;
  readonly scan_mime: string | null;
  readonly scan_sha256: string | null;
  readonly forwarded_at: Date | null;
  readonly reason: string | null;
  readonly created_at: Date;
  readonly closes_at: Date;
  readonly today: string;
  readonly items: readonly ListedItem[];
  readonly candidates: readonly Omit<ListedItem, 'position' | 'ofUnit'>[];
  readonly left_out: readonly string[];
  readonly unit_total: number;
}

/** Dossier `i` belongs to the unit of list `l`, or to one that was merged into it. */
export const OF_LISTS_UNIT = `i.contest_id = l.contest_id AND i.unit_id IN (SELECT w.id FROM identity.unit w
  WHERE w.id IN (l.unit_id, identity.unit_today(l.unit_id)) OR (w.successor_id IS NOT NULL AND identity.unit_today(w.id) = identity.unit_today(l.unit_id)))`;

const stateFor = (secretariat: string) => `CASE WHEN ${secretariat} THEN i.state ELSE ${TOLD_STATE} END`;

/** `secretariat`: whether the reader knows verdicts that nobody has been told of yet. */
const columns = (
  secretariat: string,
) => `l.id, l.contest_id, c.state AS contest_state, c.rulebook_version, l.unit_id, u.name AS unit_name,
  identity.unit_today(l.unit_id) AS unit_today, u.block, l.state, l.version, l.dispatch_number,
  to_char(l.dispatch_date, 'YYYY-MM-DD') AS dispatch_date, l.declared_count, l.declared_codes, l.scan_key, l.scan_name, l.scan_mime, l.scan_sha256,
  l.forwarded_at, l.reason, l.created_at, contest.closing_for(l.contest_id, l.unit_id, NULL) AS closes_at,
  to_char(platform.now() AT TIME ZONE c.zone, 'YYYY-MM-DD') AS today,
  coalesce((SELECT jsonb_agg(jsonb_build_object('position', t.position, 'initiativeId', i.id, 'code', i.code, 'title', coalesce(r.title, i.title),
      'state', ${stateFor(secretariat)}, 'leadAuthor', i.lead_author, 'ofUnit', ${OF_LISTS_UNIT}) ORDER BY t.position)
    FROM initiative.unit_list_item t JOIN initiative.initiative i ON i.id = t.initiative_id
    LEFT JOIN initiative.revision r ON r.initiative_id = i.id AND r.number = i.revision WHERE t.unit_list_id = l.id), '[]') AS items,
  ARRAY(SELECT i.code FROM initiative.initiative i WHERE ${OF_LISTS_UNIT} AND ${stateFor(secretariat)} IN ('submitted', 'awaiting_completion', 'eligible', 'ineligible')
    AND i.received_at <= coalesce(l.forwarded_at, platform.now())
    AND NOT EXISTS (SELECT FROM initiative.unit_list_item t WHERE t.initiative_id = i.id) ORDER BY i.code) AS left_out,
  CASE WHEN NOT ${secretariat} AND l.state IN ('draft', 'returned') THEN coalesce((SELECT jsonb_agg(jsonb_build_object('initiativeId', i.id, 'code', i.code,
      'title', coalesce(r.title, i.title), 'state', ${TOLD_STATE}, 'leadAuthor', i.lead_author) ORDER BY i.code)
    FROM initiative.initiative i LEFT JOIN initiative.revision r ON r.initiative_id = i.id AND r.number = i.revision
    WHERE ${OF_LISTS_UNIT} AND i.submitted_at IS NOT NULL AND NOT ${TOLD_STATE} = ANY('{${NOT_LISTABLE.join(',')}}')
      AND NOT EXISTS (SELECT FROM initiative.unit_list_item t WHERE t.initiative_id = i.id)), '[]') ELSE '[]' END AS candidates,
  (SELECT count(*)::int FROM initiative.unit_list_item t JOIN initiative.unit_list o ON o.id = t.unit_list_id
    WHERE o.contest_id = l.contest_id AND o.unit_id = l.unit_id AND (o.id = l.id OR o.state IN ('forwarded', 'accepted'))) AS unit_total`;
export const LIST_FROM = `initiative.unit_list l JOIN contest.contest c ON c.id = l.contest_id JOIN identity.unit u ON u.id = l.unit_id`;

/** Who may see a unit's list `l`: the unit's coordinator, and the contest's secretariat once it is forwarded. */
export function listVisibleTo(actor: Actor, bind: Bind): string {
  const grants = actor.grants.filter(({ role, unitId }) => role === 'coordinator' && unitId !== null);
  const conditions = ['FALSE'];
  if (grants.length > 0) {
    conditions.push(`EXISTS (SELECT FROM unnest(${bind(grants.map(({ unitId }) => unitId))}::uuid[], ${bind(
      grants.map(({ contestId }) => contestId),
    )}::uuid[]) AS g(unit_id, contest_id)
      WHERE g.unit_id IN (l.unit_id, identity.unit_today(l.unit_id)) AND (g.contest_id IS NULL OR g.contest_id = l.contest_id))`);
  }
  const contests = contestsWithRole(actor, ...SECRETARIAT);
  if (contests === 'all') conditions.push(`l.state <> 'draft'`);
  else if (contests.length > 0) {
    conditions.push(`(l.state <> 'draft' AND l.contest_id = ANY(${bind(contests)}::uuid[]))`);
  }
  return `(${conditions.join(' OR ')})`;
}

/** The actor is the coordinator of one of these units in the contest. */
export function coordinatesUnit(actor: Actor, contestId: string, ...units: readonly string[]): boolean {
  return actor.grants.some(
    ({ role, contestId: of, unitId }) =>
      role === 'coordinator' && (of === null || of === contestId) && unitId !== null && units.includes(unitId),
  );
}

@Injectable()
export class UnitLists {
  readonly binding: WorkflowBinding<UnitListState, UnitListFacts> = {
    workflow: unitListWorkflow,
    table: 'initiative.unit_list',
    load: (ids, actor) => this.load(ids, actor),
  };

  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
  ) {}

  visible(ids: readonly string[], actor: Actor): Promise<ListSubject[]> {
    const params: unknown[] = [ids];
    const bind = binder(params);
    const seen = listVisibleTo(actor, bind);
    const contests = contestsWithRole(actor, ...SECRETARIAT);
    const secretariat = contests === 'all' ? 'TRUE' : `(l.contest_id = ANY(${bind(contests)}::uuid[]))`;
    return this.db.query<ListSubject>(
      `SELECT ${columns(secretariat)} FROM ${LIST_FROM} WHERE l.id = ANY($1::uuid[]) AND ${seen}`,
      params,
    );
  }

  async one(id: string, actor: Actor): Promise<ListSubject> {
    return (await this.visible([id], actor))[0] ?? absent();
  }

  /** The contest first, so that its closing time and the unit's other lists stand still. */
  async locked(id: string, actor: Actor): Promise<ListSubject> {
    const { contest_id } = await this.one(id, actor);
    await this.contests.lock(contest_id, 'share');
    await this.db.write('SELECT id FROM initiative.unit_list WHERE id = $1 FOR UPDATE', [id]);
    return this.one(id, actor);
  }

  factsOf(list: ListSubject, rulebook: Rulebook): UnitListFacts {
    const unitClosesAt = rulebook.calendar.unitClosesAt === null ? null : new Date(rulebook.calendar.unitClosesAt);
    return {
      contestState: list.contest_state,
      closesAt: unitClosesAt !== null && unitClosesAt > list.closes_at ? unitClosesAt : list.closes_at,
      forwardedBefore: list.forwarded_at !== null,
      dispatchNumber: list.dispatch_number,
      dispatchDate: list.dispatch_date,
      today: list.today,
      declaredCount: list.declared_count,
      scanned: list.scan_key !== null,
      listed: list.items.length,
      unitTotal: list.unit_total,
      quota: quotaOf(rulebook.units, list.block),
      mismatches: this.mismatchesOf(list),
    };
  }

  mismatchesOf(list: ListSubject): Blocker[] {
    return listMismatches({
      declaredCount: list.declared_count,
      declaredCodes: list.declared_codes,
      dossiers: list.items,
      leftOut: list.left_out,
    });
  }

  private async load(ids: readonly string[], actor: Actor): Promise<Map<string, SubjectFacts<UnitListFacts>>> {
    const facts = new Map<string, SubjectFacts<UnitListFacts>>();
    for (const list of await this.visible(ids, actor)) {
      const rulebook = await this.contests.rulebook(list.contest_id, list.rulebook_version);
      facts.set(list.id, {
        contestId: list.contest_id,
        roles: listRoles(actor, list),
        facts: this.factsOf(list, rulebook),
      });
    }
    return facts;
  }
}

/** Secretariat of the contest, coordinator of the list's unit. */
export function listRoles(actor: Actor, list: ListSubject): string[] {
  return [
    ...rolesIn(actor, list.contest_id).filter((role) => SECRETARIAT.includes(role)),
    ...(coordinatesUnit(actor, list.contest_id, list.unit_id, list.unit_today) ? ['coordinator'] : []),
  ];
}
