import { ConflictError } from '@backstage/errors';
import { RouteRequest } from '@rosetta/contracts';
import {
  bookRestatement,
  bookRestatements,
  listRestatedApplications,
  listRestatements,
  undoRestatement,
} from '@rosetta/contracts/finops';
import {
  RestatementKey,
  RestatementReadModel,
  RestatementRow,
} from '@rosetta/finops-mart';
import {
  readBatches,
  readPage,
  Serve,
  ServedRequest,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { ExplainingAuthor } from '../audited';
import { z } from 'zod';
import { RestatementBooking } from './RestatementBooking';
import { restatementsToCsv } from './restatementCsv';
import { toRestatedApplication, toRestatement } from './toRestatement';

type Query = RouteRequest<typeof listRestatements>['query'];

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
  const { rows, ...next } = await readPage(
    { cursor, limit },
    { list: filters, position: Position, read },
  );
  return { items: rows.map(toItem), ...next };
};

const serveLists = (serve: Serve, db: Knex) => {
  const restatements = new RestatementReadModel(db);

  /** A run or a booking meanwhile would mix its rows with those that it replaced: the file is then broken off. */
  async function* readAll({ period, state, measure }: Query) {
    const query = { period, state, measure };
    const began = await restatements.version(query);
    const batches = readBatches<RestatementRow>((after, limit) =>
      restatements.page({ ...query, after, limit }),
    );
    for await (const rows of batches) {
      if ((await restatements.version(query)) !== began)
        throw new ConflictError(
          'Restatements have changed while they were read; download them again',
        );
      yield rows.map(row => toRestatement(row, measure));
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
}): ExplainingAuthor => ({
  actor: caller.subject,
  requestId,
  reason: body.reason,
});

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
