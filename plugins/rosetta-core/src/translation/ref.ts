import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { contractTexts } from './contractTexts';
import { accessMessages, administrationMessages } from './accessMessages';

export const coreTranslationRef = createTranslationRef({
  id: 'plugin.rosetta-core',
  messages: {
    nav: {
      menu: 'Menu',
      toHome: 'Rosetta, home page',
      home: 'Home',
      search: 'Search',
      catalog: 'Catalog',
      docs: 'Docs',
      apis: 'APIs',
      create: 'Create',
      administration: 'Administration',
      notifications: 'Notifications',
      settings: 'Settings',
    },
    signIn: {
      title: 'Your company account',
      message:
        'Rosetta knows what each application is, what it costs, and how well it runs. Sign in to see what your roles allow.',
    },
    home: {
      title: 'Welcome',
      titleFor: 'Welcome, {{name}}',
      line: 'What each application is, what it costs, and how well it runs.',
      pages: 'Pages of the portal',
      permissions: 'Your permissions',
      yourAccess: 'Why you have them, and how to get others',
    },
    question: {
      catalog: 'What is there, and who owns it?',
      docs: 'How does it work, how is it run?',
      apis: 'What can I call, and how?',
      create: 'Start something new, the right way.',
    },
    notFound: {
      title: 'There is no such page',
      line: 'Nothing is at {{path}}.',
      why: 'It was moved or removed, or the address contains a typo. Search finds components, documentation and APIs by name.',
      home: 'To the home page',
    },
    access: accessMessages,
    ...contractTexts('en'),
    ...administrationMessages,
    platform: {
      title: 'Platform status',
      line: 'Whether each service answers now, called from your browser through the gateway, and how each source is.',
      up: 'Answers',
      down: 'Does not answer',
      answeredIn: 'in {{milliseconds}} ms',
      checkAgain: 'Check again',
    },
    sources: {
      title: 'Sources',
      ok: 'Answers',
      stale: 'Late',
      down: 'Does not answer',
      runs: 'Read by runs',
      off: 'Not configured',
      offHelp: 'It is not read, and nothing is missing.',
      lastAnswer: 'last answer',
      lastRun: 'last read',
      never: 'never read',
      none: 'No domain reads a source.',
    },
  },
  translations: { fr: () => import('./fr') },
});
