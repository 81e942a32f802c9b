import { Filter } from 'mongodb';
import { Collections, ImportEntry } from './collections';

/** Entries of earlier releases are of one file each. */
export const filesOf = ({ files, _id, file }: ImportEntry) =>
  files ?? [{ import: _id, file, columns: null }];

/** Those with one of these imports; a delivery's number is that of its last file. */
export const deliveriesWith = (
  { imports }: Collections,
  from: number,
  to: number,
): Promise<ImportEntry[]> =>
  imports
    .find({
      $or: [
        { _id: { $gte: from, $lte: to } },
        { _id: { $gt: to }, first: { $lte: to } },
      ],
    })
    .toArray();

export const completeDeliveries = (
  { imports }: Collections,
  dataset: string,
  filter: Filter<ImportEntry> = {},
) => imports.find({ ...filter, dataset, state: 'complete' }).sort({ _id: 1 });

/** The number of the last delivery that there is of these; 0 where there is none. */
export const lastDelivery = async (
  { imports }: Collections,
  filter: Filter<ImportEntry>,
): Promise<number> => {
  const [last] = await imports
    .find(filter)
    .sort({ _id: -1 })
    .limit(1)
    .toArray();
  return last?._id ?? 0;
};
