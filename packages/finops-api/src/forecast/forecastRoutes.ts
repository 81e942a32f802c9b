import { getForecast } from '@rosetta/contracts/finops';
import { Serve } from '@rosetta/service-kit';
import { CachedReadOptions, createCachedRead } from '../costs/createCachedRead';
import { CostService } from '../costs/CostService';
import { forecastRange } from './costForecast';
import { ForecastService } from './ForecastService';

export interface ForecastRoutesOptions extends CachedReadOptions {
  costs: CostService;
}

export const serveForecast = (
  serve: Serve,
  { costs, ...options }: ForecastRoutesOptions,
) => {
  const forecasts = new ForecastService(costs);
  const cachedRead = createCachedRead(options);
  serve(getForecast, ({ query }) => {
    const range = forecastRange(options.runs.periodBounds);
    return cachedRead('forecast', { ...query, ...range }, months =>
      forecasts.forecast(query, months),
    );
  });
};
