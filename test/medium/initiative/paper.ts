import type { Client } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { tag } from './contest';
import { pdf } from './files';

export interface Entered {
  readonly id: string;
  readonly initiativeId: string;
  readonly code: string;
  readonly version: number;
}

export const before = (time: Date, ms: number) => new Date(time.getTime() - ms).toISOString();

/** An hour after the opening. */
export const stampIn = (contest: OpenContest) => before(contest.opensAt, -3_600_000);

export const paperEntry = (contest: OpenContest, unitId: string, fields: object = {}) => ({
  channel: 'paper',
  stampedAt: stampIn(contest),
  title: 'Bộ phận một cửa lưu động',
  theme: 'procedures',
  authorKind: 'individual',
  unitId,
  authors: [{ name: 'Lò Thị Giấy' }],
  ...fields,
});

export async function enterPaper(by: Client, contest: OpenContest, unitId: string, fields: object = {}) {
  const answer = await by
    .post(`/api/contests/${contest.id}/paper-intakes`, paperEntry(contest, unitId, fields))
    .expect(201);
  return answer.body as Entered;
}

/** The version after the scan. */
export async function scanPaper(by: Client, { id }: Entered, words = id): Promise<number> {
  const answer = await by.post(`/api/paper-intakes/${id}/scan`).attach('file', pdf(words), 'ban-quet.pdf').expect(201);
  return (answer.body as Entered).version;
}

export const confirmPaper = (by: Client, id: string, version: number) =>
  by.post(`/api/paper-intakes/${id}/confirm`).set('if-match', tag(version));

export const paperIntake = async (by: Client, id: string) =>
  (await by.get(`/api/paper-intakes/${id}`).expect(200)).body as object;
