import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import TranslateIcon from '@mui/icons-material/Translate';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { NavItem } from './NavItem';

/** A language by its own name, as those who want it look for it. */
const nameOf = (language: string) => {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(
    language,
  );
  return name ? name[0].toLocaleUpperCase(language) + name.slice(1) : language;
};

/** Goes on to the next language the portal speaks. */
export const LanguageItem = () => {
  const languageApi = useApi(appLanguageApiRef);
  const { locale } = useFormats();
  const { languages } = languageApi.getAvailableLanguages();
  if (languages.length < 2) return null;
  const current = languages.findIndex(language => locale.startsWith(language));
  const next = languages[(current + 1) % languages.length];
  return (
    <NavItem
      icon={<TranslateIcon />}
      text={nameOf(next)}
      onClick={() => languageApi.setLanguage(next)}
    />
  );
};
