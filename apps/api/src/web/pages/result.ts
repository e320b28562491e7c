import { html } from '../html';
import type { Html } from '../html';
import type { PublicPage } from '../layout';
import type { Params, Reader } from '../public-pages';
import { day, money, words } from '../words';
import type { Words } from '../words';
import { resultSchema } from './answers';
import type { ResultShown } from './answers';

type Decision = ResultShown['decisions'][number];

/** The published result with exactly the columns that the rules publish. */
export async function resultPage(reader: Reader, { id = '' }: Params): Promise<PublicPage | null> {
  const found = await reader.get(`/api/public/contests/${encodeURIComponent(id)}/result`);
  if (found === null) return null;
  const result = resultSchema.parse(found);
  const text = words[reader.language];
  return {
    title: text.result.of(result.contest),
    body: html`<h1>${text.result.of(result.contest)}</h1>
      <p><a href="/cuoc-thi/${id}">${text.read}</a></p>
      ${result.decisions.map((decision) => listOf(decision, text))}`,
  };
}

function listOf(decision: Decision, text: Words): Html {
  const { winners } = decision;
  const columns = Object.keys(text.result.fields).filter((field) => winners.some((winner) => field in winner));
  return html`<section>
    <h2>${text.result.decision(decision.number, day(decision.signedOn))}</h2>
    <p>${decision.issuer}</p>
    ${
      winners.length === 0
        ? html`<p>${text.result.none}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="${text.result.title}">
            <table>
              <thead>
                <tr>
                  ${columns.map((field) => html`<th scope="col">${text.result.fields[field]}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${winners.map(
                  (winner) =>
                    html`<tr>
                      ${columns.map((field) => html`<td>${cell(field, winner[field])}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

function cell(field: string, value: Decision['winners'][number][string] | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  return field === 'amount' && typeof value === 'number' ? money(value) : String(value);
}
