import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CostForecast } from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  Fact,
  Facts,
  SectionTitle,
} from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';

/** How the forecast is made, and what it would have missed before; the baseline beside it. */
export const BacktestFacts = ({ forecast }: { forecast: CostForecast }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { percent, change } = useFormats();
  const { method, reason, backtest } = forecast;
  return (
    <Stack component="section" gap={1}>
      <SectionTitle>{t('forecast.howSure')}</SectionTitle>
      {method && (
        <Typography>
          {t('forecast.madeBy', { method: t(`forecast.method.${method}`) })}{' '}
          {t(`forecast.explained.${method}`)} {t('forecast.ofHorizon')}
        </Typography>
      )}
      {reason && <Typography>{t(`forecast.reason.${reason}`)}</Typography>}
      {backtest && (
        <>
          <Typography>
            {t('forecast.backtest', { count: backtest.origins })}
          </Typography>
          {forecast.months.length > backtest.origins && (
            <Typography>
              {t('forecast.untested', { count: backtest.origins })}
            </Typography>
          )}
          <Facts minWidth={170}>
            <Fact name={t('forecast.wape')}>{percent(backtest.wape)}</Fact>
            <Fact name={t('forecast.baselineWape')}>
              {percent(backtest.baseline.wape)}
            </Fact>
            <Fact name={t('forecast.bias')}>{change(backtest.bias)}</Fact>
            <Fact name={t('forecast.baselineBias')}>
              {change(backtest.baseline.bias)}
            </Fact>
            <Fact name={t('forecast.coverage80')}>
              {percent(backtest.coverage80)}
            </Fact>
            <Fact name={t('forecast.coverage95')}>
              {percent(backtest.coverage95)}
            </Fact>
          </Facts>
        </>
      )}
    </Stack>
  );
};
