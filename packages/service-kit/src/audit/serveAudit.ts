import { RouteRequest } from '@rosetta/contracts';
import { AuditEntry, AuditRoutes } from '@rosetta/contracts/audit';
import { Knex } from 'knex';
import { z } from 'zod';
import { readBatches, readPage } from '../http/readPage';
import { Serve } from '../http/types';
import { AuditChain, auditChainOf, keepAudit } from './AuditChain';
import { auditToCsv } from './auditCsv';
import { AuditTable } from './AuditTable';
import { AuditTrail } from './AuditTrail';
import { verifyTrail } from './verifyTrail';

const Position = z.object({ seq: z.int().positive() });

type Query = RouteRequest<AuditRoutes['listAudit']>['query'];

/**
 * Serves the audit of a domain.
 * @param chain - what changes of this database are recorded with; without it, none is made
 */
export const serveAudit = (
  serve: Serve,
  routes: AuditRoutes,
  db: Knex,
  table: AuditTable,
  chain?: AuditChain,
) => {
  if (chain) keepAudit(db, chain);
  const trail = new AuditTrail(db, table);
  const reader =
    ({ limit: _, cursor: __, entity: entityId, ...filters }: Query) =>
    (after: { seq: number } | undefined, limit: number) =>
      trail.page({ ...filters, entityId, limit, before: after?.seq });
  serve(
    routes.listAudit,
    async ({ query }) => {
      const { limit: _, cursor: __, ...filters } = query;
      const { rows: items, ...next } = await readPage(query, {
        list: [routes.listAudit.id, filters],
        position: Position,
        read: reader(query),
      });
      return { items, ...next };
    },
    {
      'text/csv': ({ query }, reply) =>
        reply.send(auditToCsv(readBatches<AuditEntry>(reader(query))), {
          filename: `audit-${table.chain}.csv`,
        }),
    },
  );
  serve(routes.verifyAudit, () =>
    verifyTrail(db, table, auditChainOf(db, table)),
  );
};
