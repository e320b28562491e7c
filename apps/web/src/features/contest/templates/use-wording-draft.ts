import { useState } from 'react';
import { useMe } from '../../identity/session';
import type { NoticeTemplate } from './notices-page';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Wording = Pick<NoticeTemplate, Language>;

interface Work {
  readonly wording: Wording;
  /** Version of the wording on which the work began. */
  readonly version: number;
}

export interface WordingDraft {
  readonly wording: Wording;
  readonly isChanged: boolean;
  /** Somebody else saved another wording since; a person has to choose. */
  readonly isStale: boolean;
  readonly change: (wording: Wording) => void;
  /** Goes on with what was typed, over the wording as it is saved now. */
  readonly goOn: () => void;
  readonly drop: () => void;
}

/** What is typed into the wording of a notice; it stays in the browser until it is saved or discarded. */
export function useWordingDraft(contestId: string, template: NoticeTemplate): WordingDraft {
  const storageKey = `notice-wording:${useMe().accountId}:${contestId}:${template.kind}`;
  const [work, setWork] = useState(() => JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Work | null);
  const differs = (wording: Wording) =>
    LANGUAGES.some((one) => wording[one].subject !== template[one].subject || wording[one].text !== template[one].text);
  const isChanged = work !== null && differs(work.wording);
  const keep = (next: Work | null) => {
    setWork(next);
    if (next) localStorage.setItem(storageKey, JSON.stringify(next));
    else localStorage.removeItem(storageKey);
  };
  return {
    wording: work?.wording ?? { vi: template.vi, en: template.en },
    isChanged,
    isStale: isChanged && work.version !== template.version,
    change: (wording) =>
      keep(differs(wording) ? { wording, version: isChanged ? work.version : template.version } : null),
    goOn: () => keep(work && { ...work, version: template.version }),
    drop: () => keep(null),
  };
}
