import { getForecast, listBudgets } from '@rosetta/contracts/finops';
import { z } from 'zod';
import { defineTool } from './defineTool';

const { limit, cursor, from, to, kind, key, currency } =
  listBudgets.query!.shape;

const budgets = defineTool({
  name: 'list-budgets',
  title: 'Budgets and what they will come to',
  description:
    'Budgets of applications, groups, products and domains by month, newest month first: the amount, what the month has cost (actual; null while it is not published), ' +
    'what it is expected to come to (forecast, with intervals; null of months that are over, and with noForecast saying why where it could be made and is not) and the state: on-track, will-pass or passed. ' +
    'Amounts are exact decimal strings, a forecast is an estimate. A group’s budget holds for the groups below it too. Pass nextCursor as cursor to read on.',
  input: z.strictObject({
    limit,
    cursor,
    from: from.describe(
      'First month, YYYY-MM; all months when neither bound is given',
    ),
    to: to.describe(
      'Month after the last one, YYYY-MM: the window is half-open',
    ),
    kind: kind.describe('Only budgets of this kind'),
    key: key.describe(
      'Id of an application or group, or key of a product or domain',
    ),
    currency,
  }),
  output: listBudgets.answer,
  readOnly: true,
  run: (query, call) => call(listBudgets, { query }),
});

const shape = getForecast.query!.shape;

const forecast = defineTool({
  name: 'get-forecast',
  title: 'What costs are expected to be, with the error of that',
  description:
    'The forecast of costs at the end of this month, or of the next 3 or 12 months, with intervals of 80 and 95 %, of the total and of each application, group, domain, family or product with groupBy. ' +
    'Always tell its error with it: backtest says what the same forecast, made from earlier months, would have missed (wape and bias are shares of the actual amounts, coverage80 and coverage95 say how often the interval held), and what the seasonal-naive baseline would have. ' +
    'With method null there is no forecast, and reason says why: say so instead of making one. The total is forecast by itself and is not the sum of the items.',
  input: z.strictObject({
    ...shape,
    horizon: shape.horizon.describe(
      'month-end: this month; 3 or 12: so many months after the last published one that is over',
    ),
    groupBy: shape.groupBy.describe('Also a forecast of each; slower'),
  }),
  output: getForecast.answer,
  readOnly: true,
  run: (query, call) => call(getForecast, { query }),
});

export const planTools = [budgets, forecast];
