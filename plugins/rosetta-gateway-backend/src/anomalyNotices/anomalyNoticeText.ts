import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { Language } from '@rosetta/contracts/domains';
import { Anomaly } from '@rosetta/contracts/finops';
import { moneyText } from '../notices/moneyText';
import { periodText } from '../notices/periodText';

interface About {
  what: string;
  start: string;
  impact: string;
  actual: string;
  expected: string;
  driver?: string;
  moved?: 'quantity' | 'price';
}

interface Words {
  title(about: About): string;
  why(about: About): string;
  cause(about: About): string;
}

const FRENCH = { quantity: 'quantité', price: 'prix' };

const WORDS: Record<Language, Words> = {
  en: {
    title: ({ what, start, impact }) => `${what}: ${impact} since ${start}`,
    why: ({ actual, expected }) =>
      `It cost ${actual}; ${expected} was expected.`,
    cause: ({ driver, moved }) =>
      `Cause: ${driver}${moved ? `, by ${moved}` : ''}.`,
  },
  fr: {
    title: ({ what, start, impact }) =>
      `${what} : ${impact} depuis le ${start}`,
    why: ({ actual, expected }) =>
      `Cela a coûté ${actual} ; ${expected} étaient attendus.`,
    cause: ({ driver, moved }) =>
      `Cause : ${driver}${moved ? `, par ${FRENCH[moved]}` : ''}.`,
  },
};

/** The last part of an id that is a path. */
const shortName = (id: string) => id.split('/').at(-1);

/** The notification of an anomaly; it leads to the anomaly, which asks for an answer. */
export const anomalyNoticeText = (
  anomaly: Anomaly,
  language: Language,
): NotificationPayload => {
  const { id, application, currency, drivers } = anomaly;
  const money = (amount: string, options: Intl.NumberFormatOptions = {}) =>
    moneyText(amount, currency, language, {
      maximumFractionDigits: 0,
      ...options,
    });
  const [first] = drivers;
  const driver = first?.resource ?? first?.accountName ?? first?.account;
  const about: About = {
    what: `${anomaly.applicationName}, ${anomaly.productName}`,
    start: periodText(anomaly.start, language),
    impact: money(anomaly.impact, { signDisplay: 'always' }),
    actual: money(anomaly.actual),
    expected: money(anomaly.expected),
    driver: driver && shortName(driver),
    moved: first?.moved,
  };
  const words = WORDS[language];
  const address = new URLSearchParams({ application: application!, anomaly: id }); // prettier-ignore
  return {
    title: words.title(about),
    description: [words.why(about), driver && words.cause(about)]
      .filter(Boolean)
      .join(' '),
    link: `/finops/anomalies?${address}`,
    severity: 'normal',
    topic: 'anomalies',
    // Backstage replaces a notification of the same scope: telling it again doubles nothing.
    scope: `anomaly/${id}`,
  };
};
