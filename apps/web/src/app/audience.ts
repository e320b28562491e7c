import { holds } from '../features/identity/session';
import type { Me } from '../features/identity/session';

export const SECRETARIES = ['secretary', 'secretary_head'];
export const CHAIRS = ['chair', 'deputy_chair'];

/** Whose each part of the application is, by how its addresses begin; the longest beginning counts. All others: everybody's. */
const AUDIENCES: ReadonlyMap<string, readonly string[]> = new Map([
  ['/unit', ['coordinator']],
  ['/unit-lists', ['coordinator', ...SECRETARIES]],
  ['/judging', ['judge']],
  ['/office', SECRETARIES],
  ['/office/contest', [...SECRETARIES, 'organiser', 'admin']],
  ['/office/contest/papers', SECRETARIES],
  ['/office/contest/notices', SECRETARIES],
  ['/office/rounds', [...SECRETARIES, ...CHAIRS]],
  ['/office/awards', [...SECRETARIES, ...CHAIRS, 'organiser', 'clerk']],
  ['/office/complaints', [...SECRETARIES, 'organiser']],
  ['/office/statistics', [...SECRETARIES, ...CHAIRS, 'organiser']],
  ['/contests', ['admin']],
  ['/setup', ['admin']],
  ['/admin', ['admin']],
  ['/admin/audit', ['admin', 'secretary_head']],
]);

/**
 * The page at this address is there for the reader, in some contest or in the one named; for others it is as unknown as one
 * that does not exist.
 */
export function isFor(me: Me, address: string, contestId?: string): boolean {
  for (let part = address; part !== ''; part = part.slice(0, part.lastIndexOf('/'))) {
    const roles = AUDIENCES.get(part);
    if (roles) return holds(me, roles, contestId);
  }
  return true;
}
