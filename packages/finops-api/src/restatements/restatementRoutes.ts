import { RouteRequest } from '@rosetta/contracts';
import {
  bookRestatement,
  bookRestatements,
  listRestatedApplications,
  listRestatements,
  undoRestatement,
} from '@rosetta/contracts/finops';
import { RestatementKey, RestatementReadModel } from '@rosetta/finops-mart';
import {
  decodeCursor,
  encodeCursor,
  Serve,
  ServedRequest,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { Author, RestatementBooking } from './RestatementBooking';
import { restatementsToCsv } from './restatementCsv';
import { toRestatedApplication, toRestatement } from './toRestatement';

type Query = RouteRequest<typeof listRestatements>['query'];

const CSV_BATCH = 2_000;

const Position = z.object({
  size: z
    .string()
    .max(200)
    .regex(/^\d+(\.\d+)?$/),
  id: z.string().max(100),
});

/** A page of rows, and where the next one begins. */
const pageOf = async <Row extends RestatementKey, Item>(
  { cursor, limit, ...filters }: Query,
  read: (after: RestatementKey | undefined, limit: number) => Promise<Row[]>,
  toItem: (row: Row) => Item,
) => {
  const after = cursor ? decodeCursor(Position, filters, cursor) : undefined;
  const found = await read(after, limit + 1);
  const rows = found.slice(0, limit);
  const items = rows.map(toItem);
  if (found.length <= limit) return { items };
  const { size, id } = rows.at(-1)!;
  return { items, nextCursor: encodeCursor(filters, { size, id }) };
};

const serveLists = (serve: Serve, db: Knex) => {
  const restatements = new RestatementReadModel(db);

  async function* readAll({ period, state, measure }: Query) {
    const query = { period, state, measure, limit: CSV_BATCH };
    let after: RestatementKey | undefined;
    for (;;) {
      const rows = await restatements.page({ ...query, after });
      yield rows.map(row => toRestatement(row, measure));
      if (rows.length < CSV_BATCH) return;
      const { size, id } = rows.at(-1)!;
      after = { size, id };
    }
  }

  serve(
    listRestatements,
    ({ query }) =>
      pageOf(
        query,
        (after, limit) => restatements.page({ ...query, after, limit }),
        row => toRestatement(row, query.measure),
      ),
    {
      'text/csv': async ({ query }, reply) =>
        reply.send(restatementsToCsv(readAll(query)), {
          filename: 'restatements.csv',
        }),
    },
  );
  serve(listRestatedApplications, ({ query }) =>
    pageOf(
      query,
      (after, limit) =>
        restatements.applicationPage({ ...query, after, limit }),
      row => toRestatedApplication(row, query.measure),
    ),
  );
};

const authorOf = ({
  body,
  caller,
  requestId,
}: Pick<ServedRequest, 'caller' | 'requestId'> & {
  body: { reason: string };
}): Author => ({ actor: caller.subject, requestId, reason: body.reason });

export const serveRestatements = (serve: Serve, db: Knex) => {
  const bookings = new RestatementBooking(db);
  serveLists(serve, db);

  serve(bookRestatements, request =>
    bookings.bookMany(request.body, authorOf(request)),
  );
  serve(bookRestatement, request =>
    bookings.bookOne(request.params.id, request.body.period, authorOf(request)),
  );
  serve(undoRestatement, request =>
    bookings.undo(request.params.id, authorOf(request)),
  );
};
