import {
  Import,
  createImport,
  createImportFromSource,
  draftImport,
  getImport,
  listImportRows,
  listImportSources,
  listImports,
} from '@rosetta/contracts/ref';
import {
  Serve,
  ServedRequest,
  decodeCursor,
  encodeCursor,
  readPage,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { ReferentielConfig } from '../referentielConfig';
import { ImportReadModel } from './ImportReadModel';
import { ImportRowStore } from './ImportRowStore';
import { DraftOptions, ImportContext, Imports } from './Imports';
import { LiveSources } from './live/LiveSources';

const ImportNumber = z.string().regex(/^\d{1,18}$/);
const RowPosition = z.object({ seq: z.int().min(0).max(1_000_000) });

const contextOf = ({
  caller,
  headers,
  logger,
}: Pick<ServedRequest, 'caller' | 'headers' | 'logger'>): ImportContext => ({
  author: caller.subject,
  language: headers['accept-language'] ?? 'en',
  logger,
});

const created = (found: Import, setHeader: ServedRequest['setHeader']) => {
  setHeader('location', `/v1/imports/${found.id}`);
  return found;
};

const serveReads = (serve: Serve, db: Knex) => {
  const imports = new ImportReadModel(db);
  const rows = new ImportRowStore(db);
  serve(listImports, async ({ query: { limit, cursor } }) => {
    const before = cursor
      ? decodeCursor(ImportNumber, listImports.id, cursor)
      : undefined;
    const { items, next } = await imports.list(limit, before);
    return {
      items,
      ...(next && { nextCursor: encodeCursor(listImports.id, next) }),
    };
  });
  serve(getImport, ({ params }) => imports.get(params.id));
  serve(
    listImportRows,
    async ({ params: { id }, query: { limit, cursor, ...query } }) => {
      await imports.get(id);
      const { rows: items, ...next } = await readPage(
        { limit, cursor },
        {
          list: [listImportRows.id, id, query],
          position: RowPosition,
          read: (after, most) =>
            rows.page(id, { ...query, limit: most, after: after?.seq }),
        },
      );
      return { items, ...next };
    },
  );
};

type Flags = Record<'dryRun' | keyof DraftOptions, 'true' | 'false'>;

/** Undefined where it is only compared. */
const draftOptions = ({ dryRun, skipRefused, takeProbable }: Flags) =>
  dryRun === 'true'
    ? undefined
    : {
        skipRefused: skipRefused === 'true',
        takeProbable: takeProbable === 'true',
      };

const serveLive = (serve: Serve, imports: Imports, live: LiveSources) => {
  serve(listImportSources, async () => ({ items: live.list() }));
  serve(createImportFromSource, async request => {
    const { params, query, signal, setHeader } = request;
    const { kind, effectiveFrom, ...flags } = query;
    const { source } = params;
    const { hidden, ...read } = await live.read(source, kind, signal);
    const found = await imports.import(
      // What is hidden is not gone.
      { ...read, kind, source, effectiveFrom, hidden, partial: hidden > 0 },
      draftOptions(flags),
      contextOf(request),
    );
    return created(found, setHeader);
  });
};

export const serveImports = (
  serve: Serve,
  db: Knex,
  config: ReferentielConfig,
  live: LiveSources,
) => {
  const imports = new Imports(db, config);
  serve(createImport, async request => {
    const { query, body: content, setHeader } = request;
    const { dryRun, skipRefused, takeProbable, partial, ...given } = query;
    const found = await imports.import(
      { ...given, content, partial: partial === 'true' },
      draftOptions({ dryRun, skipRefused, takeProbable }),
      contextOf(request),
    );
    return created(found, setHeader);
  });
  serveLive(serve, imports, live);
  serve(draftImport, async request => {
    const { params, body, setHeader } = request;
    return created(
      await imports.draft(params.id, body, contextOf(request)),
      setHeader,
    );
  });
  serveReads(serve, db);
};
