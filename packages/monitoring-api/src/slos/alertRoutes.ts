import { NotFoundError } from '@backstage/errors';
import { listSloAlerts, setSloAlertTold } from '@rosetta/contracts/monitoring';
import { monitoringAudit, SloAlertStore } from '@rosetta/monitoring-mart';
import { readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';

const Position = z.object({ raisedAt: z.iso.datetime(), id: z.uuid() });

/** Burns: the portal reads them, tells the owners, and records that it did. */
export const serveSloAlerts = (serve: Serve, db: Knex) => {
  serve(listSloAlerts, async ({ query }) => {
    const { limit: _, cursor: __, state, ...filters } = query;
    const isTold = state && state === 'told';
    const { rows: items, ...next } = await readPage(query, {
      list: [listSloAlerts.id, state, filters],
      position: Position,
      read: (after, limit) =>
        new SloAlertStore(db).page({ ...filters, isTold, after, limit }),
    });
    return { items, ...next };
  });

  serve(setSloAlertTold, ({ params: { id }, body, caller, requestId }) =>
    db.transaction(async trx => {
      const alert = await new SloAlertStore(trx).setTold(id, body);
      if (!alert) throw new NotFoundError(`No alert has the id ${id}`);
      await monitoringAudit(trx).append([
        {
          actor: caller.subject,
          requestId,
          kind: 'slo-alert',
          entityId: id,
          op: 'update',
          reason: null,
          before: null,
          after: body,
        },
      ]);
      return alert;
    }),
  );
};
