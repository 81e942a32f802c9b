import { NotFoundError } from '@backstage/errors';
import {
  changeMaintenanceWindow,
  createMaintenanceWindow,
  listMaintenanceWindows,
  MaintenanceInput,
  MaintenanceWindow,
} from '@rosetta/contracts/monitoring';
import { MaintenanceStore, monitoringAudit } from '@rosetta/monitoring-mart';
import {
  assertIfMatch,
  etagOf,
  InvalidInputError,
  readPage,
  Serve,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { Owners } from '../live/Owners';

const Position = z.object({ from: z.iso.datetime(), id: z.uuid() });

interface Change {
  actor: string;
  requestId: string;
  before: MaintenanceWindow | null;
  after: MaintenanceWindow;
}

const wrong = (path: string, code: string, message: string) =>
  new InvalidInputError([{ in: 'body', path: [path], code, message }]);

/** Two windows of one application would be one: people change the one that is there. */
const assertNoOverlap = async (
  store: MaintenanceStore,
  input: MaintenanceInput,
  exceptId?: string,
) => {
  const [other] = await store.overlapping(input, exceptId);
  if (!other) return;
  const both = other.applications.filter(each =>
    input.applications.includes(each),
  );
  throw wrong(
    'from',
    'overlap',
    `overlaps the maintenance window "${other.name}" (${other.id}) of ${both.join(', ')}, ${other.from} to ${other.to}; change that one, or choose another time`, // prettier-ignore
  );
};

const audit = (trx: Knex, { before, after, ...author }: Change) =>
  monitoringAudit(trx).append([
    {
      ...author,
      kind: 'maintenance-window',
      entityId: after.id,
      op: before ? 'update' : 'create',
      reason: after.reason,
      before,
      after,
    },
  ]);

export const serveMaintenance = (
  serve: Serve,
  db: Knex,
  owners: Pick<Owners, 'assertKnown'>,
) => {
  const assertKnown = async ({ applications }: MaintenanceInput) => {
    for (const application of applications)
      await owners.assertKnown(application).catch((error: Error) => {
        if (error.name !== 'NotFoundError') throw error;
        throw wrong('applications', 'unknown', error.message);
      });
  };

  serve(listMaintenanceWindows, async ({ query }) => {
    const { application } = query;
    const { rows: items, ...next } = await readPage(query, {
      list: [listMaintenanceWindows.id, application],
      position: Position,
      read: (after, limit) =>
        new MaintenanceStore(db).page({ application, after, limit }),
    });
    return { items, ...next };
  });

  serve(createMaintenanceWindow, async ({ body, caller, requestId, setHeader }) => {
    await assertKnown(body);
    const made = await db.transaction(async trx => {
      const store = new MaintenanceStore(trx);
      await store.lock();
      await assertNoOverlap(store, body);
      const after = await store.add(body, caller.subject);
      await audit(trx, { actor: caller.subject, requestId, before: null, after });
      return after;
    });
    setHeader('location', `/v1/maintenance-windows/${made.id}`);
    setHeader('etag', etagOf(made.revision));
    return made;
  }); // prettier-ignore

  serve(changeMaintenanceWindow, async request => {
    const { params: { id }, body, caller, requestId, headers, setHeader } = request; // prettier-ignore
    const changed = await db.transaction(async trx => {
      const store = new MaintenanceStore(trx);
      await store.lock();
      const before = await store.get(id);
      if (!before) throw new NotFoundError(`No maintenance window has the id ${id}`); // prettier-ignore
      assertIfMatch(headers, etagOf(before.revision), `maintenance window ${id}`); // prettier-ignore
      await assertKnown(body);
      if (!body.cancelled) await assertNoOverlap(store, body, id);
      const after = await store.change(id, body, caller.subject);
      await audit(trx, { actor: caller.subject, requestId, before, after });
      return after;
    });
    setHeader('etag', etagOf(changed.revision));
    return changed;
  });
};
