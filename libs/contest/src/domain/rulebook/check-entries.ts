import type { Path, RulebookFault } from './faults';
import { fault } from './faults';
import type { FormColumn, FormField } from './form';
import { duplicateCodes, duplicates } from './lists';
import type { DossierPart } from './parts';
import type { Rulebook } from './rulebook';

export function checkAuthors(authors: Rulebook['authors']): RulebookFault[] {
  const path = ['authors', 'categories'];
  return [
    ...duplicateCodes(path, authors.categories),
    ...duplicates(['authors', 'barred'], authors.barred, (kind) => kind),
    ...authors.categories.flatMap((category, index) => {
      const at = [...path, index];
      if (category.minAuthors > category.maxAuthors) return [fault(at, 'min_above_max')];
      if (category.code === 'individual' && category.maxAuthors !== 1) {
        return [fault([...at, 'maxAuthors'], 'individual_is_one')];
      }
      if (category.code === 'group' && category.minAuthors < 2) {
        return [fault([...at, 'minAuthors'], 'group_from_two')];
      }
      return [];
    }),
  ];
}

export const checkThemes = (themes: Rulebook['themes']): RulebookFault[] => duplicateCodes(['themes'], themes);

function checkField(path: Path, field: FormField | FormColumn): RulebookFault[] {
  switch (field.kind) {
    case 'text':
      return (field.minWords ?? 0) > field.maxWords ? [fault(path, 'min_above_max')] : [];
    case 'number':
      return (field.min ?? -Infinity) > (field.max ?? Infinity) ? [fault(path, 'min_above_max')] : [];
    case 'date':
      return (field.earliest ?? '') > (field.latest ?? '9999-12-31') ? [fault(path, 'min_above_max')] : [];
    case 'choice':
      return duplicateCodes([...path, 'options'], field.options);
    case 'table':
      return [
        ...(field.minRows > field.maxRows ? [fault(path, 'min_above_max')] : []),
        ...duplicateCodes([...path, 'columns'], field.columns),
        ...field.columns.flatMap((column, index) => checkField([...path, 'columns', index], column)),
      ];
  }
}

export function checkForm(form: Rulebook['form']): RulebookFault[] {
  return [
    ...duplicateCodes(['form', 'fields'], form.fields),
    ...form.fields.flatMap((field, index) => checkField(['form', 'fields', index], field)),
  ];
}

export function checkParts(path: Path, parts: readonly DossierPart[]): RulebookFault[] {
  return [
    ...duplicateCodes(path, parts),
    ...parts.flatMap((part, index) => duplicates([...path, index, 'contentTypes'], part.contentTypes, (type) => type)),
  ];
}

export function checkDossier(dossier: Rulebook['dossier']): RulebookFault[] {
  return [
    ...duplicates(['dossier', 'channels'], dossier.channels, (channel) => channel),
    ...checkParts(['dossier', 'parts'], dossier.parts),
    ...dossier.parts.flatMap((part, index) =>
      part.maxBytes > dossier.maxTotalBytes
        ? [fault(['dossier', 'parts', index, 'maxBytes'], 'above_total', { maximum: dossier.maxTotalBytes })]
        : [],
    ),
  ];
}

function knownZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export function checkCalendar(calendar: Rulebook['calendar']): RulebookFault[] {
  const faults: RulebookFault[] = [];
  const closes = Date.parse(calendar.closesAt);
  if (!knownZone(calendar.zone)) faults.push(fault(['calendar', 'zone'], 'unknown_zone', { zone: calendar.zone }));
  if (closes <= Date.parse(calendar.opensAt)) faults.push(fault(['calendar', 'closesAt'], 'calendar_order'));
  if (calendar.unitClosesAt !== null && Date.parse(calendar.unitClosesAt) < closes) {
    faults.push(fault(['calendar', 'unitClosesAt'], 'calendar_order'));
  }
  calendar.milestones.forEach((milestone, index) => {
    const before = calendar.milestones[index - 1];
    if (before && before.on > milestone.on)
      faults.push(fault(['calendar', 'milestones', index, 'on'], 'calendar_order'));
  });
  return faults;
}

export function checkUnits(units: Rulebook['units']): RulebookFault[] {
  const quotas = [
    { path: ['units', 'perUnit'], ...units.perUnit },
    ...units.blocks.map((block, index) => ({ path: ['units', 'blocks', index], ...block })),
  ];
  return [
    ...duplicates(['units', 'blocks'], units.blocks, (block) => block.block),
    ...quotas.flatMap(({ path, min, max }) => (max !== null && min > max ? [fault(path, 'min_above_max')] : [])),
  ];
}

export const checkScreening = (screening: Rulebook['screening']): RulebookFault[] =>
  duplicateCodes(['screening', 'checklist'], screening.checklist);
