import { Collections, ImportNumbers, importsOf } from './collections';

/** Takes back what a delivery wrote. Its numbers stay, so that it can never complete. */
export const undoImport = async (
  { imports, records, rejects }: Collections,
  delivery: ImportNumbers,
) => {
  const { matchedCount } = await imports.updateOne(
    { _id: delivery._id, state: { $ne: 'complete' } },
    { $set: { state: 'aborted' } },
  );
  if (matchedCount === 0) return;
  const [first, last] = importsOf(delivery);
  const written = { $gte: first, $lte: last };
  await rejects.deleteMany({ import: written });
  await records.deleteMany({ import: written });
  await records.updateMany(
    { supersededBy: written },
    { $set: { supersededBy: null } },
  );
  await records.updateMany(
    { revivedBy: written },
    { $set: { revivedBy: null } },
  );
};

/** Takes back what deliveries left behind that were killed. Only with the lock in hand. */
export const undoAbandonedImports = async (
  collections: Collections,
  dataset: string,
) => {
  const dead = await collections.imports
    .find({ dataset, state: 'writing' })
    .toArray();
  for (const delivery of dead) await undoImport(collections, delivery);
};
