import { listCostLines } from '@rosetta/contracts';
import { PublishedRunReadModel } from '@rosetta/finops-mart';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { resolveWindow } from '../costs/window';
import { CostLines, LineStart, LineView } from './CostLines';
import { linesToCsv } from './lineCsv';
import { readCursor, writeCursor } from './lineCursor';

/** Lines per query while a file is streamed. */
const CSV_BATCH = 2_000;

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

  /** The runs to read, pinned to an instant, so that pages of one list agree. */
  const runsOf = async (view: LineView, pinned = view.asOf) => {
    const all = await published.list(pinned);
    const asOf =
      pinned ??
      all
        .map(run => run.at)
        .sort()
        .at(-1) ??
      '';
    return { asOf, runs: resolveWindow(all, view).current };
  };

  const page = async (view: LineView) => {
    const cursor = view.cursor ? readCursor(view.cursor) : undefined;
    const { asOf, runs } = await runsOf(view, cursor?.asOf);
    const found = await firstOf(
      (start, batch) => lines.read(view, runs, batch, start),
      view.limit + 1,
      cursor,
    );
    const items = found.slice(0, view.limit);
    const more = found.length > view.limit;
    return {
      items: items.map(({ line }) => line),
      ...(more && { nextCursor: writeCursor({ asOf, ...items.at(-1)!.at }) }),
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
