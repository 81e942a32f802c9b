import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Formats, createFormats } from './formats';

/** The reader's own variant of the language they chose: `en-GB` for `en`, if they have it. */
export const localeFor = (language: string, preferred: readonly string[]) =>
  preferred.find(locale => locale.split('-')[0] === language) ?? language;

const useLanguage = () => {
  const languageApi = useApi(appLanguageApiRef);
  const subscribe = useCallback(
    (onChange: () => void) => {
      const subscription = languageApi.language$().subscribe(onChange);
      return () => subscription.unsubscribe();
    },
    [languageApi],
  );
  return useSyncExternalStore(
    subscribe,
    () => languageApi.getLanguage().language,
  );
};

/** How figures are written, in the language the person chose. */
export const useFormats = (): Formats => {
  const language = useLanguage();
  return useMemo(
    () => createFormats(localeFor(language, navigator.languages)),
    [language],
  );
};
