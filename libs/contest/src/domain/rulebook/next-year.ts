import type { RulebookDocument } from './rulebook';

/** Moves an ISO day or instant by whole years, its clock time unchanged; 29 February becomes the 28th where there is none. */
export function shiftDate(date: string, years: number): string {
  const year = Number(date.slice(0, 4)) + years;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const day = date.slice(4, 10) === '-02-29' && !leap ? '-02-28' : date.slice(4, 10);
  return `${String(year).padStart(4, '0')}${day}${date.slice(10)}`;
}

export function shiftDates(document: RulebookDocument, years: number): RulebookDocument {
  const { calendar } = document;
  const shift = (date: string): string => shiftDate(date, years);
  return {
    ...document,
    calendar: {
      ...calendar,
      opensAt: shift(calendar.opensAt),
      closesAt: shift(calendar.closesAt),
      unitClosesAt: calendar.unitClosesAt === null ? null : shift(calendar.unitClosesAt),
      milestones: calendar.milestones.map(({ name, on }) => ({ name, on: shift(on) })),
    },
    rounds: document.rounds.map((round) => ({
      ...round,
      ownPartsCloseAt: round.ownPartsCloseAt === null ? null : shift(round.ownPartsCloseAt),
    })),
    form: {
      ...document.form,
      fields: document.form.fields.map((field) =>
        field.kind === 'date'
          ? {
              ...field,
              ...(field.earliest !== undefined && { earliest: shift(field.earliest) }),
              ...(field.latest !== undefined && { latest: shift(field.latest) }),
            }
          : field,
      ),
    },
  };
}

export interface NextYear {
  readonly document: RulebookDocument;
  /** Acts may have been amended or replaced since; a person confirms each. */
  readonly legalBasesToCheck: readonly string[];
}

/** The same rules for a later year: dates, year, name and code prefix move on, nothing of people is in them. */
export function copyForNextYear(document: RulebookDocument, years: number): NextYear {
  const { year, codePrefix } = document;
  const next = year + years;
  const short = (value: number): string => String(value).slice(-2);
  return {
    document: {
      ...shiftDates(document, years),
      year: next,
      name: document.name.replaceAll(String(year), String(next)),
      codePrefix: codePrefix.endsWith(short(year)) ? `${codePrefix.slice(0, -2)}${short(next)}` : codePrefix,
    },
    legalBasesToCheck: document.documents.legalBases,
  };
}
