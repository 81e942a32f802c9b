import { RouteRequest } from '@rosetta/contracts';
import { listPrices, Price } from '@rosetta/contracts/finops';
import {
  LabelReadModel,
  PriceReadModel,
  PriceRow,
  PublishedRunReadModel,
} from '@rosetta/finops-mart';
import type { RunService } from '@rosetta/run-kit';
import { readBatches, readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import {
  PublishedMonths,
  resolvePublishedMonths,
} from '../costs/publishedMonths';
import { labelOf } from '../labelOf';
import { serveAgreedPrices } from './agreedPriceRoutes';
import { pricesToCsv } from './priceCsv';

type Query = RouteRequest<typeof listPrices>['query'];

const Position = z.object({
  month: z.string(),
  product: z.string(),
  sku: z.string().nullable(),
  unit: z.string(),
  currency: z.string(),
});

/** The newest month comes first: a later page needs none that is newer than where it begins. */
const leftOf = (runs: PublishedMonths['current'], after?: { month: string }) =>
  after ? runs.filter(({ period }) => period <= after.month) : runs;

interface PriceOptions {
  db: Knex;
  runs: RunService;
}

export const servePrices = (serve: Serve, { db, runs }: PriceOptions) => {
  const published = new PublishedRunReadModel(db);
  const prices = new PriceReadModel(db);

  const monthsOf = async (query: Query) =>
    resolvePublishedMonths(await published.list(), query, runs.periodBounds);

  const labelled = async (
    rows: readonly PriceRow[],
    months: PublishedMonths,
  ): Promise<Price[]> => {
    const names = await new LabelReadModel(db).names(
      'product',
      months.current.map(({ runId }) => runId),
    );
    await published.assertRetained(months.current);
    return rows.map(row => ({ ...row, label: labelOf(names, row.product) }));
  };

  const reader = (
    { limit: _, cursor: __, from: ___, to: ____, ...filters }: Query,
    { current }: PublishedMonths,
  ) => {
    const read = (after: PriceRow | z.output<typeof Position> | undefined, limit: number) =>
      prices.page({ ...filters, runs: leftOf(current, after), after, limit }); // prettier-ignore
    return { filters, read };
  };

  async function* readAll(query: Query, months: PublishedMonths) {
    const { read } = reader(query, months);
    for await (const batch of readBatches<PriceRow>(read))
      yield labelled(batch, months);
  }

  serveAgreedPrices(serve, { db, runs });
  serve(
    listPrices,
    async ({ query }) => {
      const months = await monthsOf(query);
      const { filters, read } = reader(query, months);
      const { from, to, missing } = months;
      const { rows, ...next } = await readPage(query, {
        list: [listPrices.id, from, to, filters],
        position: Position,
        read,
      });
      return {
        items: await labelled(rows, months),
        from,
        to,
        missing,
        ...next,
      };
    },
    {
      'text/csv': async ({ query }, reply) => {
        const months = await monthsOf(query);
        return reply.send(pricesToCsv(readAll(query, months)), {
          filename: 'prices.csv',
        });
      },
    },
  );
};
