import { LANGUAGES, Language } from '@rosetta/contracts/domains';

const ENGLISH = {
  company: 'Demo company',
  signIn: 'Sign in to Rosetta',
  choose: 'Choose who to be. This is a demonstration: there is no password.',
  signOut: 'Sign out',
  signingOut: 'You are being signed out of the demo company.',
  signedOut: 'You are signed out.',
  failed: 'This sign-in can’t go on',
  startAgain: 'Start again from Rosetta’s page.',
};
type Messages = Record<keyof typeof ENGLISH, string>;

const FRENCH: Messages = {
  company: 'Entreprise de démonstration',
  signIn: 'Se connecter à Rosetta',
  choose:
    'Choisissez qui vous êtes. Ceci est une démonstration : il n’y a pas de mot de passe.',
  signOut: 'Se déconnecter',
  signingOut:
    'Vous êtes en cours de déconnexion de l’entreprise de démonstration.',
  signedOut: 'Vous êtes déconnecté.',
  failed: 'Cette connexion ne peut pas continuer',
  startAgain: 'Recommencez depuis la page de Rosetta.',
};

const TEXTS: Record<Language, Messages> = { en: ENGLISH, fr: FRENCH };
export type Texts = Messages & { language: Language };

/** The texts for a browser, by its `Accept-Language`. */
export const textsForLanguages = (acceptLanguage = ''): Texts => {
  const [language = 'en'] = acceptLanguage
    .split(',')
    .map(range => {
      const [tag, quality = 'q=1'] = range
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      return { tag: tag.split('-')[0], weight: Number(quality.slice(2)) };
    })
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ tag }) => LANGUAGES.filter(known => known === tag));
  return { language, ...TEXTS[language] };
};
