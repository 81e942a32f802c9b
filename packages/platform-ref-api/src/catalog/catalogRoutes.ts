import {
  listCatalogComponents,
  listCatalogProposals,
  sendCatalogEvents,
} from '@rosetta/contracts/ref';
import { readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { CatalogComponentStore } from './CatalogComponentStore';
import { ProposalReadModel } from './ProposalReadModel';

const Position = z.object({ entityRef: z.string().min(1) });

export const serveCatalog = (serve: Serve, db: Knex) => {
  const components = new CatalogComponentStore(db);
  const proposals = new ProposalReadModel(db);
  serve(sendCatalogEvents, async ({ body: { stream, events } }) => {
    const applied = await components.apply(stream, events);
    return { applied, known: events.length - applied };
  });
  serve(listCatalogComponents, async ({ query }) => {
    const { cursor: _, limit: __, ...filters } = query;
    const { rows: items, ...next } = await readPage(query, {
      list: [listCatalogComponents.id, filters],
      position: Position,
      read: (after, most) =>
        components.page({ ...filters, limit: most, after: after?.entityRef }),
    });
    return { items, ...next };
  });
  serve(listCatalogProposals, async ({ query }) => {
    const { kind } = query;
    const { rows: items, ...next } = await readPage(query, {
      list: [listCatalogProposals.id, kind],
      position: Position,
      read: (after, limit) => {
        const page = { limit, after: after?.entityRef };
        return kind === 'orphan'
          ? proposals.orphans(page)
          : proposals.unclaimed(page);
      },
    });
    return { items, ...next };
  });
};
