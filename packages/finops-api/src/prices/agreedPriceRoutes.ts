import { RouteRequest } from '@rosetta/contracts';
import {
  AgreedPrice,
  listAgreedPriceChanges,
  listAgreedPrices,
  putAgreedPrices,
} from '@rosetta/contracts/finops';
import { addMonths, CurrencyCode, Month } from '@rosetta/contracts/values';
import {
  AGREED_PRICES,
  AgreedPriceReadModel,
  ValueChangeReadModel,
  ValueStore,
} from '@rosetta/finops-mart';
import type { RunService } from '@rosetta/run-kit';
import { readBatches, readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { assertMonthsWithin } from '../assertMonthsWithin';
import { changeValues, ValueEdit } from '../changeValues';
import {
  answerWithRevision,
  putUnderIfMatch,
  readChanges,
} from '../valueRoutes';
import { assertKnownPrices } from './assertKnownPrices';
import { agreedPricesToCsv } from './agreedPriceCsv';

type Query = RouteRequest<typeof listAgreedPrices>['query'];
type Put = RouteRequest<typeof putAgreedPrices>['body'];

const Position = z.object({
  product: z.string(),
  sku: z.string(),
  unit: z.string(),
  currency: CurrencyCode,
  since: Month,
});

/** Who agrees on prices does so before any bill of them can be there. */
const MONTHS_AHEAD = 24;

/** The prices that people agreed on, and who changed them. */
export const serveAgreedPrices = (
  serve: Serve,
  { db, runs }: { db: Knex; runs: RunService },
) => {
  const prices = new AgreedPriceReadModel(db);

  const readAll = ({ limit: _, cursor: __, ...filters }: Query) =>
    readBatches((after: AgreedPrice | undefined, limit) =>
      prices.page({ ...filters, after, limit }),
    );

  const readList = async (query: Query) => {
    const { limit: _, cursor: __, ...filters } = query;
    const { rows: items, ...next } = await readPage(query, {
      list: [listAgreedPrices.id, filters],
      position: Position,
      read: (after, limit) => prices.page({ ...filters, after, limit }),
    });
    return { items, ...next };
  };

  serve(
    listAgreedPrices,
    request =>
      answerWithRevision(
        request,
        () => new ValueStore(db, AGREED_PRICES).revision(),
        () => readList(request.query),
      ),
    {
      'text/csv': async ({ query }, reply) =>
        reply.send(agreedPricesToCsv(readAll(query)), {
          filename: 'agreed-prices.csv',
        }),
    },
  );

  serve(listAgreedPriceChanges, ({ query: { limit, cursor, ...filters } }) =>
    readChanges(
      new ValueChangeReadModel(db, AGREED_PRICES),
      listAgreedPriceChanges.id,
      { filters, limit, cursor },
    ),
  );

  const put = async ({ items, reason }: Put, edit: ValueEdit) => {
    const { from, to } = runs.periodBounds;
    const bounds = { from, to: addMonths(to, MONTHS_AHEAD) };
    assertMonthsWithin(items, 'since', bounds);
    await assertKnownPrices(db, items);
    return changeValues(db, {
      table: AGREED_PRICES,
      kind: 'agreed-price',
      items: items.map(({ price: after, ...key }) => ({ ...key, after })),
      ...{ reason, ...edit },
    });
  };
  serve(putAgreedPrices, putUnderIfMatch('list of agreed prices', put));
};
