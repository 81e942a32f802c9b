import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Budget } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import {
  Money,
  subtractDecimals,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Fact, Facts } from '@rosetta/plugin-rosetta-core-react/page';
import { costsRouteRef, forecastRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { BudgetAlerts } from './BudgetAlerts';
import { BudgetChanges } from './BudgetChanges';
import { BudgetDrivers } from './BudgetDrivers';
import { BudgetStateChip } from './BudgetStateChip';
import { UsedBar } from './UsedBar';

interface BudgetDetailProps {
  budget: Budget;
  /** Opens the form; nothing for those who only read. */
  onChange?(): void;
  onClose(): void;
}

/** Why a budget holds or does not, in a sentence. */
const useWhy = (budget: Budget) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { money, month } = useFormats();
  const { amount, actual, forecast, state, noForecast, currency } = budget;
  const about = {
    month: month(budget.month),
    budget: money(amount, currency),
    actual: actual === null ? '' : money(actual, currency),
  };
  if (state === 'passed')
    return t('budgets.why.passed', {
      ...about,
      by: money(subtractDecimals(actual!, amount), currency),
    });
  if (forecast)
    return t(`budgets.why.${state === 'will-pass' ? 'willPass' : 'willHold'}`, {
      ...about,
      forecast: money(forecast.amount, currency),
      low: money(forecast.interval80.low, currency),
      high: money(forecast.interval80.high, currency),
      method: t(`forecast.method.${forecast.method}`),
    });
  if (noForecast) return t(`forecast.reason.${noForecast}`);
  return t(actual === null ? 'budgets.why.notPublished' : 'budgets.why.held', about); // prettier-ignore
};

const BudgetFigures = ({ budget }: { budget: Budget }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { amount, actual, forecast, currency } = budget;
  const moneyOf = (value?: string | null) =>
    value ? <Money amount={value} currency={currency} /> : '–';
  return (
    <Facts minWidth={140}>
      <Fact name={t('budgets.column.amount')}>{moneyOf(amount)}</Fact>
      <Fact name={t('budgets.column.actual')}>{moneyOf(actual)}</Fact>
      <Fact name={t('budgets.column.forecast')}>
        {moneyOf(forecast?.amount)}
      </Fact>
      <Fact name={t('budgets.column.used')}>
        <UsedBar used={budget.used} state={budget.state} />
      </Fact>
      <Fact name={t('budgets.column.state')}>
        <BudgetStateChip state={budget.state} />
      </Fact>
    </Facts>
  );
};

/** Where more is told of it. */
const Ways = ({ budget }: { budget: Budget }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const costs = useRouteRef(costsRouteRef);
  const forecast = useRouteRef(forecastRouteRef);
  const { kind, key, month, currency } = budget;
  const of = { [kind]: key, currency };
  const inMonth = { ...of, from: month, to: addMonths(month, 1) };
  const address = (page: string, search: Record<string, string>) =>
    `${page}?${new URLSearchParams(search)}`;
  return (
    <>
      {forecast && (
        <Button component={RouterLink} to={address(forecast(), of)}>
          {t('budgets.seeForecast')}
        </Button>
      )}
      {costs && budget.actual !== null && (
        <Button component={RouterLink} to={address(costs(), inMonth)}>
          {t('budgets.seeCosts')}
        </Button>
      )}
    </>
  );
};

/** One budget: whether it holds, what drives it, and who changed it. */
export const BudgetDetail = ({
  budget,
  onChange,
  onClose,
}: BudgetDetailProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month: monthName } = useFormats();
  const why = useWhy(budget);
  const { month } = budget;
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby="budget-detail"
    >
      <DialogTitle id="budget-detail">
        {t('budgets.of', { what: budget.label, month: monthName(month) })}
      </DialogTitle>
      <DialogContent>
        <Stack gap={2}>
          <Typography>{why}</Typography>
          <BudgetFigures budget={budget} />
          <BudgetAlerts budget={budget} />
          <BudgetDrivers budget={budget} />
          <BudgetChanges budget={budget} />
        </Stack>
      </DialogContent>
      <DialogActions>
        {onChange && <Button onClick={onChange}>{t('budgets.change')}</Button>}
        <Ways budget={budget} />
        <Button onClick={onClose}>{t('budgets.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
