import type { Blocker } from '@platform/kernel';
import { validateAnswers, wordCount } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import type { AuthorKind } from './initiative.types';
import { validateShares } from './shares';

export type Consent = 'pending' | 'given' | 'signed_page' | 'refused';

/** An author as written in a draft and frozen in a revision. share: hundredths of a percent. */
export interface Author {
  readonly id: string;
  readonly position: number;
  readonly isLead: boolean;
  readonly personId: string | null;
  readonly accountId: string | null;
  readonly name: string;
  readonly birthDate: string | null;
  readonly gender: string | null;
  readonly jobTitle: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly qualification: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly share: number;
  readonly consent: Consent;
  readonly consentAttachmentId: string | null;
}

/** size in bytes. */
export interface AttachedFile {
  readonly id: string;
  readonly partCode: string;
  readonly fileName: string;
  readonly kind: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
}

/** A working copy with everything that submitting looks at and freezes. */
export interface Dossier {
  readonly title: string;
  readonly theme: string | null;
  readonly authorKind: AuthorKind;
  readonly unitId: string;
  readonly unitName: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly authors: readonly Author[];
  readonly attachments: readonly AttachedFile[];
}

/** What the database alone can tell: which authors hold a role that bars them, by their place in the list. */
export type BarredAuthors = readonly number[];

function titleBlockers(title: string, maximum: number): Blocker[] {
  const words = wordCount(title);
  if (words === 0) return [{ code: 'initiative.title_missing', path: 'title' }];
  return words > maximum ? [{ code: 'initiative.title_too_long', params: { words, maximum }, path: 'title' }] : [];
}

function authorBlockers(dossier: Dossier, rulebook: Rulebook, barred: BarredAuthors): Blocker[] {
  const { authors } = dossier;
  const category = rulebook.authors.categories.find(({ code }) => code === dossier.authorKind);
  if (!category) return [{ code: 'initiative.author_kind_not_allowed', path: 'authorKind' }];
  const { minAuthors, maxAuthors } = category;
  const blockers: Blocker[] = [];
  if (authors.length < minAuthors || authors.length > maxAuthors) {
    blockers.push({
      code: 'initiative.author_count',
      params: { count: authors.length, minimum: minAuthors, maximum: maxAuthors },
      path: 'authors',
    });
  }
  blockers.push(...validateShares(authors));
  authors.forEach(({ name, consent }, index) => {
    const path = `authors.${index}`;
    if (consent === 'pending') blockers.push({ code: 'initiative.consent_missing', params: { name }, path });
    else if (consent === 'refused') blockers.push({ code: 'initiative.consent_refused', params: { name }, path });
    // Told only of those who agreed: a list of typed-in names must not show who the judges are.
    else if (barred.includes(index)) blockers.push({ code: 'initiative.author_barred', params: { name }, path });
  });
  return blockers;
}

function partBlockers(dossier: Dossier, rulebook: Rulebook): Blocker[] {
  return rulebook.dossier.parts.flatMap((part) => {
    const count = dossier.attachments.filter(({ partCode }) => partCode === part.code).length;
    return part.required && count === 0
      ? [{ code: 'initiative.part_missing', params: { part: part.name }, path: `attachments.${part.code}` }]
      : [];
  });
}

/**
 * Everything that keeps a working copy from being submitted, at once. On paper the scan stands for the form and its parts:
 * answers and files may be missing, but not wrong.
 */
export function dossierBlockers(
  dossier: Dossier,
  rulebook: Rulebook,
  barred: BarredAuthors,
  as: { readonly onPaper: boolean } = { onPaper: false },
): Blocker[] {
  const themes = rulebook.themes.map(({ code }) => code);
  return [
    ...titleBlockers(dossier.title, rulebook.form.titleMaxWords),
    ...(dossier.theme === null || !themes.includes(dossier.theme)
      ? [{ code: 'initiative.theme_missing', path: 'theme' }]
      : []),
    ...authorBlockers(dossier, rulebook, barred),
    ...validateAnswers(rulebook, dossier.answers, { completeness: !as.onPaper }),
    ...(as.onPaper ? [] : partBlockers(dossier, rulebook)),
  ];
}
