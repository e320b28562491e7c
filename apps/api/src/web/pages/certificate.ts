import { html } from '../html';
import type { PublicPage } from '../layout';
import type { Params, Reader } from '../public-pages';
import { capital, day, words } from '../words';
import { certificateSchema } from './answers';

/** By code, as typed from the paper or read from its QR. */
export async function certificatePage(reader: Reader, { code = '' }: Params): Promise<PublicPage> {
  const text = words[reader.language].certificate;
  const typed = code.trim();
  const form = html`<form method="get" action="/chung-nhan" class="check">
    <label for="code">${text.code}</label>
    <input
      id="code"
      name="code"
      value="${typed}"
      required
      maxlength="40"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
    />
    <button class="button">${text.check}</button>
  </form>`;
  if (typed === '')
    return {
      title: text.title,
      body: html`<h1>${text.title}</h1>
        <p class="lead">${text.lead}</p>
        ${form}`,
    };
  const found = await reader.get(`/api/public/certificates/${encodeURIComponent(typed)}`);
  if (found === null) {
    return {
      title: text.title,
      body: html`<h1>${text.title}</h1>
        <p class="verdict bad"><strong>${text.unknown}</strong> ${text.unknownHint}</p>
        ${form}`,
    };
  }
  const certificate = certificateSchema.parse(found);
  const { decision, revokedBy } = certificate;
  const isValid = certificate.status === 'valid';
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1>
      <p class="verdict ${isValid ? 'good' : 'bad'}">
        <strong>${text[certificate.status]}</strong>
        ${revokedBy && text.by(revokedBy.number, day(revokedBy.signedOn), revokedBy.issuer)}
      </p>
      <table>
        <tr>
          <th scope="row">${text.code}</th>
          <td>${certificate.code}</td>
        </tr>
        <tr>
          <th scope="row">${text.names}</th>
          <td>${certificate.names.join(', ')}</td>
        </tr>
        <tr>
          <th scope="row">${text.unit}</th>
          <td>${certificate.unit}</td>
        </tr>
        <tr>
          <th scope="row">${text.prize}</th>
          <td>${capital(certificate.prize)}</td>
        </tr>
        <tr>
          <th scope="row">${text.initiative}</th>
          <td>${certificate.title}</td>
        </tr>
        <tr>
          <th scope="row">${text.contest}</th>
          <td>${certificate.contest}</td>
        </tr>
        <tr>
          <th scope="row">${text.decision}</th>
          <td>${text.by(decision.number, day(decision.signedOn), decision.issuer)}</td>
        </tr>
      </table>
      ${form}`,
  };
}
