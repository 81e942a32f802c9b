import { RouteRequest } from '@rosetta/contracts';
import { listConsumption, NONE } from '@rosetta/contracts/finops';
import {
  ConsumptionReadModel,
  LabelReadModel,
  PublishedRunReadModel,
} from '@rosetta/finops-mart';
import { decodeCursor, encodeCursor, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { labelOf } from '../labelOf';
import { serveConsumptionLines } from './consumptionLineRoutes';
import { findPublishedRun } from './findPublishedRun';

type Query = RouteRequest<typeof listConsumption>['query'];

/** The next page starts after this quantity, in the same run. */
const Position = z.object({
  runId: z.uuid(),
  after: z.object({
    quantity: z.string().regex(/^\d+(\.\d+)?$/),
    application_id: z.string(),
    product: z.string(),
  }),
});

export const serveConsumption = (serve: Serve, db: Knex) => {
  const published = new PublishedRunReadModel(db);
  const consumption = new ConsumptionReadModel(db);
  const labels = new LabelReadModel(db);

  const list = async ({ limit, cursor, ...question }: Query) => {
    const position = cursor
      ? decodeCursor(Position, question, cursor)
      : undefined;
    const { period, metric } = question;
    const runId =
      position?.runId ?? (await findPublishedRun(published, period)).runId;
    const run = { period, runId };
    const after = position?.after;
    const rows = await consumption.page({
      run,
      metric,
      after,
      limit: limit + 1,
    });
    await published.assertRetained([run]);
    const applications = await labels.names('application', [runId]);
    const products = await labels.names('product', [runId]);
    const page = rows.slice(0, limit);
    const items = page.map(({ application_id: application, ...row }) => ({
      ...row,
      application,
      label: labelOf(applications, application),
      productLabel: row.product === NONE ? NONE : labelOf(products, row.product), // prettier-ignore
    }));
    if (rows.length <= limit) return { ...run, items };
    const { quantity, application_id, product } = page.at(-1)!;
    const next = { runId, after: { quantity, application_id, product } };
    return { ...run, items, nextCursor: encodeCursor(question, next) };
  };
  serve(listConsumption, ({ query }) => list(query));
  serveConsumptionLines(serve, db);
};
