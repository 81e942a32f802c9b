import { useEffect } from 'react';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';

/** Says in which language the page is, so that it is read aloud and hyphenated right. */
export const DocumentLanguage = () => {
  const { locale } = useFormats();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return null;
};
