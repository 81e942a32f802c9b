import {
  Application,
  attestApplication,
  listDueAttestations,
} from '@rosetta/contracts/ref';
import { readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { EntityReadModel } from '../entities/EntityReadModel';
import { resolveOne } from '../entities/resolve';
import { Attestations } from './Attestations';
import { QualityReadModel } from './QualityReadModel';

const Position = z.object({ id: z.string().max(100) });

export const serveAttestations = (
  serve: Serve,
  db: Knex,
  everyDays: number,
) => {
  const attestations = new Attestations(db, everyDays);
  const qualities = new QualityReadModel(db, everyDays);
  serve(attestApplication, ({ params, body, caller, requestId }) =>
    attestations.attest({ ...params, ...body, caller, requestId }),
  );
  serve(listDueAttestations, async ({ query, caller }) => {
    const { rows, ...next } = await readPage(query, {
      list: [listDueAttestations.id, caller.subject],
      position: Position,
      read: async (after, limit) => {
        const ids = await qualities.due(caller.subject, after?.id ?? '', limit);
        return ids.map(id => ({ id }));
      },
    });
    const ids = rows.map(({ id }) => id);
    const found = await new EntityReadModel(db, 'application').getMany(
      ids,
      await resolveOne(db, {}),
    );
    const assessed = await qualities.of(ids);
    const items = (found as unknown as Application[]).map(application => ({
      ...application,
      ...assessed.get(application.id),
    }));
    return { items, ...next };
  });
};
