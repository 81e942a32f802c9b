import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { Language } from '@rosetta/contracts/domains';
import { BudgetAlert } from '@rosetta/contracts/finops';
import { moneyText } from '../notices/moneyText';
import { periodText } from '../notices/periodText';

interface About {
  what: string;
  month: string;
  percent: string;
  cost: string;
  budget: string;
}

const WORDS: Record<
  Language,
  Record<BudgetAlert['basis'], { title(about: About): string; why(about: About): string }>
> = {
  en: {
    forecast: {
      title: ({ what, month, percent }) =>
        `Budget of ${what}, ${month} – the forecast passes ${percent}`,
      why: ({ cost, budget }) =>
        `The month is expected to come to ${cost}; its budget is ${budget}.`,
    },
    actual: {
      title: ({ what, month, percent }) =>
        `Budget of ${what}, ${month} – ${percent} is passed`,
      why: ({ cost, budget }) =>
        `The month has cost ${cost} so far; its budget is ${budget}.`,
    },
  },
  fr: {
    forecast: {
      title: ({ what, month, percent }) =>
        `Budget de ${what}, ${month} – la prévision dépasse ${percent}`,
      why: ({ cost, budget }) =>
        `Le mois devrait atteindre ${cost} ; son budget est de ${budget}.`,
    },
    actual: {
      title: ({ what, month, percent }) =>
        `Budget de ${what}, ${month} – ${percent} sont dépassés`,
      why: ({ cost, budget }) =>
        `Le mois a coûté ${cost} jusqu’ici ; son budget est de ${budget}.`,
    },
  },
}; // prettier-ignore

/** All of it is used: what is less is a warning ahead of that. */
const WHOLE = 100;

/** The notification of a threshold that was passed; it leads to the budget, which says why. */
export const budgetNoticeText = (
  alert: BudgetAlert,
  language: Language,
): NotificationPayload => {
  const { id, kind, key, month, currency, basis, percent } = alert;
  const words = WORDS[language][basis];
  const about: About = {
    what: alert.label,
    month: periodText(month, language),
    percent: new Intl.NumberFormat(language, { style: 'percent' }).format(
      percent / 100,
    ),
    cost: moneyText(alert.cost, currency, language),
    budget: moneyText(alert.amount, currency, language),
  };
  const budget = [kind, key, month, currency].join('/');
  return {
    title: words.title(about),
    description: words.why(about),
    link: `/finops/budgets?${new URLSearchParams({ budget })}`,
    severity: basis === 'actual' && percent >= WHOLE ? 'high' : 'normal',
    topic: 'budgets',
    // Backstage replaces a notification of the same scope: telling it again doubles nothing.
    scope: `budget/${id}`,
  };
};
