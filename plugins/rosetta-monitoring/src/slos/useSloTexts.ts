import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  SloBudgeting,
  SloIndicator,
  SloStatus,
  THRESHOLD_OPERATORS,
} from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { SloItem } from '@rosetta/contracts/monitoring';
import { monitoringTranslationRef } from '../translation';
import { useWord } from '../words/useWord';

/** How the operators are written. */
export const SIGNS: Record<(typeof THRESHOLD_OPERATORS)[number], string> = {
  lt: '<',
  lte: '≤',
  gt: '>',
  gte: '≥',
};

/** The fastest that a budget burns now, in a long window; null where too little is known. */
export const fastestBurn = ({ burns }: Pick<SloStatus, 'burns'>) => {
  const rates = burns.flatMap(({ long }) => (long === null ? [] : [long]));
  return rates.length ? Math.max(...rates) : null;
};

/** A target has digits that matter: `99.95%`. */
const TARGET_DIGITS = 4;

/** What an objective says, in words. */
export const useSloTexts = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { locale } = useFormats();
  const word = useWord();
  return useMemo(() => {
    const ratio = new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: TARGET_DIGITS,
    });
    const target = (value: number) => ratio.format(value);
    const method = (budgeting: SloBudgeting) => {
      if (budgeting.method === 'Occurrences') return t('slos.method.Occurrences'); // prettier-ignore
      const minutes = `${budgeting.sliceMinutes}`;
      return budgeting.method === 'Timeslices'
        ? t('slos.method.Timeslices', { minutes, target: target(budgeting.sliceTarget) }) // prettier-ignore
        : t('slos.method.RatioTimeslices', { minutes });
    };
    const indicator = (of: SloIndicator) => {
      if (of.kind === 'threshold')
        return t('slos.indicatorText.threshold', {
          signal: word('signal', of.metric.signal),
          op: SIGNS[of.op],
          value: `${of.value}`,
        });
      const part = (of.good ?? of.bad)!.signal;
      return t(`slos.indicatorText.${of.good ? 'good' : 'bad'}`, {
        part: word('signal', part),
        total: word('signal', of.total.signal),
      });
    };
    const window = ({ window: of }: Pick<SloItem, 'window'>) =>
      of.type === 'rolling'
        ? t('slos.window.rolling', { duration: of.duration })
        : t('slos.window.calendar', {
            duration: of.duration,
            timeZone: of.timeZone,
          });
    return { target, method, indicator, window };
  }, [t, locale, word]);
};
