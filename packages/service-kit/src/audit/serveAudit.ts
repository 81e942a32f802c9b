import { AuditRoutes } from '@rosetta/contracts/audit';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { Serve } from '../http/types';
import { AuditTrail } from './AuditTrail';

const Seq = z.int().positive();

/** Serves the audit of a domain. */
export const serveAudit = (
  serve: Serve,
  routes: AuditRoutes,
  trail: AuditTrail,
) => {
  serve(routes.listAudit, async ({ query }) => {
    const { limit, cursor, kind, entity } = query;
    const scope = [routes.listAudit.id, { kind, entity }];
    const before = cursor ? decodeCursor(Seq, scope, cursor) : undefined;
    const found = await trail.page({
      limit: limit + 1,
      before,
      kind,
      entityId: entity,
    });
    const items = found.slice(0, limit);
    return {
      items,
      ...(found.length > limit && {
        nextCursor: encodeCursor(scope, items.at(-1)!.seq),
      }),
    };
  });
  serve(routes.verifyAudit, () => trail.verify());
};
