import { listCostLines } from '@rosetta/contracts/finops';
import { InstantInput, Month } from '@rosetta/contracts/values';
import { PublishedRunReadModel } from '@rosetta/finops-mart';
import { decodeCursor, encodeCursor, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { resolveWindow } from '../costs/window';
import { CostLines, LineStart, LineView } from './CostLines';
import { linesToCsv } from './lineCsv';

/** Lines per query while a file is streamed. */
const CSV_BATCH = 2_000;

/** No longer than PostgreSQL's bigint, which a forged cursor must not exceed. */
const RawLine = z.string().regex(/^\d{11,18}$/);

/** Where to read on: after which line, in what was published at which instant. */
const Position = z.object({
  asOf: InstantInput,
  period: Month,
  after: z.object({ rawLine: RawLine, application: z.string() }),
});

/** The first so many of what comes in batches. */
const firstOf = async <T>(
  read: (start: LineStart | undefined, batch: number) => AsyncIterable<T[]>,
  count: number,
  start?: LineStart,
): Promise<T[]> => {
  const found: T[] = [];
  for await (const batch of read(start, count)) {
    found.push(...batch);
    if (found.length >= count) break;
  }
  return found.slice(0, count);
};

export const serveLines = (serve: Serve, db: Knex) => {
  const published = new PublishedRunReadModel(db);
  const lines = new CostLines(db);

  /**
   * The runs to read, pinned to the last publication among them, so that pages of one list
   * agree: an instant that is asked for may be still to come, with other runs.
   */
  const runsOf = async (view: LineView, pinned = view.asOf) => {
    const all = await published.list(pinned);
    const instants = all.map(run => run.at).sort();
    return { asOf: instants.at(-1), runs: resolveWindow(all, view).current };
  };

  const page = async ({ cursor, limit, ...question }: LineView) => {
    const position = cursor
      ? decodeCursor(Position, question, cursor)
      : undefined;
    const view = { ...question, limit };
    const { asOf, runs } = await runsOf(view, position?.asOf);
    const found = await firstOf(
      (start, batch) => lines.read(view, runs, batch, start),
      limit + 1,
      position,
    );
    const items = found.slice(0, limit);
    const next = { asOf, ...items.at(-1)?.at };
    return {
      items: items.map(({ line }) => line),
      ...(found.length > limit && { nextCursor: encodeCursor(question, next) }),
    };
  };

  serve(listCostLines, ({ query }) => page(query), {
    'text/csv': async ({ query }, reply) => {
      const { runs } = await runsOf(query);
      await reply.send(
        linesToCsv(lines.read(query, runs, CSV_BATCH), query.measure),
        { filename: 'cost-lines.csv' },
      );
    },
  });
};
