import { RouteRequest } from '@rosetta/contracts';
import { listInvoices, putInvoices } from '@rosetta/contracts/finops';
import { Month } from '@rosetta/contracts/values';
import {
  InvoicePosition,
  InvoiceReadModel,
  INVOICES,
  PublishedRunReadModel,
  ValueStore,
} from '@rosetta/finops-mart';
import { readBatches, readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { changeValues } from '../changeValues';
import {
  answerWithRevision,
  monthsAsked,
  putUnderIfMatch,
} from '../valueRoutes';
import { invoicesToCsv } from './invoiceCsv';

type Query = RouteRequest<typeof listInvoices>['query'];
type Put = RouteRequest<typeof putInvoices>['body'];

const Position = z.object({
  invoice: z.string(),
  issuer: z.string(),
  currency: z.string(),
  months: z.array(Month),
});

const filtersOf = ({ from, to, issuer, currency, state }: Query) => ({
  ...monthsAsked({ from, to }),
  ...{ issuer, currency, state },
});

export const serveInvoices = (serve: Serve, db: Knex) => {
  const invoices = new InvoiceReadModel(db);

  /** Reads pages that all stand on the same published runs. */
  const openReader = async (query: Query) => {
    const runs = await new PublishedRunReadModel(db).list();
    return (after: InvoicePosition | undefined, limit: number) =>
      invoices.page({ ...filtersOf(query), runs, after, limit });
  };

  async function* readAll(query: Query) {
    yield* readBatches(await openReader(query));
  }

  const readList = async (query: Query) => {
    const { rows: items, ...next } = await readPage(query, {
      list: [listInvoices.id, filtersOf(query)],
      position: Position,
      read: await openReader(query),
    });
    return { items, ...next };
  };

  serve(
    listInvoices,
    request =>
      answerWithRevision(
        request,
        () => new ValueStore(db, INVOICES).revision(),
        () => readList(request.query),
      ),
    {
      'text/csv': async ({ query }, reply) =>
        reply.send(invoicesToCsv(readAll(query)), { filename: 'invoices.csv' }),
    },
  );

  serve(
    putInvoices,
    putUnderIfMatch('list of invoices', ({ items, reason }: Put, edit) =>
      changeValues(db, {
        table: INVOICES,
        kind: 'invoice',
        items: items.map(({ amount: after, ...key }) => ({ ...key, after })),
        ...{ reason, ...edit },
      }),
    ),
  );
};
