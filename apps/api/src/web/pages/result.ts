import { html } from '../html';
import type { Html } from '../html';
import type { PublicPage } from '../layout';
import type { Params, Reader } from '../public-pages';
import { capital, day, moment, money, words } from '../words';
import type { Words } from '../words';
import { contestSchema, resultSchema, rulebookSchema } from './answers';
import type { ResultShown } from './answers';

type Decision = ResultShown['decisions'][number];
type Value = Decision['winners'][number][string] | undefined;
const DAY_MS = 86_400_000;

/** The published result with exactly the columns that the rules publish. */
export async function resultPage(reader: Reader, { id = '' }: Params): Promise<PublicPage | null> {
  const path = encodeURIComponent(id);
  const found = await reader.get(`/api/public/contests/${path}/result`);
  if (found === null) return null;
  const result = resultSchema.parse(found);
  const { zone } = contestSchema.parse(await reader.get(`/api/contests/${path}`));
  const { publication } = rulebookSchema.parse(await reader.get(`/api/contests/${path}/rulebook`)).document;
  const text = words[reader.language];
  const last = result.decisions.map(({ publishedAt }) => publishedAt).reduce((a, b) => (a > b ? a : b), '');
  return {
    title: text.result.of(result.contest),
    body: html`<h1>${text.result.of(result.contest)}</h1>
      <p class="actions">
        <a href="/cuoc-thi/${id}">${text.read}</a>
        <a href="/chung-nhan">${text.checkCertificate}</a>
      </p>
      ${result.decisions.map((decision) => listOf(decision, text, moment(decision.publishedAt, zone, reader.language)))}
      <section>
        <h2>${text.rules.complaints}</h2>
        <p>${text.result.complaints(lastDay(last, zone, publication.complaints.days))}</p>
        <p class="actions"><a href="/app/complaints?contest=${id}">${text.result.complain}</a></p>
      </section>`,
  };
}

/** The day so many days after the one on which something was published, in the contest's zone. */
function lastDay(publishedAt: string, timeZone: string, days: number): string {
  const published = new Date(publishedAt).toLocaleDateString('en-CA', { timeZone });
  return day(new Date(Date.parse(published) + days * DAY_MS).toISOString().slice(0, 10));
}

/** On a narrow screen each line becomes a card; the roles keep it a table for those who listen. */
function listOf(decision: Decision, text: Words, publishedAt: string): Html {
  const { winners } = decision;
  const name = text.result.decision(decision.number, day(decision.signedOn));
  const shown = Object.keys(text.result.fields).filter((field) => winners.some((winner) => field in winner));
  const columns = shown.filter((field) => field !== 'summary' || !shown.includes('title'));
  return html`<section class="wide">
    <h2>${name}</h2>
    <p>${decision.issuer}. ${text.result.published(publishedAt)}.</p>
    ${
      winners.length === 0
        ? html`<p>${text.result.none}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="${name}">
            <table class="list" role="table">
              <thead role="rowgroup">
                <tr role="row">
                  ${columns.map((field) => html`<th scope="col" role="columnheader">${text.result.fields[field]}</th>`)}
                </tr>
              </thead>
              <tbody role="rowgroup">
                ${winners.map(
                  (winner) =>
                    html`<tr role="row">
                      ${columns.map(
                        (field) =>
                          html`<td role="cell" class="${field}" data-label="${text.result.fields[field]}">
                            ${cell(field, winner[field], text)} ${field === 'title' && summary(winner['summary'], text)}
                          </td>`,
                      )}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

/** Folded, so that the list stays a list. */
const summary = (value: Value, text: Words): Html | false =>
  typeof value === 'string' &&
  value !== '' &&
  html`<details>
    <summary>${text.result.fields['summary']}</summary>
    <p>${value}</p>
  </details>`;

function cell(field: string, value: Value, { result }: Words): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.filter((one) => one !== '').join(', ');
  if (field === 'amount' && typeof value === 'number') return money(value);
  const plain = String(value);
  if (field === 'prize') return capital(plain);
  if (field === 'category') return result.categories[plain] ?? plain;
  return field === 'commendation' ? (result.commendations[plain] ?? plain) : plain;
}
