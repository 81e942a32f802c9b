import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { homeMessages } from './homeMessages';
import { contractTexts } from './contractTexts';
import { accessMessages, administrationMessages } from './accessMessages';
import { backstageMessages } from './backstageMessages';

export const coreTranslationRef = createTranslationRef({
  id: 'plugin.rosetta-core',
  messages: {
    nav: {
      menu: 'Menu',
      skip: 'Skip to content',
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
      message: 'Your roles decide what you see.',
      button: 'Sign in',
      headline: 'Every application of the company, in one place',
      what: 'What it is, and who owns it',
      cost: 'What it costs, down to the line of the bill',
      health: 'How well it runs, and what went live last',
      picture:
        'A table of applications, each with its health, its cost and its last deployment',
      demo: 'This is a demo: sign in as one of these',
      noRole: 'no role',
    },
    home: homeMessages,
    notFound: {
      title: 'There is no such page',
      line: 'Nothing is at {{path}}.',
      why: 'It was moved or removed, or the address contains a typo. Search finds components, documentation and APIs by name.',
      home: 'To the home page',
    },
    access: accessMessages,
    ...contractTexts('en'),
    ...administrationMessages,
    ...backstageMessages,
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
