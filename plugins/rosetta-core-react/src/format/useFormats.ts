import { useMemo } from 'react';
import useObservable from 'react-use/lib/useObservable';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Formats, createFormats } from './formats';

/** The reader's own variant of the language they chose: `en-GB` for `en`, if they have it. */
export const localeFor = (language: string, preferred: readonly string[]) =>
  preferred.find(locale => locale.split('-')[0] === language) ?? language;

/** How figures are written, in the language the person chose. */
export const useFormats = (): Formats => {
  const languageApi = useApi(appLanguageApiRef);
  const language$ = useMemo(() => languageApi.language$(), [languageApi]);
  const { language } = useObservable(language$, languageApi.getLanguage());
  return useMemo(
    () => createFormats(localeFor(language, navigator.languages)),
    [language],
  );
};
