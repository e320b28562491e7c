import type { RulebookDocument } from '../../../libs/contest/src/domain/rulebook';
import type { Client, TestApp } from '../../support/app';
import { currentRulebook, openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';

export type Rules = RulebookDocument;

/** An open contest with the shipped rules made short: no unit in between, nothing required but title, theme and authors. */
export async function contestWith(
  app: TestApp,
  change: (rules: Rules) => Rules = (rules) => rules,
): Promise<OpenContest> {
  const shipped = await currentRulebook(app);
  const short: Rules = {
    ...shipped,
    units: { ...shipped.units, confirmation: false },
    form: { ...shipped.form, fields: shipped.form.fields.map((field) => ({ ...field, required: false })) },
    dossier: { ...shipped.dossier, parts: shipped.dossier.parts.map((part) => ({ ...part, required: false })) },
  };
  return openContest(app, { rulebook: change(short) });
}

export const byUnits = (rules: Rules): Rules => ({ ...rules, units: { ...rules.units, confirmation: true } });

export interface Made {
  readonly id: string;
  readonly code: string;
  readonly version: number;
}

/** A draft of one's own, ready to submit, through the API. */
export async function draftOf(author: Client, contestId: string, fields: object = {}): Promise<Made> {
  const answer = await author
    .post(`/api/contests/${contestId}/initiatives`, { title: 'Một cửa không giấy tờ', theme: 'procedures', ...fields })
    .expect(201);
  return answer.body as Made;
}

/** Codes of a problem document: of its blockers, or its own. */
export function codesOf(body: { code: string; blockers: { code: string }[] }): string[] {
  return body.blockers.length > 0 ? body.blockers.map(({ code }) => code) : [body.code];
}

export const tag = (version: number) => `"v${version}"`;

/** What tests read of an answer's body. */
interface Answer {
  readonly body: {
    readonly id: string;
    readonly code: string;
    readonly receipt: object;
    readonly items: object[];
    readonly blockers: { code: string }[];
  };
}

export const bodyOf = (answer: Answer): Answer['body'] => answer.body;

/** The co-author reads the list of authors and agrees to it. */
export async function agree(client: Client, id: string): Promise<void> {
  const { authors } = (await client.get(`/api/initiatives/${id}`).expect(200)).body as {
    authors: { id: string; share: number }[];
  };
  const read = authors.map((author) => ({ id: author.id, share: author.share }));
  await client.post(`/api/initiatives/${id}/consent`, { answer: 'given', authors: read }).expect(204);
}
