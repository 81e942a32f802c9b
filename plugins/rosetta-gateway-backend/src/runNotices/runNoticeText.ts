import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { Domain, Language } from '@rosetta/contracts/domains';
import { periodText } from '../notices/periodText';
import { EndedRun } from '@rosetta/contracts/runs';

interface Words {
  title: Record<EndedRun['state'], string>;
  unchanged: string;
  published: string;
  held: string;
  reason(reason: string): string;
}

const WORDS: Record<Language, Words> = {
  en: {
    title: {
      succeeded: 'the run has succeeded',
      failed: 'the run has failed',
      cancelled: 'the run was cancelled',
    },
    unchanged: 'Nothing has changed since the published run.',
    published: 'Its figures are published.',
    held: 'The figures that were published before still hold.',
    reason: reason => `Your reason: ${reason}`,
  },
  fr: {
    title: {
      succeeded: 'l’exécution a réussi',
      failed: 'l’exécution a échoué',
      cancelled: 'l’exécution a été annulée',
    },
    unchanged: 'Rien n’a changé depuis l’exécution publiée.',
    published: 'Ses chiffres sont publiés.',
    held: 'Les chiffres publiés auparavant restent valables.',
    reason: reason => `Votre motif : ${reason}`,
  },
};

const outcomeOf = (run: EndedRun, words: Words) => {
  if (run.state !== 'succeeded') return words.held;
  return run.counts.unchanged ? words.unchanged : words.published;
};

/** The job is named where the domain does not say it already. */
const whatOf = (text: Domain['text'], { job }: EndedRun, language: Language) =>
  text.en.toLowerCase() === job ? text[language] : `${text[language]} (${job})`;

/** The notification of the end of a run, for the person who requested it; it leads to the run. */
export const runNoticeText = (
  { name, text, runsPage }: Pick<Domain, 'name' | 'text' | 'runsPage'>,
  run: EndedRun,
  language: Language,
): NotificationPayload => {
  const words = WORDS[language];
  const period = periodText(run.period, language);
  return {
    title: `${whatOf(text, run, language)}, ${period} – ${
      words.title[run.state]
    }`,
    description: [run.error, outcomeOf(run, words), words.reason(run.reason)]
      .filter(Boolean)
      .join(' – '),
    link: runsPage && `${runsPage}/${run.id}`,
    severity: run.state === 'failed' ? 'high' : 'normal',
    topic: 'runs',
    // Backstage replaces a notification of the same scope: telling it again doubles nothing.
    scope: `run/${name}/${run.id}`,
  };
};
