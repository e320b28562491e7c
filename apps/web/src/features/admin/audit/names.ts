import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../../i18n';
import { useWatchText } from '../text';
import { wordsQuery } from './queries';

export interface Names {
  /** `initiative.disqualify` as `Hồ sơ: Loại khỏi cuộc thi`; a refused request keeps its method and path. */
  readonly action: (action: string) => string;
  readonly kind: (kind: string) => string;
  readonly state: (kind: string, state: string) => string;
}

/** What actions, things and states are called: steps as their own tables name them, the rest from the catalogue. */
export function useNames(): Names {
  const { kind: kinds, step: steps } = useWatchText();
  const { language } = useLanguage();
  const { data: words } = useQuery(wordsQuery);
  const kind = (code: string) => kinds[code] ?? code;
  return {
    kind,
    state: (of, state) => words?.[of]?.states[state]?.[language] ?? state,
    action: (action) => {
      const [of = '', name = ''] = action.split('.');
      const step = words?.[of]?.steps[name]?.[language] ?? steps[name];
      if (/^[A-Z]+ /.test(action)) return `${kind('route')}: ${action}`;
      return step === undefined ? action : `${kind(of)}: ${step}`;
    },
  };
}
