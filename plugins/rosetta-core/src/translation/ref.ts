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
      costs: 'Costs',
      deployments: 'Deployments',
      reliability: 'Reliability',
      referentiel: 'Référentiel',
      create: 'Create',
      administration: 'Administration',
      notifications: 'Notifications',
      settings: 'Settings',
    },
    signIn: {
      title: 'Your company account',
      message:
        'Rosetta knows what each application is, what it costs, and how well it runs. Sign in to see what your roles open.',
    },
    home: {
      title: 'Welcome',
      titleFor: 'Welcome, {{name}}',
      line: 'What each application is, what it costs, and how well it runs.',
      places: 'Where to go',
      whatYouMay: 'What you may do',
      whyTheseRights: 'Why these rights, and how to get others',
    },
    place: {
      costs: {
        name: 'Costs',
        question: 'What is this costing, and what moved?',
      },
      deployments: {
        name: 'Deployments',
        question: 'What runs where, and how well?',
      },
      referentiel: {
        name: 'Référentiel',
        question: 'Which applications are there, and who answers for them?',
      },
      catalog: { name: 'Catalog', question: 'What is there, and who owns it?' },
      docs: { name: 'Docs', question: 'How does it work, how is it run?' },
      apis: { name: 'APIs', question: 'What can I call, and how?' },
      create: {
        name: 'Create',
        question: 'Start something new, the right way.',
      },
    },
    notFound: {
      title: 'There is no such page',
      line: 'Nothing is at {{path}}.',
      why: 'It was moved, or removed, or the address has a slip in it. Search finds components, documentation and APIs by name.',
      home: 'To the home page',
    },
    access: accessMessages,
    ...contractTexts('en'),
    ...administrationMessages,
    platform: {
      title: 'Platform status',
      line: 'Whether each service answers now, asked from your browser through the gateway.',
      up: 'Answers',
      down: 'Does not answer',
      answeredIn: 'in {{milliseconds}} ms',
      checkAgain: 'Check again',
    },
  },
  translations: { fr: () => import('./fr') },
});
