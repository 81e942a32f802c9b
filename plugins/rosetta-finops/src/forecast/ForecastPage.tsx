import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer } from '@rosetta/contracts';
import { CostForecast, getForecast } from '@rosetta/contracts/finops';
import { ForecastChart } from '@rosetta/plugin-rosetta-core-react/charts';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame, SideBySide } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { firstIncompleteMonth } from '../months/completeThrough';
import { useChoices } from '../costs/useCosts';
import { finopsTranslationRef } from '../translation';
import { BacktestFacts } from './BacktestFacts';
import { ForecastControls } from './ForecastControls';
import { ForecastList } from './ForecastList';
import { ForecastTable } from './ForecastTable';
import { FORECAST_VIEW, ForecastView, queryOf } from './forecastView';

type Forecasts = RouteAnswer<typeof getForecast>;

/** What is expected, in a sentence: the last month that is forecast, and between what it will be. */
const useExpected = ({ total, currency }: Forecasts) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { money, month } = useFormats();
  const last = total.months.at(-1);
  if (!last) return t(`forecast.reason.${total.reason ?? 'not-enough-data'}`);
  return t('forecast.expected', {
    month: month(last.month),
    amount: money(last.amount, currency),
    low: money(last.interval80.low, currency),
    high: money(last.interval80.high, currency),
  });
};

const useSoFar = ({ soFar }: CostForecast, currency: string) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { money, day, month } = useFormats();
  return (
    soFar &&
    t('forecast.soFar', {
      month: month(soFar.month),
      amount: money(soFar.amount, currency),
      day: day(soFar.through),
    })
  );
};

/** Months of the history that later bills may still add to. */
const useGrowing = (answer: Forecasts) => {
  const { list, month } = useFormats();
  const first = firstIncompleteMonth(answer);
  const growing = answer.total.history.filter(
    ({ month: each }) => first !== undefined && each >= first,
  );
  return growing.length > 0 && list(growing.map(each => month(each.month)));
};

const Forecast = ({ answer }: { answer: Forecasts }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { list, month } = useFormats();
  const { total, currency, missing } = answer;
  const expected = useExpected(answer);
  const soFar = useSoFar(total, currency);
  const growing = useGrowing(answer);
  if (!total.history.length)
    return (
      <EmptyState title={t('forecast.none')}>
        {t('forecast.noneHelp')}
      </EmptyState>
    );
  return (
    <Stack gap={2}>
      <Typography>{expected}</Typography>
      {missing.length > 0 && (
        <Alert severity="warning">
          {t('forecast.missing', {
            months: list(missing.map(each => month(each))),
          })}
        </Alert>
      )}
      {growing && (
        <Alert severity="info">
          {t('forecast.growing', { months: growing })}
        </Alert>
      )}
      <SideBySide>
        <ForecastChart
          title={t('forecast.picture')}
          summary={t('forecast.summary', { expected })}
          history={total.history}
          months={total.months}
          currency={currency}
          note={soFar}
        />
        <ForecastTable forecast={total} currency={currency} />
      </SideBySide>
      <BacktestFacts forecast={total} />
    </Stack>
  );
};

/** Opens what a row is of; what was listed is then one of them. */
const openedBy = (by: NonNullable<ForecastView['by']>, key: string) => ({
  [by]: key,
  by: undefined,
});

/** What costs are expected to be, how sure that is, and how good it would have been. */
export const ForecastPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { state: view, change, wrong } = useUrlState(FORECAST_VIEW);
  const answer = useRoute(getForecast, { query: queryOf(view) });
  const choices = useChoices();
  const { by } = view;
  return (
    <PageFrame title={t('forecast.title')} line={t('forecast.line')}>
      <ForecastControls
        view={view}
        choices={choices.value}
        answer={answer.value}
        onChange={change}
      />
      <WrongAddress wrong={wrong} />
      <Resource state={answer}>{value => <Forecast answer={value} />}</Resource>
      {by && (
        <ForecastList
          view={view}
          by={by}
          onOpen={key => change(openedBy(by, key))}
        />
      )}
    </PageFrame>
  );
};
