import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { Language } from '@rosetta/contracts/domains';
import { ChangeNotice } from '@rosetta/contracts/ref';

interface About {
  title: string;
  by: string;
  comment: string;
}

interface Words {
  title(about: About): string;
  why(about: About): string;
}

const WORDS: Record<Language, Record<ChangeNotice['kind'], Words>> = {
  en: {
    submitted: {
      title: ({ title }) => `To approve: ${title}`,
      why: ({ by }) => `${by} asks for your approval.`,
    },
    applied: {
      title: ({ title }) => `Applied: ${title}`,
      why: ({ by }) => `${by} gave the last approval.`,
    },
    rejected: {
      title: ({ title }) => `Rejected: ${title}`,
      why: ({ by }) => `${by} rejected it; the page says why.`,
    },
    conflict: {
      title: ({ title }) => `In conflict: ${title}`,
      why: () =>
        'Others changed the same things in the meantime. Choose what to keep.',
    },
    comment: {
      title: ({ title }) => `New comment: ${title}`,
      why: ({ by, comment }) => `${by}: ${comment}`,
    },
    stale: {
      title: ({ title }) => `Still a draft: ${title}`,
      why: () => 'Nobody sees it before you submit it. Submit or withdraw it.',
    },
  },
  fr: {
    submitted: {
      title: ({ title }) => `À approuver : ${title}`,
      why: ({ by }) => `${by} demande votre approbation.`,
    },
    applied: {
      title: ({ title }) => `Appliquée : ${title}`,
      why: ({ by }) => `${by} a donné la dernière approbation.`,
    },
    rejected: {
      title: ({ title }) => `Rejetée : ${title}`,
      why: ({ by }) => `${by} l’a rejetée ; la page dit pourquoi.`,
    },
    conflict: {
      title: ({ title }) => `En conflit : ${title}`,
      why: () =>
        'D’autres ont changé la même chose entre-temps. Choisissez quoi garder.',
    },
    comment: {
      title: ({ title }) => `Nouveau commentaire : ${title}`,
      why: ({ by, comment }) => `${by} : ${comment}`,
    },
    stale: {
      title: ({ title }) => `Toujours en brouillon : ${title}`,
      why: () =>
        'Personne ne la voit tant que vous ne l’avez pas soumise. Soumettez-la ou retirez-la.',
    },
  },
};

const MAX_COMMENT = 200;

/** `user:default/jane`, as people are called where there is no room for more. */
const shortName = (ref: string | null) => ref?.split('/').at(-1) ?? '';

/** The notification of a change request; it leads to its page. */
export const changeNoticeText = (
  { id, kind, request, by, comment }: ChangeNotice,
  language: Language,
): NotificationPayload => {
  const words = WORDS[language][kind];
  const about: About = {
    title: request.title,
    by: shortName(by),
    comment: (comment ?? '').slice(0, MAX_COMMENT),
  };
  return {
    title: words.title(about),
    description: words.why(about),
    link: `/referentiel/requests/${encodeURIComponent(request.id)}`,
    severity: kind === 'conflict' ? 'high' : 'normal',
    topic: 'change-requests',
    // Backstage replaces a notification of the same scope: telling it again doubles nothing.
    scope: `change-request-notice/${id}`,
  };
};
