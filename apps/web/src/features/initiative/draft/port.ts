import { answer, api, ifMatch } from '../../../api/client';
import type { Author, AuthorInput, Initiative } from '../queries';
import type { DraftPort, Key, Stored, Values } from './saver';

export function toInput(author: Author): AuthorInput {
  const { contact } = author;
  return {
    id: author.id,
    name: author.name,
    email: contact?.email ?? null,
    unitId: author.unitId,
    jobTitle: author.jobTitle,
    birthDate: contact?.birthDate ?? null,
    gender: genderOf(contact?.gender),
    qualification: contact?.qualification ?? null,
    phone: contact?.phone ?? null,
    share: author.share,
    lead: author.isLead,
  };
}

function genderOf(value: string | null | undefined): 'male' | 'female' | 'other' | null {
  return value === 'male' || value === 'female' || value === 'other' ? value : null;
}

/** An initiative as the values that a draft edits. */
export function toStored(initiative: Initiative): Stored {
  return {
    version: initiative.version,
    values: {
      title: initiative.title,
      theme: initiative.theme,
      authorKind: initiative.authorKind,
      unitId: initiative.unitId,
      authors: initiative.authors.map(toInput),
      ...Object.fromEntries(Object.entries(initiative.answers).map(([code, value]) => [`answers.${code}`, value])),
    },
  };
}

/** A saving is small: one that takes longer than this is on a connection that is dead, and goes again. */
const PATIENCE_MS = 30_000;

const isWhole = (author: AuthorInput): boolean => author.name.trim() !== '' && Number.isFinite(author.share);

interface Listener {
  /** Fields were saved: the server has them under that version. */
  readonly onSaved: (fields: ReturnType<typeof patchOf>, version: number) => void;
  /** The list was saved, and consents have changed with it. */
  readonly onAuthors: () => void;
}

/** Reads and writes one initiative. */
export function draftPort(id: string, load: () => Promise<Initiative>, { onSaved, onAuthors }: Listener): DraftPort {
  const path = { id };
  return {
    isSendable: (key, value) => key !== 'authors' || (value as AuthorInput[]).every(isWhole),
    load: async () => toStored(await load()),
    save: async (changes, version) => {
      const { authors, ...rest } = changes;
      let current = version;
      if (Object.keys(rest).length > 0) {
        const saved = await answer(
          api.PATCH('/api/initiatives/{id}', {
            params: { path, header: ifMatch(current) },
            body: patchOf(rest),
            signal: AbortSignal.timeout(PATIENCE_MS),
          }),
        );
        current = saved.version;
        onSaved(patchOf(rest), current);
      }
      if (authors !== undefined) {
        const saved = await answer(
          api.PUT('/api/initiatives/{id}/authors', {
            params: { path, header: ifMatch(current) },
            body: { authors: authors as AuthorInput[] },
            signal: AbortSignal.timeout(PATIENCE_MS),
          }),
        );
        current = saved.version;
        onAuthors();
      }
      return current;
    },
  };
}

function patchOf(changes: Values) {
  const answers = Object.fromEntries(
    Object.entries(changes).flatMap(([key, value]: [Key, unknown]) =>
      key.startsWith('answers.') ? [[key.slice('answers.'.length), value]] : [],
    ),
  );
  const { title, theme, authorKind, unitId } = changes;
  return {
    ...(title !== undefined && { title: title as string }),
    ...(theme !== undefined && { theme: theme as string | null }),
    ...(authorKind !== undefined && { authorKind: authorKind as Initiative['authorKind'] }),
    ...(unitId !== undefined && { unitId: unitId as string }),
    ...(Object.keys(answers).length > 0 && { answers }),
  };
}
