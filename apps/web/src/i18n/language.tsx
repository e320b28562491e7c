import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

export type Language = 'vi' | 'en';

const COOKIE = 'lang';
const YEAR_S = 365 * 24 * 3600;

interface Chosen {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Chosen = createContext<Chosen>({ language: 'vi', choose: () => undefined });

function remembered(): Language {
  return /(?:^|;\s*)lang=en/.test(document.cookie) ? 'en' : 'vi';
}

/** Vietnamese unless the reader chose otherwise; the cookie also tells the API in which language to refuse. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(remembered);
  const cache = useQueryClient();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = useCallback(
    (next: Language) => {
      document.cookie = `${COOKIE}=${next}; path=/; max-age=${YEAR_S}; samesite=lax`;
      setLanguage(next);
      void cache.invalidateQueries();
    },
    [cache],
  );
  const chosen = useMemo(() => ({ language, choose }), [language, choose]);
  return <Chosen value={chosen}>{children}</Chosen>;
}

export function useLanguage(): Chosen {
  return use(Chosen);
}

/**
 * A hook that gives the words in the reader's language. The Vietnamese catalogue is the source of the keys:
 * `export const en: typeof vi` makes a missing or a superfluous key a compile error.
 */
export function catalogue<T>(vi: T, en: NoInfer<T>): () => T {
  return () => (useLanguage().language === 'en' ? en : vi);
}
