import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listCostTrend } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import {
  currentValue,
  skipToken,
  useRoute,
} from '@rosetta/plugin-rosetta-core-react/data';
import { Money, useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Mine, UsePart } from '@rosetta/plugin-rosetta-core-react/home';
import { KpiProps, MoneyChange } from '@rosetta/plugin-rosetta-core-react/kpi';
import { trendTotals } from '../costs/trendSeries';
import { finopsTranslationRef } from '../translation';
import { Costs } from '../types';
import { toOwnFilter, useOwnCosts } from './useOwnCosts';

const MONTHS = 12;

/** The shape of the year before; the figure does not wait for it. */
const useShape = (mine: Mine, costs: Costs | undefined) => {
  const { value } = useRoute(
    listCostTrend,
    costs
      ? {
          query: {
            ...toOwnFilter(mine),
            currency: costs.currency,
            from: addMonths(costs.to, -MONTHS),
            to: costs.to,
          },
        }
      : skipToken,
  );
  return (
    value &&
    trendTotals(value).map(amount => (amount === null ? null : Number(amount)))
  );
};

/** What the reader's groups cost in the last complete month; the company, for those who own nothing. */
export const useCostKpi: UsePart<KpiProps> = mine => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const { value, ...state } = useOwnCosts(mine);
  const sparkline = useShape(mine, currentValue({ ...state, value }));
  if (!value) return state;
  const { from, total, currency, missing } = value;
  const isMissing = missing.length > 0;
  const name = mine.applications.length ? 'home.own' : 'home.all';
  return {
    ...state,
    value: {
      name: t(name, { month: month(from) }),
      figure: isMissing ? (
        t('home.noBill')
      ) : (
        // Whole on a phone too.
        <Box component="span" fontSize={{ xs: '1rem', sm: 'inherit' }}>
          <Money amount={total.amount} currency={currency} short />
        </Box>
      ),
      detail: !isMissing && (
        <MoneyChange
          amount={total.amount}
          previous={total.previous}
          currency={currency}
          than={month(addMonths(from, -1), 'short')}
          worse="more"
        />
      ),
      sparkline,
      explain: <Typography>{t('home.explain')}</Typography>,
    },
  };
};
