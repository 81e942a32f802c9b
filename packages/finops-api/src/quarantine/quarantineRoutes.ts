import { finops } from '@rosetta/contracts/domains';
import {
  downloadQuarantine,
  listQuarantine,
  listQuarantineGroups,
  previewRelanding,
  QUARANTINE_DATASETS,
  relandQuarantine,
} from '@rosetta/contracts/finops';
import { RawStore, whileAnswers } from '@rosetta/raw-store';
import { Serve } from '@rosetta/service-kit';
import { datasetsOf, sourcesOf } from '@rosetta/sources';
import { Knex } from 'knex';
import { QuarantineReader } from './QuarantineReader';
import { Relanding } from './Relanding';

/** Serves what could not be used of bills and consumption, and lands it again. */
export const serveQuarantine = (
  serve: Serve,
  { db, raw }: { db: Knex; raw: RawStore },
) => {
  const reader = new QuarantineReader(raw, db);
  const relanding = new Relanding(db, raw, datasetsOf(sourcesOf(finops.name)));

  serve(listQuarantine, ({ query }) =>
    whileAnswers(raw, () => reader.page(query)),
  );
  serve(listQuarantineGroups, ({ query: { dataset, file } }) =>
    whileAnswers(raw, async () => {
      const wanted = dataset ? [dataset] : QUARANTINE_DATASETS;
      const groups = await Promise.all(
        wanted.map(each => reader.groups(each, { file })),
      );
      return { items: groups.flat() };
    }),
  );
  serve(
    downloadQuarantine,
    ({ query: { dataset, ...filter } }) =>
      whileAnswers(raw, () => reader.describe(dataset, filter)),
    {
      'text/csv': async ({ query: { dataset, ...filter } }, reply) =>
        whileAnswers(raw, async () =>
          reply.send(await reader.file(dataset, filter), {
            filename: `${dataset}-quarantine.csv`,
          }),
        ),
    },
  );
  serve(previewRelanding, ({ body }) =>
    whileAnswers(raw, () => relanding.preview(body)),
  );
  serve(relandQuarantine, ({ body: { reason, ...input }, caller, requestId }) =>
    whileAnswers(raw, () =>
      relanding.reland(input, { actor: caller.subject, requestId, reason }),
    ),
  );
};
