import { html } from '../html';
import type { Html } from '../html';
import type { PublicPage } from '../layout';
import type { Params, Reader } from '../public-pages';
import { day, moment, money, words } from '../words';
import type { Words } from '../words';
import { contestSchema, resultSchema, rulebookSchema, versionsSchema } from './answers';
import type { RulesShown } from './answers';

/** Instants written so that they and days are in order as text. */
const utc = (iso: string): string => new Date(iso).toISOString();

/** Contest, calendar and rules on one page that prints. */
export async function contestPage(reader: Reader, { id = '' }: Params): Promise<PublicPage | null> {
  const path = `/api/contests/${encodeURIComponent(id)}`;
  const found = await reader.get(path);
  if (found === null) return null;
  const contest = contestSchema.parse(found);
  const { document: rules } = rulebookSchema.parse(await reader.get(`${path}/rulebook`));
  const versions = versionsSchema.parse(await reader.get(`${path}/rulebook-versions`)).items;
  const result = resultSchema
    .nullable()
    .parse(await reader.get(`/api/public/contests/${encodeURIComponent(id)}/result`));
  const { language } = reader;
  const text = words[language];
  const at = (iso: string) => moment(iso, contest.zone, language);
  const { announcement } = contest;
  const { unitClosesAt, milestones } = rules.calendar;
  const until = (name: string, iso: string) => ({ name, on: utc(iso), shown: text.rules.before(at(iso)) });
  const dates = [
    { name: text.from, on: utc(contest.opensAt), shown: at(contest.opensAt) },
    until(text.until, contest.closesAt),
    ...(unitClosesAt === null ? [] : [until(text.rules.unitsUntil, unitClosesAt)]),
    ...milestones.map(({ name, on }) => ({ name, on, shown: day(on) })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return {
    title: contest.title,
    body: html`<h1>${contest.title}</h1>
      <p>
        <span class="badge">${text.states[contest.state] ?? contest.state}</span>
        ${announcement && html` ${text.rules.announced(announcement.number, day(announcement.date))}`}
      </p>
      <p class="actions">
        ${contest.state === 'open' && html`<a class="button" href="/app">${text.take}</a>`}
        ${result && html`<a class="button" href="/ket-qua/${contest.id}">${text.result.title}</a>`}
      </p>
      <section>
        <h2>${text.rules.calendar}</h2>
        <table>
          ${dates.map(
            ({ name, shown }) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${shown}</td>
              </tr>`,
          )}
        </table>
      </section>
      ${whoAndWhat(rules, text)} ${judging(rules, text)}
      ${
        versions.length > 1 &&
        html`<section>
          <h2>${text.rules.amendments}</h2>
          <ul>
            ${versions.flatMap(({ frozenAt, reason }) => (frozenAt === null || reason === null ? [] : [html`<li>${at(frozenAt)}: ${reason}</li>`]))}
          </ul>
        </section>`
      }
      <section>
        <h2>${text.rules.complaints}</h2>
        <p>${text.rules.complaintDays(rules.publication.complaints.days, rules.publication.complaints.answerDays)}</p>
      </section>`,
  };
}

function whoAndWhat(rules: RulesShown, text: Words): Html {
  const { categories } = rules.authors;
  const marked = (name: string, required: boolean) =>
    html`<li>${name}${!required && html` <small>(${text.rules.optional})</small>`}</li>`;
  return html`<section>
      <h2>${text.rules.who}</h2>
      <ul>
        ${categories.map(({ name, minAuthors, maxAuthors }) => html`<li>${name}: ${text.rules.authors(minAuthors, maxAuthors)}</li>`)}
      </ul>
      ${rules.units.confirmation && html`<p>${text.rules.byUnit}</p>`}
    </section>
    <section>
      <h2>${text.rules.themes}</h2>
      <ul>
        ${rules.themes.map(({ name }) => html`<li>${name}</li>`)}
      </ul>
    </section>
    <section>
      <h2>${text.rules.dossier}</h2>
      <ul>
        ${rules.dossier.parts.map(({ name, required }) => marked(name, required))}
      </ul>
      <h3>${text.rules.form}</h3>
      <ul>
        ${rules.form.fields.map(({ label, required }) => marked(label, required))}
      </ul>
    </section>`;
}

function judging(rules: RulesShown, text: Words): Html {
  return html`<section>
      <h2>${text.rules.criteria}</h2>
      ${rules.rounds.map(
        (round) =>
          html`<h3>${round.name}</h3>
            <table>
              <thead>
                <tr>
                  <th scope="col">${text.rules.criterion}</th>
                  <th scope="col" class="number">${text.rules.max}</th>
                </tr>
              </thead>
              <tbody>
                ${round.criteria.map(
                  ({ name, max }) =>
                    html`<tr>
                      <td>${name}</td>
                      <td class="number">${max}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`,
      )}
    </section>
    <section>
      <h2>${text.rules.prizes}</h2>
      ${rules.prizes.tables.map(
        (table) =>
          html`<h3>${table.name}</h3>
            <table>
              <thead>
                <tr>
                  <th scope="col">${text.rules.prize}</th>
                  <th scope="col" class="number">${text.rules.count}</th>
                  <th scope="col" class="number">${text.rules.amount}</th>
                </tr>
              </thead>
              <tbody>
                ${table.prizes.map(
                  ({ name, count, amounts }) =>
                    html`<tr>
                      <td>${name}</td>
                      <td class="number">${count ?? '—'}</td>
                      <td class="number">${amounts.map(({ amount }) => money(amount)).join(' / ')}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`,
      )}
    </section>`;
}
