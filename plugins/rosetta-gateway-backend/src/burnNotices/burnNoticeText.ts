import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { Language } from '@rosetta/contracts/domains';
import { SloAlert, durationText } from '@rosetta/contracts/monitoring';

interface About {
  what: string;
  peak: string;
  factor: string;
  long: string;
  short: string;
  since: string;
}

interface Words {
  page(about: About): string;
  ticket(about: About): string;
  over(about: About): string;
  why(about: About): string;
  was(about: About): string;
}

const WORDS: Record<Language, Words> = {
  en: {
    page: ({ what }) => `${what} – the error budget burns fast`,
    ticket: ({ what }) => `${what} – the error budget burns slowly, but surely`,
    over: ({ what }) => `${what} – the error budget burns no more`,
    why: ({ peak, factor, long, short, since }) =>
      `Since ${since} it burns ${peak} times faster than the objective allows, over ${long} and over ${short}; an alert is due from ${factor}.`,
    was: ({ peak, since }) =>
      `It began at ${since}, and burned ${peak} times faster than the objective allows at worst.`,
  },
  fr: {
    page: ({ what }) => `${what} – le budget d’erreur se consume vite`,
    ticket: ({ what }) =>
      `${what} – le budget d’erreur se consume lentement, mais sûrement`,
    over: ({ what }) => `${what} – le budget d’erreur ne se consume plus`,
    why: ({ peak, factor, long, short, since }) =>
      `Depuis ${since}, il se consume ${peak} fois plus vite que l’objectif ne le permet, sur ${long} et sur ${short} ; l’alerte est due à partir de ${factor}.`,
    was: ({ peak, since }) =>
      `Cela a commencé à ${since} ; au pire, il s’est consumé ${peak} fois plus vite que l’objectif ne le permet.`,
  },
};

/** To the minute, of the UTC calendar. */
const instantText = (instant: string, language: Language) =>
  `${new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant))} UTC`;

const aboutOf = (alert: SloAlert, language: Language): About => {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const exact = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return {
    what: alert.name,
    peak: number.format(alert.peak),
    factor: exact.format(alert.factor),
    long: durationText(alert.longMinutes),
    short: durationText(alert.shortMinutes),
    since: instantText(alert.beganAt, language),
  };
};

/** The notification of a burn as it is; it leads to the objective, whose page says why. */
export const burnNoticeText = (
  alert: SloAlert,
  language: Language,
): NotificationPayload => {
  const words = WORDS[language];
  const about = aboutOf(alert, language);
  const isOver = alert.endedAt !== null;
  return {
    title: isOver ? words.over(about) : words[alert.severity](about),
    description: isOver ? words.was(about) : words.why(about),
    link: `/reliability/slos/${alert.slo}`,
    severity: !isOver && alert.severity === 'page' ? 'critical' : 'normal',
    topic: 'slos',
    // Backstage replaces a notification of the same scope: what got worse, or is over, takes the place of the first.
    scope: `slo-alert/${alert.id}`,
  };
};
