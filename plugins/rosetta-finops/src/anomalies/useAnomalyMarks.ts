import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Anomaly,
  CHARGE_FILTERS,
  isAnomalyToSee,
  keyOf,
  listAnomalies,
} from '@rosetta/contracts/finops';
import { countMonths, monthsOf } from '@rosetta/contracts/values';
import {
  currentValue,
  skipToken,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { CostsPageView } from '../costs/costsPageView';
import { finopsTranslationRef } from '../translation';

/** Five years of days are as many as may be asked for; columns of more have no room for marks. */
const MAX_MONTHS = 60;
const MONTH_LENGTH = 'YYYY-MM'.length;

/** Filters that no anomaly is told by: it may be of what they leave out. */
const UNTOLD = [...CHARGE_FILTERS, 'billingAccount'] as const;
const USAGE = keyOf('Usage');

const hasMarks = (view: CostsPageView, { from, to }: MonthRange) =>
  countMonths(from, to) <= MAX_MONTHS &&
  UNTOLD.every(filter => view[filter] === undefined) &&
  keyOf(view.chargeCategory ?? USAGE) === USAGE;

const isOf = (anomaly: Anomaly, { domain, family, provider }: CostsPageView) =>
  (domain === undefined || anomaly.domain === domain) &&
  (family === undefined || anomaly.family === family) &&
  (provider === undefined || keyOf(anomaly.provider) === keyOf(provider));

const isIn = (month: string, { start, end }: Anomaly) =>
  start.slice(0, MONTH_LENGTH) <= month && month <= end.slice(0, MONTH_LENGTH);

/** How many anomalies of what is shown each month has, in words; nothing where it has none. */
export const useAnomalyMarks = (
  view: CostsPageView,
  { from, to, currency }: MonthRange & { currency: string },
): ReadonlyMap<string, string> => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { application, group, product } = view;
  const items = currentValue(
    useRouteItems(
      listAnomalies,
      hasMarks(view, { from, to })
        ? {
            query: {
              ...{ application, group, product, currency, days: 'none' },
              ...{ from: `${from}-01`, to: `${to}-01` },
            },
          }
        : skipToken,
    ),
  );
  return useMemo(
    () =>
      new Map(
        monthsOf(from, to).flatMap(month => {
          const count = (items ?? []).filter(
            each =>
              isAnomalyToSee(each) && isOf(each, view) && isIn(month, each),
          ).length;
          return count
            ? [[month, t('anomalies.mark', { count })] as const]
            : [];
        }),
      ),
    [items, view, from, to, t],
  );
};
