import { RouteRequest } from '@rosetta/contracts';
import {
  answerAnomaly,
  getAnomaly,
  listAnomalies,
  setAnomalyTold,
} from '@rosetta/contracts/finops';
import { Day, PeriodBounds } from '@rosetta/contracts/values';
import { AnomalyReadModel, AnomalyRow, Limits } from '@rosetta/finops-mart';
import { resolveDays, type RunService } from '@rosetta/run-kit';
import { Caller, readBatches, readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { anomaliesToCsv } from './anomalyCsv';
import { AnomalyService } from './AnomalyService';

type Query = RouteRequest<typeof listAnomalies>['query'];

const Position = z.object({
  size: z
    .string()
    .max(200)
    .regex(/^\d+(\.\d+)?$/),
  from_day: Day,
  id: z.guid(),
});

const idsOf = (ids: string | undefined) => ids?.split(',');

/** One bound alone is one day; without any all days are asked for. */
const windowOf = ({ from, to }: Query, bounds: PeriodBounds) =>
  from || to ? resolveDays({ from, to }, 1, bounds) : {};

const filtersOf = (query: Query, bounds: PeriodBounds) => ({
  ...windowOf(query, bounds),
  ...{ state: query.state, of: query.kind, sort: query.sort },
  ...{ product: query.product, currency: query.currency },
  applications: idsOf(query.application),
  groups: idsOf(query.group),
  isToTell: query.notice === 'pending' || undefined,
});

export const serveAnomalies = (
  serve: Serve,
  { db, runs, limits }: { db: Knex; runs: RunService; limits: Limits },
) => {
  const stored = new AnomalyReadModel(db);
  const anomalies = new AnomalyService(db, limits);

  async function* readAll(query: Query, caller: Caller) {
    const filters = filtersOf(query, runs.periodBounds);
    const batches = readBatches<AnomalyRow>((after, limit) =>
      stored.page({ ...filters, after, limit }),
    );
    for await (const batch of batches)
      yield anomalies.describe(batch, caller, { withDays: false });
  }

  serve(
    listAnomalies,
    async ({ query, caller }) => {
      const filters = filtersOf(query, runs.periodBounds);
      const { rows, ...next } = await readPage(query, {
        list: [listAnomalies.id, filters],
        position: Position,
        read: (after, limit) => stored.page({ ...filters, after, limit }),
      });
      const through = await stored.lastDay();
      return {
        items: await anomalies.describe(rows, caller, {
          withDays: query.days === 'around',
        }),
        ...next,
        ...(through && { through }),
      };
    },
    {
      'text/csv': async ({ query, caller }, reply) =>
        reply.send(anomaliesToCsv(readAll(query, caller)), {
          filename: 'anomalies.csv',
        }),
    },
  );
  serve(getAnomaly, ({ params, caller }) => anomalies.get(params.id, caller));
  serve(answerAnomaly, ({ params, body, caller, requestId }) =>
    anomalies.answer(params.id, body, caller, {
      actor: caller.subject,
      requestId,
    }),
  );
  serve(setAnomalyTold, ({ params, body }) =>
    anomalies.setTold(params.id, body.recipients),
  );
};
