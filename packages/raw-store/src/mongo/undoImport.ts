import { Collections } from './collections';

/** Takes back what an import wrote. Its number stays, so that it can never complete. */
export const undoImport = async (
  { imports, records, rejects }: Collections,
  importNumber: number,
) => {
  const { matchedCount } = await imports.updateOne(
    { _id: importNumber, state: { $ne: 'complete' } },
    { $set: { state: 'aborted' } },
  );
  if (matchedCount === 0) return;
  await rejects.deleteMany({ import: importNumber });
  await records.deleteMany({ import: importNumber });
  await records.updateMany(
    { supersededBy: importNumber },
    { $set: { supersededBy: null } },
  );
  await records.updateMany(
    { revivedBy: importNumber },
    { $set: { revivedBy: null } },
  );
};

/** Takes back what imports left behind that were killed. Only with the lock in hand. */
export const undoAbandonedImports = async (
  collections: Collections,
  dataset: string,
) => {
  const dead = await collections.imports
    .find({ dataset, state: 'writing' })
    .toArray();
  for (const { _id } of dead) await undoImport(collections, _id);
};
