import { useKept } from '../../../ui/use-kept';
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
  /** `sent` was saved as this version; what was typed since goes on. */
  readonly settle: (sent: Wording, version: number) => void;
}

const alike = (one: Wording, other: Wording): boolean =>
  LANGUAGES.every(
    (language) => one[language].subject === other[language].subject && one[language].text === other[language].text,
  );

/** What is typed into the wording of a notice; it stays in the browser until it is saved or discarded. */
export function useWordingDraft(contestId: string, template: NoticeTemplate): WordingDraft {
  const storageKey = `notice-wording:${useMe().accountId}:${contestId}:${template.kind}`;
  const [work, keep] = useKept<Work>(storageKey);
  const isChanged = work !== null && !alike(work.wording, template);
  return {
    wording: work?.wording ?? { vi: template.vi, en: template.en },
    isChanged,
    isStale: isChanged && work.version !== template.version,
    change: (wording) =>
      keep((old) =>
        alike(wording, template) ? null : { wording, version: isChanged && old ? old.version : template.version },
      ),
    goOn: () => keep((old) => old && { ...old, version: template.version }),
    drop: () => keep(() => null),
    settle: (sent, version) => keep((old) => (old && !alike(old.wording, sent) ? { ...old, version } : null)),
  };
}
