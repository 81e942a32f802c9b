import { RouteRequest } from '@rosetta/contracts';
import { listConsumptionLines } from '@rosetta/contracts/finops';
import {
  ConsumptionReadModel,
  LabelReadModel,
  parseRawLine,
  PublishedRunReadModel,
} from '@rosetta/finops-mart';
import { decodeCursor, encodeCursor, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { labelOf } from '../labelOf';
import { findPublishedRun } from './findPublishedRun';

type LinesQuery = RouteRequest<typeof listConsumptionLines>['query'];

/** What PostgreSQL numbers lines by. */
const MAX_BIGINT = 2n ** 63n - 1n;

const LinePosition = z.object({
  runId: z.uuid(),
  after: z.object({
    quantity: z.string().regex(/^\d+(\.\d+)?$/),
    raw_line: z
      .string()
      .regex(/^\d+$/)
      .refine(line => BigInt(line) <= MAX_BIGINT),
  }),
});

const DATASET = 'consumption';

/** The rows of consumption that a quantity of unit costs adds up. */
export const serveConsumptionLines = (serve: Serve, db: Knex) => {
  const published = new PublishedRunReadModel(db);
  const consumption = new ConsumptionReadModel(db);
  const labels = new LabelReadModel(db);

  const listLines = async ({ limit, cursor, ...question }: LinesQuery) => {
    const position = cursor
      ? decodeCursor(LinePosition, question, cursor)
      : undefined;
    const { period, metric, ...filters } = question;
    const runId =
      position?.runId ?? (await findPublishedRun(published, period)).runId;
    const run = { period, runId };
    const rows = await consumption.lines({
      ...{ run, metric, filters, after: position?.after },
      limit: limit + 1,
    });
    await published.assertRetained([run]);
    const [applications, products, files] = await Promise.all(
      (['application', 'product', 'raw_file'] as const).map(dimension =>
        labels.names(dimension, [runId]),
      ),
    );
    const items = rows
      .slice(0, limit)
      .map(({ application_id: application, raw_line, ...row }) => {
        const { rawImport, rawRow } = parseRawLine(raw_line);
        const file = files.get(String(rawImport)) ?? '';
        return {
          ...row,
          lineId: `${runId}:${raw_line}`,
          application,
          label: labelOf(applications, application),
          productLabel: labelOf(products, row.product),
          raw: { dataset: DATASET, file, row: rawRow },
        };
      });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    if (!last) return { ...run, items };
    const { quantity, raw_line } = last;
    const next = { runId, after: { quantity, raw_line } };
    return { ...run, items, nextCursor: encodeCursor(question, next) };
  };
  serve(listConsumptionLines, ({ query }) => listLines(query));
};
