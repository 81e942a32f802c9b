import { RouteRequest } from '@rosetta/contracts';
import { listRates, putRates } from '@rosetta/contracts/finops';
import { CurrencyCode, Month } from '@rosetta/contracts/values';
import { ExchangeRateReadModel, RateKey } from '@rosetta/finops-mart';
import type { RunService } from '@rosetta/run-kit';
import { readBatches, readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import {
  answerWithRevision,
  monthsAsked,
  putUnderIfMatch,
} from '../valueRoutes';
import { ExchangeRates, RatesToPut } from './ExchangeRates';
import { ratesToCsv } from './rateCsv';

type Query = RouteRequest<typeof listRates>['query'];

const Position = z.object({ month: Month, currency: CurrencyCode });

export interface RateOptions {
  db: Knex;
  runs: RunService;
  reportingCurrency?: string;
}

const filtersOf = ({ from, to, currency }: Query) => ({
  ...monthsAsked({ from, to }),
  currency,
});

const serveList = (
  serve: Serve,
  { db, reportingCurrency }: RateOptions,
  rates: ExchangeRates,
) => {
  const known = new ExchangeRateReadModel(db);

  const read =
    (query: Query) => async (after: RateKey | undefined, limit: number) =>
      reportingCurrency
        ? known.page({ ...filtersOf(query), reportingCurrency, after, limit })
        : [];

  const readList = async (query: Query) => {
    const filters = filtersOf(query);
    const { rows: items, ...next } = await readPage(query, {
      list: [listRates.id, { ...filters, reportingCurrency }],
      position: Position,
      read: read(query),
    });
    const missing = reportingCurrency
      ? await known.missing({ ...filters, reportingCurrency })
      : [];
    return {
      ...{ items, missing, ...next },
      reportingCurrency: reportingCurrency ?? null,
    };
  };

  serve(
    listRates,
    request =>
      answerWithRevision(
        request,
        () => rates.revision(),
        () => readList(request.query),
      ),
    {
      'text/csv': async ({ query }, reply) =>
        reply.send(
          ratesToCsv(readBatches(read(query)), reportingCurrency ?? null),
          {
            filename: 'exchange-rates.csv',
          },
        ),
    },
  );
};

export const serveRates = (serve: Serve, options: RateOptions) => {
  const { db, runs, reportingCurrency } = options;
  const rates = new ExchangeRates(db, reportingCurrency);
  serveList(serve, options, rates);

  serve(
    putRates,
    putUnderIfMatch('list of exchange rates', (body: RatesToPut, edit) =>
      rates.put(body, edit, runs.periodBounds),
    ),
  );
};
