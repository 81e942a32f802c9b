import type { RunService } from '@rosetta/run-kit';
import {
  LineSort,
  listCostLines,
  MAX_KEY_LENGTH,
} from '@rosetta/contracts/finops';
import { InstantInput } from '@rosetta/contracts/values';
import { LineKey, PublishedRunReadModel } from '@rosetta/finops-mart';
import { decodeCursor, encodeCursor, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { resolvePublishedMonths } from '../costs/publishedMonths';
import { CostLineReader, LineQuery } from './CostLineReader';
import { linesToCsv } from './lineCsv';

/** Lines per query while a file is streamed. */
const CSV_BATCH = 2_000;

/** At most a bigint of PostgreSQL, which a forged cursor could exceed; 0 in a share. */
const RawLine = z.string().regex(/^(0|\d{11,18})$/);

/** As PostgreSQL writes it; more digits than any amount has, and far fewer than it can take. */
const Amount = z
  .string()
  .max(200)
  .regex(/^-?\d+(\.\d+)?$/);
/** As PostgreSQL writes it, to the microsecond, which a `Date` would cut off. */
const ChargeStart = z
  .string()
  .max(35)
  .refine(text => InstantInput.safeParse(text).success);
const Text = z.string().max(MAX_KEY_LENGTH);

const SORT_VALUES: Record<LineSort, z.ZodType<string>> = {
  amount: Amount,
  chargePeriod: ChargeStart,
  product: Text,
  account: Text,
  application: Text,
};

/** Where the next page starts: after this line, in the runs published at this instant. */
const positionOf = (sort: LineSort) =>
  z.object({
    asOf: InstantInput,
    after: z.object({
      value: SORT_VALUES[sort],
      rawLine: RawLine,
      pool: z.union([z.literal(''), z.guid()]),
      application: Text,
    }),
  });

/** The first items of what is read in batches. */
const takeFirst = async <T>(
  read: (start: LineKey | undefined, batch: number) => AsyncIterable<T[]>,
  count: number,
  start?: LineKey,
): Promise<T[]> => {
  const found: T[] = [];
  for await (const batch of read(start, count)) {
    found.push(...batch);
    if (found.length >= count) break;
  }
  return found.slice(0, count);
};

export const serveLines = (serve: Serve, db: Knex, runService: RunService) => {
  const published = new PublishedRunReadModel(db);
  const lines = new CostLineReader(db);

  /**
   * The runs to read, pinned to the last change of what is published, so that all pages of a list are
   * of the same runs: `asOf` may be in the future.
   */
  const resolveRuns = async (query: LineQuery, pinned = query.asOf) => {
    const all = await published.list(pinned);
    const instants = all.map(run => run.changedAt).sort();
    return {
      asOf: instants.at(-1),
      runs: resolvePublishedMonths(all, query, runService.periodBounds).current,
    };
  };

  const page = async ({ cursor, limit, ...filters }: LineQuery) => {
    const position = cursor
      ? decodeCursor(positionOf(filters.sort), filters, cursor)
      : undefined;
    const query = { ...filters, limit };
    const { asOf, runs } = await resolveRuns(query, position?.asOf);
    const found = await takeFirst(
      (start, batch) => lines.read(query, runs, batch, start),
      limit + 1,
      position?.after,
    );
    const items = found.slice(0, limit);
    const next = { asOf, after: items.at(-1)?.at };
    return {
      items: items.map(({ line }) => line),
      ...(found.length > limit && { nextCursor: encodeCursor(filters, next) }),
    };
  };

  serve(listCostLines, ({ query }) => page(query), {
    'text/csv': async ({ query }, reply) => {
      const { runs } = await resolveRuns(query);
      await reply.send(
        linesToCsv(lines.read(query, runs, CSV_BATCH), query.measure),
        { filename: 'cost-lines.csv' },
      );
    },
  });
};
