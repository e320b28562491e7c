import { html } from '../html';
import type { Html } from '../html';
import type { PublicPage } from '../layout';
import type { Reader } from '../public-pages';
import { moment, words } from '../words';
import type { Words } from '../words';
import { contestPageSchema, publishedSchema } from './answers';
import type { ContestRow } from './answers';

export async function homePage(reader: Reader): Promise<PublicPage> {
  const text = words[reader.language];
  const [contests, results] = await Promise.all(['/api/contests?limit=50', '/api/published-contests'].map(reader.get));
  const { items } = contestPageSchema.parse(contests);
  const published = new Set(publishedSchema.parse(results).items.map(({ id }) => id));
  const open = items.filter((contest) => contest.state === 'open');
  const others = items.filter((contest) => contest.state !== 'open');
  const list = (title: string, contests: readonly ContestRow[]): Html =>
    html`<section>
      <h2>${title}</h2>
      <ul class="cards">
        ${contests.map((contest) => card(contest, published.has(contest.id), reader, text))}
      </ul>
    </section>`;
  return {
    title: text.home.title,
    body: html`<h1>${text.home.title}</h1>
      <p class="lead">${text.home.lead}</p>
      ${items.length === 0 && html`<p>${text.home.none}</p>`} ${open.length > 0 && list(text.home.now, open)}
      ${others.length > 0 && list(text.home.others, others)}`,
  };
}

function card(contest: ContestRow, isPublished: boolean, { language }: Reader, text: Words): Html {
  const soon = contest.state === 'announced';
  return html`<li class="card">
    <h3><a href="/cuoc-thi/${contest.id}">${contest.title}</a></h3>
    <p><span class="badge">${text.states[contest.state] ?? contest.state}</span></p>
    <p>
      ${soon ? text.from : text.until}
      <strong>${moment(soon ? contest.opensAt : contest.closesAt, contest.zone, language)}</strong>
    </p>
    <p class="actions">
      ${contest.state === 'open' && html`<a class="button" href="/app">${text.take}</a>`}
      ${isPublished && html`<a class="button" href="/ket-qua/${contest.id}">${text.result.title}</a>`}<a
        href="/cuoc-thi/${contest.id}"
        >${text.read}</a
      >
    </p>
  </li>`;
}
