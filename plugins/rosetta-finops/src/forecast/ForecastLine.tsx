import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Budget, getForecast, listBudgets } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import { skipToken, useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import {
  currentMonth,
  ratioOf,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { BudgetStateChip } from '../budgets/BudgetStateChip';
import { budgetId } from '../budgets/budgetDraft';
import { CostOwner } from '../costs/costsPageView';
import { budgetsRouteRef, forecastRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';

/** What is budgeted of one application or group; several have no budget together. */
const keyOf = ({ application, group }: CostOwner) => {
  if (group) return { kind: 'group', key: group } as const;
  return application && !application.includes(',')
    ? ({ kind: 'application', key: application } as const)
    : undefined;
};

const useBudget = (of: CostOwner, currency?: string) => {
  const key = keyOf(of);
  const from = currentMonth();
  const { value } = useRoute(
    listBudgets,
    key ? { query: { ...key, from, to: addMonths(from, 1) } } : skipToken,
  );
  return value?.items.find(item => item.currency === currency);
};

const BudgetPart = ({
  budget,
  amount,
}: {
  budget?: Budget;
  amount?: string;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { money, percent } = useFormats();
  const page = useRouteRef(budgetsRouteRef);
  if (!budget) return <>{t('forecast.tab.noBudget')}</>;
  const share = amount && ratioOf(amount, budget.amount);
  const text = t('forecast.tab.budget', {
    budget: money(budget.amount, budget.currency),
    share: typeof share === 'number' ? percent(share) : '–',
  });
  const search = new URLSearchParams({ budget: budgetId(budget) });
  return (
    <>
      {page ? (
        <Link
          component={RouterLink}
          to={`${page()}?${search}`}
          underline="always"
        >
          {text}
        </Link>
      ) : (
        text
      )}{' '}
      <BudgetStateChip state={budget.state} />
    </>
  );
};

/** What this month is expected to come to, against its budget: one line. */
export const ForecastLine = ({ of }: { of: CostOwner }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { money, month: monthName } = useFormats();
  const page = useRouteRef(forecastRouteRef);
  const forecast = useRoute(getForecast, {
    query: { ...of, horizon: 'month-end' },
  });
  const budget = useBudget(of, forecast.value?.currency);
  return (
    <Resource state={forecast} skeleton={<Skeleton width={420} />}>
      {({ total, currency }) => {
        const [expected] = total.months;
        const text = expected
          ? t('forecast.tab.expected', {
              month: monthName(expected.month),
              amount: money(expected.amount, currency),
              low: money(expected.interval80.low, currency),
              high: money(expected.interval80.high, currency),
            })
          : t('forecast.tab.nothing', { month: monthName(currentMonth()) });
        return (
          <Typography component="div">
            {text} – <BudgetPart budget={budget} amount={expected?.amount} />
            {page && (
              <Box component="span" ml={1}>
                <Link
                  component={RouterLink}
                  to={`${page()}?${new URLSearchParams(of)}`}
                  underline="always"
                >
                  {t('budgets.seeForecast')}
                </Link>
              </Box>
            )}
          </Typography>
        );
      }}
    </Resource>
  );
};
